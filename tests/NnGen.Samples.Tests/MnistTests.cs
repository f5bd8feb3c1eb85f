using Mnist;

namespace NnGen.Samples.Tests;

public class MnistTests
{
    [Fact]
    public void The_small_digits_are_learnt_where_there_is_no_folder()
    {
        var run = MnistRun.Of();

        Assert.Equal(Sample.Passed, run.Code);
        Assert.Contains("train-images-idx3-ubyte.gz", run.Output, StringComparison.Ordinal);
        Assert.Contains("8×8 digits", run.Output, StringComparison.Ordinal);
        Assert.InRange(run.Accuracy, 0.97, 1);
        Assert.DoesNotContain('\x1b', run.Output);
        Assert.Empty(run.Errors);
        CommittedPicture.Verify("Mnist", "mnist-mistakes.svg", run.Picture);
    }

    [Fact]
    public void A_folder_of_images_is_learnt()
    {
        using var folder = new IdxFixture();
        folder.Write(trainingImages: 1280, testImages: 50);

        var run = MnistRun.Of(folder.Path, "--epochs", "3");

        Assert.Equal(Sample.Passed, run.Code);
        Assert.Contains("1280 digits to learn from, 50 to be tested on", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.Accuracy);
        Assert.Contains("0 of 50 test digits are mistaken", run.Picture, StringComparison.Ordinal);
    }

    /// <summary>The test's labels are each one too large, so that all is mistaken.</summary>
    [Fact]
    public void What_is_not_learnt_is_drawn_and_fails()
    {
        using var folder = new IdxFixture();
        folder.Write(trainingImages: 1280, testImages: 130, testLabel: place => (place + 1) % 10);

        var run = MnistRun.Of(folder.Path, "--epochs", "3");

        Assert.Equal(Sample.TooInaccurate, run.Code);
        Assert.Equal(0, run.Accuracy);
        Assert.Contains("below the 98.7 %", run.Output, StringComparison.Ordinal);
        Assert.Contains("130 of 130 test digits are mistaken", run.Picture, StringComparison.Ordinal);
        Assert.Equal(120, run.Picture.Split("<g ").Length - 1);
    }

    [Fact]
    public void The_fewest_images_that_can_be_divided_suffice_for_a_trial()
    {
        using var folder = new IdxFixture();
        folder.Write(trainingImages: 2, testImages: 1);

        Assert.Equal(Sample.Passed, MnistRun.Of(folder.Path, "--epochs", "1").Code);
    }

    [Fact]
    public void Equal_seeds_give_equal_pictures_and_others_do_not()
    {
        var pictures = new[] { "5", "5", "6" }.Select(seed => MnistRun.Of("--epochs", "1", "--seed", seed).Picture).ToList();

        Assert.Equal(pictures[0], pictures[1]);
        Assert.NotEqual(pictures[0], pictures[2]);
    }

    [Theory]
    [InlineData(new[] { "--epochs" }, "Expected a value after --epochs.")]
    [InlineData(new[] { "--epochs", "0" }, "Expected a whole number from 1 to 1000 after --epochs, but found '0'.")]
    [InlineData(new[] { "--seed", "-1" }, "after --seed, but found '-1'.")]
    [InlineData(new[] { "--epoch", "3" }, "There is no option --epoch.")]
    [InlineData(new[] { "one", "two" }, "Expected one folder, but found one and two.")]
    public void Wrong_arguments_are_told(string[] args, string message)
    {
        var run = MnistRun.Of(args);

        Assert.Equal(Sample.NotRun, run.Code);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Contains("Usage", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
