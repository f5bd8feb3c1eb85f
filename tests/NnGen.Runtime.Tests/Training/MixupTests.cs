using NnGen.Tests.Networks;

namespace NnGen.Tests.Training;

using Classes = DenseNetwork<ClassesSpec>;
using Line = DenseNetwork<LineWholeSpec>;

public class MixupTests
{
    [Fact]
    public void A_batch_is_mixed_with_itself()
    {
        var mixer = new BatchMixer(0.5f, 5, 2, 3, 1);
        float[] inputs = [0, 0, 1, 10, 2, 20, 3, 30, 4, 40];
        mixer.StartEpoch(7, 1);
        mixer.Mix(5, inputs, [], [0, 1, 2, 0, 1]);
        var targets = mixer.Targets(5).ToArray().Chunk(3).ToArray();
        Assert.All(targets, row => Assert.Equal(1f, row.Sum(), 1e-6f));

        var random = new RandomSource(7, ~1);
        var lambda = SymmetricBeta.Next(random, 0.5f);
        int[] partners = [0, 1, 2, 3, 4];
        random.Shuffle(partners.AsSpan());
        Assert.NotEqual([0, 1, 2, 3, 4], partners);
        Assert.InRange(lambda, 0.01f, 0.99f);
        for (var i = 0; i < 5; i++)
        {
            var expected = (lambda * i) + ((1 - lambda) * partners[i]);
            Assert.Equal([expected, 10 * expected], mixer.Inputs(5).Slice(2 * i, 2).ToArray().Select(x => x), new Near());
            var own = i % 3 == partners[i] % 3 ? 1 : lambda;
            Assert.Equal(own, targets[i][i % 3], 1e-6f);
        }
    }

    [Fact]
    public void Targets_are_mixed_as_inputs_are()
    {
        var mixer = new BatchMixer(2f, 4, 1, 1, 0);
        mixer.StartEpoch(1, 1);
        mixer.Mix(3, [1, 2, 3], [1, 2, 3], []);
        Assert.Equal(mixer.Inputs(3).ToArray(), mixer.Targets(3).ToArray());
        Assert.NotEqual([1f, 2, 3], mixer.Inputs(3).ToArray());
    }

    [Fact]
    public void A_fit_with_mixup_learns_softer_probabilities()
    {
        var data = FitTests.Blobs(90);
        var (pure, mixed) = (Fit(0), Fit(1));
        Assert.True(Accuracy(pure) > 0.95f && Accuracy(mixed) > 0.9f);
        Assert.True(Confidence(mixed) < Confidence(pure) - 0.02f, $"{Confidence(mixed)} against {Confidence(pure)}");
        Assert.Equal(mixed, Fit(1));
        Assert.NotEqual(Fit(1, seed: 1, shuffle: false), Fit(1, seed: 2, shuffle: false));

        float[] Fit(float alpha, ulong seed = 1, bool shuffle = true)
        {
            var net = new Classes(seed: 3);
            new Trainer<Classes>(net, new Adam(0.05f)).Fit(data, new() { Epochs = 30, BatchSize = 16, Mixup = alpha, Seed = seed, Shuffle = shuffle });
            return net.Parameters.ToArray();
        }

        float[] Outputs(float[] parameters)
        {
            var outputs = new float[3 * data.Count];
            Classes.Predict(parameters, [], data.Inputs, outputs);
            return outputs;
        }

        float Accuracy(float[] parameters) => NnGen.Accuracy.Of(Outputs(parameters), 3, data.Labels);
        float Confidence(float[] parameters) => Outputs(parameters).Chunk(3).Average(row => row.Max());
    }

    [Fact]
    public void Batches_allocate_nothing()
    {
        var (before, counts) = (0L, new List<long>(200));
        var progress = new Sink(() =>
        {
            var now = GC.GetAllocatedBytesForCurrentThread();
            counts.Add(now - before);
            before = now;
        });
        new Trainer<Classes>(new(), new Adam()).Fit(FitTests.Blobs(500), new() { Epochs = 3, BatchSize = 10, Mixup = 0.2f, Progress = progress });
        Assert.Equal(150, counts.Count);
        Assert.All(counts[101..], count => Assert.Equal(0, count));
        Assert.NotEqual(0, counts[100]);
    }

    [Fact]
    public void What_cannot_be_mixed_is_refused()
    {
        var data = Dataset.FromLabels(new float[4], 2, [0, -100]);
        var error = Assert.Throws<ArgumentException>("options", () => new Trainer<Classes>(new(), new Adam()).Fit(data, new() { Mixup = 1 }));
        Assert.StartsWith("options.Mixup must be 0 where labels are -100", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(
            "options", () => new Trainer<DenseNetwork<HingeSpec>>(new(), new Adam()).Fit(Dataset.FromTargets([1], 1, [1], 1), new() { Mixup = 1 }));
        Assert.StartsWith("options.Mixup must be 0 for HingeSpec: its loss, Hinge,", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_sample_is_named_and_not_its_partners()
    {
        var inputs = new float[24];
        inputs[13] = float.NaN;
        var trainer = new Trainer<Line>(new(), new SGD(0.1f));
        var error = Assert.Throws<TrainingDivergedException>(
            () => trainer.Fit(Dataset.FromTargets(inputs, 3, new float[16], 2), new() { Mixup = 1, Shuffle = false, BatchSize = 8 }));
        Assert.Contains("Sample 4 of the data", error.Message, StringComparison.Ordinal);
    }

    private sealed class Near : IEqualityComparer<float>
    {
        public bool Equals(float x, float y) => Math.Abs(x - y) < 1e-5f;

        public int GetHashCode(float value) => 0;
    }

    private sealed class Sink(Action report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report();
    }
}

/// <summary>A loss whose targets are −1 and 1.</summary>
public readonly struct HingeSpec : IDenseSpec
{
    public static int Inputs => 1;

    public static int Outputs => 1;

    public static Loss Loss => Loss.Hinge;

    public static int ChunkSize => 4;
}
