using CharTransformer;
using CharTransformer.Text;
using CharTransformer.Training;
using CharTransformer.Writing;

namespace NnGen.Samples.Tests;

public class CharTransformerTests
{
    private const string Prompt = "Shall I compare thee to ";

    /// <summary>It must know more than which character follows which, learnt text and held-out text alike.</summary>
    [Fact]
    public void A_short_training_is_surprised_less_than_the_frequencies_of_pairs()
    {
        var corpus = Corpus.Read(Corpus.Sonnets);
        var pairs = new FrequencyModel(corpus.Train, order: 1);

        var outcome = Experiment.Run(Recipe.Usual with { Epochs = 3 }, corpus, seed: 1);

        Assert.InRange(outcome.History.Epochs[0].Loss, 2.5, Math.Log(Alphabet.Size));
        Assert.True(outcome.TrainLoss < pairs.Loss(corpus.Train) - 0.1, $"{outcome.TrainLoss} against {pairs.Loss(corpus.Train)}");
        Assert.True(outcome.HeldOutLoss < pairs.Loss(corpus.HeldOut) - 0.1, $"{outcome.HeldOutLoss} against {pairs.Loss(corpus.HeldOut)}");
        Assert.NotEqual(outcome.TrainLoss, outcome.HeldOutLoss);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(63)]
    public void A_later_character_changes_no_earlier_output(int position)
    {
        var net = new CharNet(seed: 3);
        var text = Corpus.Read(Corpus.Sonnets).Train[..CharNet.InputSize];
        var (before, after) = (new float[CharNet.OutputSize], new float[CharNet.OutputSize]);
        net.Predict(text, before);
        text[position] = (text[position] + 1) % Alphabet.Size;
        net.Predict(text, after);

        var changed = position * Alphabet.Size;
        Assert.Equal(Bits(before[..changed]), Bits(after[..changed]));
        for (var later = changed; later < after.Length; later += Alphabet.Size)
        {
            var end = later + Alphabet.Size;
            Assert.NotEqual(Bits(before[later..end]), Bits(after[later..end]));
        }
    }

    [Fact]
    public void Equal_seeds_write_equal_texts_and_others_do_not()
    {
        var (net, writer) = (new CharNet(seed: 2), new Writer(new CharNet(seed: 2)));
        var first = writer.Write(Prompt, 100, 0.8, seed: 5);

        Assert.StartsWith(Prompt, first, StringComparison.Ordinal);
        Assert.Equal(Prompt.Length + 100, first.Length);
        Assert.Equal(first, new Writer(net).Write(Prompt, 100, 0.8, seed: 5));
        Assert.Equal(first, writer.Write(Prompt, 100, 0.8, seed: 5));
        Assert.NotEqual(first, writer.Write(Prompt, 100, 0.8, seed: 6));
    }

    /// <summary>A text longer than the context is read from where the context begins.</summary>
    [Fact]
    public void What_lies_before_the_context_does_not_matter()
    {
        var (writer, context) = (new Writer(new CharNet(seed: 2)), new string('x', 40) + Prompt);

        Assert.Equal(CharNet.InputSize, context.Length);
        Assert.Equal(writer.Write(context, 20, 1, seed: 1), writer.Write("And " + context, 20, 1, seed: 1)[4..]);
    }

    [Theory]
    [InlineData(1, 0.6)]
    [InlineData(0.5, 0.36 / 0.46)]
    [InlineData(1e-3, 1)]
    public void Temperature_is_a_power_of_the_probabilities(double temperature, double expected)
    {
        var random = new RandomSource(1);
        var draws = Enumerable.Range(0, 20_000).Select(_ => Sampling.Draw([0.1f, 0, 0.6f, 0.3f], temperature, random)).ToList();

        Assert.InRange(draws.Count(draw => draw == 2) / 20_000.0, expected - 0.015, expected + 0.015);
        Assert.DoesNotContain(1, draws);
    }

    [Fact]
    public void The_sonnets_are_written_in_the_alphabet()
    {
        var text = File.ReadAllText(Corpus.Sonnets);

        Assert.Equal(text, Alphabet.Decode(Alphabet.Encode(text)));
        Assert.Equal("It's  -", Alphabet.Decode(Alphabet.Encode("It’s §—")));
        Assert.InRange(Corpus.Read(Corpus.Sonnets).Train.Length, 20_000, 100_000);
    }

    [Fact]
    public void Frequencies_give_the_entropy_of_what_was_counted()
    {
        int[] tokens = [.. Enumerable.Range(0, 40_000).Select(place => (place % 2) + 7)];

        Assert.Equal(Math.Log(2), new FrequencyModel(tokens, order: 0).Loss(tokens), 0.002);
        Assert.Equal(0, new FrequencyModel(tokens, order: 1).Loss(tokens), 0.002);
        Assert.Equal(Math.Log(Alphabet.Size), new FrequencyModel([], order: 2).Loss(tokens), 1e-9);
    }

    [Fact]
    public void A_text_of_ones_own_is_learnt_for_a_trial()
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(directory.FullName, "own.txt");
            File.WriteAllText(path, string.Concat(Enumerable.Repeat("Ring a ring o' roses, a pocket full of posies, a-tishoo! a-tishoo! we all fall down.\n\n", 20)));

            var (code, output, errors) = Run(path, "--epochs", "1", "--prompt", "Ring ", "--temperature", "0.5");

            Assert.Equal(Sample.Passed, code);
            Assert.Contains("nats per character", output, StringComparison.Ordinal);
            Assert.Contains("\nRing ", output, StringComparison.Ordinal);
            Assert.DoesNotContain('\x1b', output);
            Assert.Empty(errors);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(new[] { "there-is-no-such-file" }, "there-is-no-such-file")]
    [InlineData(new[] { "--epochs", "0" }, "Expected a whole number from 1 to 1000 after --epochs, but found '0'.")]
    [InlineData(new[] { "--temperature", "0" }, "Expected a number above 0 and up to 10 after --temperature, but found '0'.")]
    [InlineData(new[] { "--prompt" }, "Expected a value after --prompt.")]
    [InlineData(new[] { "one", "two" }, "Expected one file, but found one and two.")]
    public void Wrong_arguments_are_told(string[] args, string message)
    {
        var (code, output, errors) = Run(args);

        Assert.Equal(Sample.NotRun, code);
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.Empty(output);
    }

    private static int[] Bits(float[] values) => [.. values.Select(BitConverter.SingleToInt32Bits)];

    private static (int Code, string Output, string Errors) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (Sample.Run(args, output, errors), output.ToString(), errors.ToString());
    }
}
