using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AudioFilter;
using AudioFilter.Audio;
using AudioFilter.Signals;

namespace NnGen.Samples.Tests.Audio;

public class AudioFilterTests
{
    [Fact]
    public void The_effect_is_learnt()
    {
        var run = AudioRun.Of();

        Assert.Equal(Sample.Passed, run.Code);
        var percentages = Regex.Match(run.Output, @"^the whole +(\d+\.\d+) % +(\d+\.\d+) % +(\d+\.\d+) %\r?$", RegexOptions.Multiline);
        Assert.InRange(double.Parse(percentages.Groups[1].Value, CultureInfo.InvariantCulture), 40, 100);
        Assert.InRange(double.Parse(percentages.Groups[2].Value, CultureInfo.InvariantCulture), 40, 100);
        Assert.InRange(double.Parse(percentages.Groups[3].Value, CultureInfo.InvariantCulture), 0, 0.5);
        Assert.Contains("times real time", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("accuracy", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', run.Output);
        Assert.Empty(run.Errors);
        CommittedPicture.Verify("AudioFilter", "audio-filter.svg", Encoding.UTF8.GetString(run.Files["audio-filter.svg"]));
    }

    /// <summary>The sounds in the files are those that the figures are about.</summary>
    [Fact]
    public void Sounds_are_written()
    {
        var run = AudioRun.Of("--epochs", "1", "--seed", "3");
        var piece = Piece.Make(seed: 3);

        Assert.Equal(Sample.Passed, run.Code);
        AssertSounds(piece, run.Files["input.wav"]);
        AssertSounds(Overdrive.Play(piece), run.Files["target.wav"]);
        Assert.Equal(run.Files["input.wav"].Length, run.Files["output.wav"].Length);
        Assert.NotEqual(run.Files["target.wav"], run.Files["output.wav"]);
    }

    [Fact]
    public void Equal_seeds_give_equal_sounds_and_others_do_not()
    {
        var outputs = new[] { "5", "5", "6" }.Select(seed => AudioRun.Of("--epochs", "1", "--seed", seed).Files["output.wav"]).ToList();

        Assert.Equal(outputs[0], outputs[1]);
        Assert.NotEqual(outputs[0], outputs[2]);
    }

    [Theory]
    [InlineData(new[] { "--epochs" }, "Expected a value after --epochs.")]
    [InlineData(new[] { "--epochs", "0" }, "Expected a whole number from 1 to 1000 after --epochs, but found '0'.")]
    [InlineData(new[] { "--seed", "-1" }, "after --seed, but found '-1'.")]
    [InlineData(new[] { "--folder", "" }, "Expected a value after --folder.")]
    [InlineData(new[] { "sounds" }, "There is no option sounds.")]
    public void Wrong_arguments_are_told(string[] args, string message)
    {
        var run = AudioRun.Of(args);

        Assert.Equal(Sample.NotRun, run.Code);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Contains("Usage", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void A_folder_that_cannot_be_is_told_before_the_training()
    {
        var file = Path.GetTempFileName();
        var run = AudioRun.To(Path.Combine(file, "sounds"));
        File.Delete(file);

        Assert.Equal(Sample.NotRun, run.Code);
        Assert.Contains(file, run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private static void AssertSounds(float[] expected, byte[] file)
    {
        Assert.Equal(44 + (2 * expected.Length), file.Length);
        Assert.All(Enumerable.Range(0, 1000), i =>
        {
            var place = i * (expected.Length / 1000);
            Assert.Equal(expected[place], BitConverter.ToInt16(file, 44 + (2 * place)) / 32767f, 1f / 32767);
        });
    }
}
