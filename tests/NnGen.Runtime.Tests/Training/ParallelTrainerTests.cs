using NnGen.Tests.Networks;

namespace NnGen.Tests.Training;

using Classes = DenseNetwork<ClassesSpec>;
using Line = DenseNetwork<LineSpec>;
using Wide = DenseNetwork<WideSpec>;

public class ParallelTrainerTests
{
    [Theory]
    [MemberData(nameof(Optimizers.Names), MemberType = typeof(Optimizers))]
    public void Threads_change_no_bit(string optimizer)
    {
        var options = new TrainerOptions { L2 = 1e-2f, ClipNorm = 0.1f };
        var others = new TrainerOptions { L1 = 1e-2f, ClipValue = 1e-3f, WeightDecay = 0.1f, WeightAveraging = 0.9f, Schedule = new CosineSchedule(0.01f, 10) };
        foreach (var threads in new[] { 2, 3, 8 })
        {
            Assert.Equal(Train<Line>(optimizer, 1, new()), Train<Line>(optimizer, threads, new()));
            Assert.Equal(Train<Wide>(optimizer, 1, new()), Train<Wide>(optimizer, threads, new()));
            Assert.Equal(Train<Wide>(optimizer, 1, options), Train<Wide>(optimizer, threads, options));
            Assert.Equal(Train<Wide>(optimizer, 1, others), Train<Wide>(optimizer, threads, others));
            Assert.Equal(TrainLabels(optimizer, 1), TrainLabels(optimizer, threads));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Fit_measures_the_same(int threads)
    {
        var data = Dataset.FromLabels(Values(1, 2 * 75), 2, [.. Enumerable.Range(0, 75).Select(i => i % 3)]);
        Assert.Equal(Fit(1), Fit(threads));

        IReadOnlyList<EpochResult> Fit(int parallelism)
        {
            using var trainer = new Trainer<Classes>(new(seed: 3), new Adam(0.05f), new TrainerOptions { Parallelism = parallelism });
            return trainer.Fit(data, new FitOptions { Epochs = 4, BatchSize = 32, Validation = data }).Epochs;
        }
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_seen_in_every_part()
    {
        for (var input = 0; input < WideSpec.Inputs; input += 100)
        {
            var net = new Wide();
            net.Parameters.Clear();
            using var trainer = new Trainer<Wide>(net, new SGD(0.1f), new TrainerOptions { Parallelism = 3 });
            var inputs = new float[WideSpec.Inputs];
            inputs[input] = 3e38f;
            Assert.InRange(trainer.Step(inputs, [1e10f, 0]), 1e19f, 1e21f);
            Assert.All(net.Parameters.ToArray(), value => Assert.Equal(0f, value));
        }
    }

    [Fact]
    public void There_is_at_least_one_thread()
    {
        var options = new TrainerOptions { Parallelism = 0 };
        var error = Assert.Throws<ArgumentException>("options", () => new Trainer<Line>(new(), new SGD(0.1f), options));
        Assert.StartsWith("options.Parallelism must be at least 1, but is 0.", error.Message, StringComparison.Ordinal);
    }

    private static float[] Train<TNet>(string optimizer, int threads, TrainerOptions options)
        where TNet : class, INetwork<TNet>
    {
        var net = TNet.Create(5);
        using var trainer = new Trainer<TNet>(net, Optimizers.Create(optimizer), options with { Parallelism = threads });
        var losses = new List<float>();
        for (var step = 0; step < 12; step++)
        {
            var count = 1 + (step * 7 % 45);
            losses.Add(trainer.Step(Values(step, count * TNet.InputSize), Values(-step, count * TNet.OutputSize)));
            losses.Add(trainer.LastPenalty);
        }

        return [.. losses, .. net.Parameters, .. options.WeightAveraging is null ? [] : trainer.AveragedParameters];
    }

    private static float[] TrainLabels(string optimizer, int threads)
    {
        var net = new Classes(seed: 5);
        using var trainer = new Trainer<Classes>(net, Optimizers.Create(optimizer), new TrainerOptions { Parallelism = threads });
        var losses = new List<float>();
        for (var step = 0; step < 12; step++)
        {
            var labels = Enumerable.Range(0, 1 + (step * 7 % 45)).Select(i => i % 5 == 1 ? -100 : (i + step) % 3).ToArray();
            losses.Add(trainer.Step(Values(step, labels.Length * 2), labels));
        }

        return [.. losses, .. net.Parameters];
    }

    private static float[] Values(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}

/// <summary>So many inputs that threads share out what is done to the whole block.</summary>
public readonly struct WideSpec : IDenseSpec
{
    public static int Inputs => 1_100;

    public static int Outputs => 2;

    public static Loss Loss => Loss.MeanSquaredError;

    public static int ChunkSize => 16;
}
