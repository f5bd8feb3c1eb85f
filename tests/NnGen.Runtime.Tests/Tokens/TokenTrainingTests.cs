using NnGen.Testing;

namespace NnGen.Tests.Tokens;

/// <summary>Training on tokens: mistakes are found before anything changes, nothing is allocated, threads change no bit, and it learns.</summary>
public class TokenTrainingTests
{
    private static readonly int[] Tokens = [.. Enumerable.Range(0, 24 * 8).Select(i => (i * 37 % 101) % 64)];

    private static readonly int[] Labels = [.. Tokens.Select((token, i) => i % 7 == 0 ? -100 : (token + 1) % 64)];

    [Fact]
    public void A_token_beyond_the_vocabulary_changes_nothing()
    {
        var net = new Successor(seed: 1);
        using var trainer = new Trainer<Successor>(net, new Adam());
        var before = net.Parameters.ToArray();
        var wrong = Tokens.ToArray();
        wrong[(3 * 8) + 5] = 99;
        Check(Assert.Throws<ArgumentException>("tokens", () => trainer.Step(wrong, Labels)));
        Check(Assert.Throws<ArgumentException>("tokens", () => trainer.StepWithReport(wrong, Labels)));
        Check(Assert.Throws<ArgumentException>("tokens", () => trainer.Fit(Dataset.FromTokens(wrong, 8, Labels, 8))));
        Check(Assert.Throws<ArgumentException>("tokens", () => trainer.Evaluate(Dataset.FromTokens(wrong, 8, Labels, 8))));
        Assert.Equal(before, net.Parameters.ToArray());
        Assert.Equal(0, trainer.StepCount);
        Assert.Equal(0, trainer.Optimizer.StepCount);

        static void Check(ArgumentException error) =>
            Assert.StartsWith("token 5 of sample 3 is 99; the vocabulary has 64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_tokens_are_told_apart()
    {
        var (reader, numbers) = (new Trainer<Successor>(new(), new Adam()), new Trainer<ReadsNumbers>(new(), new Adam()));
        Assert.Contains("reads tokens", Assert.Throws<ArgumentException>("inputs", () => reader.Step(new float[8], Labels.AsSpan(0, 8))).Message, StringComparison.Ordinal);
        Assert.Contains("reads tokens", Assert.Throws<ArgumentException>("train", () => reader.Fit(Dataset.FromLabels(new float[8], 8, Labels.AsSpan(0, 8), 8))).Message, StringComparison.Ordinal);
        Assert.Contains("reads numbers", Assert.Throws<ArgumentException>("train", () => numbers.Fit(Dataset.FromTokens(Tokens.AsSpan(0, 6), 6, [1]))).Message, StringComparison.Ordinal);
        Assert.Contains("reads numbers", Assert.Throws<ArgumentException>("tokens", () => PredictTokens<ReadsNumbers>()).Message, StringComparison.Ordinal);
        Assert.Contains("no gradients", Assert.Throws<ArgumentException>("inputGradients", () => Backward<Successor>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_that_do_not_fit_name_the_argument()
    {
        var trainer = new Trainer<Successor>(new(), new Adam());
        Assert.Throws<ArgumentException>("tokens", () => trainer.Step(Tokens.AsSpan(0, 7), Labels.AsSpan(0, 7)));
        Assert.Throws<ArgumentException>("labels", () => trainer.Step(Tokens.AsSpan(0, 8), Labels.AsSpan(0, 1)));
        Assert.Throws<ArgumentException>("tokens", () => new Successor().Predict(Tokens.AsSpan(0, 7), new float[8 * 64]));
        Assert.Throws<ArgumentException>("tokens", () => Dataset.FromTokens([1, -1], 2, [0]));
        Assert.Throws<ArgumentException>("options", () => trainer.Fit(Dataset.FromTokens(Tokens, 8, Labels, 8), new FitOptions { Mixup = 0.2f }));
    }

    [Fact]
    public void Steps_and_predictions_allocate_nothing()
    {
        var (net, outputs, targets) = (new Successor(seed: 1), new float[24 * 8 * 64], new float[24 * 8 * 64]);
        using var trainer = new Trainer<Successor>(net, new Adam());
        using var parallel = new Trainer<Successor>(net, new Adam(), new TrainerOptions { Parallelism = 2 });
        Allocations.AssertNone(() => net.Predict(Tokens, outputs), "Predict");
        Allocations.AssertNone(() => trainer.Step(Tokens, Labels), "Step of labels");
        Allocations.AssertNone(() => trainer.Step(Tokens, targets), "Step of targets");
        Allocations.AssertNone(() => parallel.Step(Tokens, Labels), "Step of labels on threads");
        var (workspace, gradients) = (net.CreateWorkspace(24), new float[Successor.ParameterStorageLength]);
        Allocations.AssertNone(() => net.Forward(Tokens, outputs, workspace), "Forward");
        Allocations.AssertNone(() => net.Backward(targets, workspace, gradients), "Backward");
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var expected = Train(1);
        Assert.Equal(expected, Train(2));
        Assert.Equal(expected, Train(5));
    }

    [Fact]
    public void Rows_without_a_token_have_no_gradient_and_stay_without_penalty()
    {
        var net = new Successor(seed: 1);
        using var trainer = new Trainer<Successor>(net, new SGD(0.1f));
        var before = net.Parameters.ToArray();
        var steps = new[] { Enumerable.Repeat(3, 8).ToArray(), Enumerable.Repeat(60, 8).ToArray() };
        foreach (var tokens in steps)
        {
            trainer.Step(tokens, Labels.AsSpan(0, 8));
        }

        var (rows, stride) = (64, Trained.Parameters[0].RowStride);
        Assert.Equal([3, 60], Enumerable.Range(0, rows).Where(row => !net.Parameters.Slice(row * stride, stride).SequenceEqual(before.AsSpan(row * stride, stride))));
    }

    [Fact]
    public void A_data_set_of_tokens_is_fitted_shuffled_and_divided()
    {
        var random = new Random(4);
        var tokens = Enumerable.Range(0, 600 * 8).Select(_ => random.Next(64)).ToArray();
        var data = Dataset.FromTokens(tokens, 8, [.. tokens.Select(token => (token * 5 + 3) % 64)], 8);
        var (train, test) = data.Split(0.8, seed: 2);
        using var trainer = new Trainer<Successor>(new(seed: 1), new Adam(0.01f));
        var history = trainer.Fit(train, new FitOptions { Epochs = 12, BatchSize = 32, Validation = test });
        var result = trainer.Evaluate(test);
        Assert.Equal((480, 120, 8), (train.Count, test.Count, test.LabelsPerSample));
        Assert.Equal(tokens.Order(), train.Tokens.ToArray().Concat(test.Tokens.ToArray()).Order());
        Assert.True(history.Epochs[^1].ValidationLoss < 0.1, $"The loss is {history.Epochs[^1].ValidationLoss}.");
        Assert.Equal(120 * 8, result.ConfusionMatrix!.Total);
        Assert.InRange(result.Accuracy!.Value, 0.99, 1);
    }

    private static NetworkInfo Trained => Info<Successor>();

    private static NetworkInfo Info<TNet>()
        where TNet : class, INetwork<TNet> => TNet.Info;

    private static void PredictTokens<TNet>()
        where TNet : class, INetwork<TNet> => TNet.Predict(TNet.Create(1).Parameters, [], new int[TNet.InputSize], new float[TNet.OutputSize]);

    private static void Backward<TNet>()
        where TNet : class, INetwork<TNet> => TNet.Backward(
            TNet.Create(1).Parameters, [], new float[TNet.OutputSize], new float[TNet.InputSize], Workspace.For<TNet>(1), new float[TNet.ParameterStorageLength]);

    private static int[] Train(int threads)
    {
        var net = new Successor(seed: 1);
        using var trainer = new Trainer<Successor>(net, new Adam(0.01f), new TrainerOptions { Parallelism = threads });
        for (var step = 0; step < 20; step++)
        {
            trainer.Step(Tokens, Labels);
        }

        return [.. net.Parameters.ToArray().Select(BitConverter.SingleToInt32Bits)];
    }
}
