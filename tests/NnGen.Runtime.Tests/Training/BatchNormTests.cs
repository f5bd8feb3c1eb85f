using NnGen.Testing;
using NnGen.Tests.Files;

namespace NnGen.Tests.Training;

/// <summary>Training with batch normalisation: its stages, its running averages, and what it refuses.</summary>
public class BatchNormTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Threads_and_their_chunks_change_no_bit(int threads)
    {
        var alone = Train(1);
        Assert.DoesNotContain(alone, value => !float.IsFinite(value));
        Assert.Equal(alone, Train(threads));
    }

    [Fact]
    public void A_step_in_chunks_is_that_of_a_workspace_that_holds_the_batch()
    {
        const int Count = 150;
        Assert.InRange(NetworkInfoOf<NormalisedClassifier>().ChunkSize, 1, Count - 1);
        var (inputs, labels) = Samples(4, Count);
        var (net, twin) = (new NormalisedClassifier(seed: 2), new NormalisedClassifier(seed: 2));
        using var trainer = new Trainer<NormalisedClassifier>(net, new SGD(0.1f));
        trainer.Step(inputs, labels);

        var workspace = twin.CreateWorkspace(Count);
        workspace.Step = 1;
        var gradients = new float[NormalisedClassifier.ParameterStorageLength];
        AccumulateGradients(twin, inputs, labels, workspace, gradients, 1f / Count);
        Assert.Equal(twin.Buffers.ToArray(), net.Buffers.ToArray());
        Assert.Equal([.. twin.Parameters.ToArray().Zip(gradients, (w, g) => MathF.FusedMultiplyAdd(-0.1f, g, w))], net.Parameters.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Steps_allocate_nothing(int threads)
    {
        var (inputs, labels) = Samples(4, 150);
        using var trainer = new Trainer<NormalisedClassifier>(new(seed: 2), new Adam(), new TrainerOptions { Parallelism = threads });
        Allocations.AssertNone(() => trainer.Step(inputs, labels), "Step");
        Allocations.AssertNone(() => trainer.Step(inputs.AsSpan(..90), labels.AsSpan(..10)), "A step on fewer samples");
    }

    [Fact]
    public void Predictions_and_evaluations_use_running_averages()
    {
        var (inputs, labels) = Samples(4, 40);
        var net = new NormalisedClassifier(seed: 2);
        using var trainer = new Trainer<NormalisedClassifier>(net, new Adam());
        var data = Dataset.FromLabels(inputs, 9, labels, 1);
        trainer.Fit(data, new FitOptions { Epochs = 2, BatchSize = 10 });
        var buffers = net.Buffers.ToArray();
        var loss = trainer.Evaluate(data).Loss;
        Assert.Equal(buffers, net.Buffers.ToArray());

        var probabilities = new float[40 * 3];
        net.Predict(inputs, probabilities);
        var expected = labels.Select((label, i) => -Math.Log(probabilities[(i * 3) + label])).Average();
        Assert.Equal(expected, loss, 1e-5);
        net.Buffers.Fill(1);
        Assert.NotEqual(loss, trainer.Evaluate(data).Loss, 1e-3);
    }

    [Fact]
    public void Forward_updates_running_averages_as_a_step_does()
    {
        var (inputs, labels) = Samples(4, 20);
        var (net, twin) = (new NormalisedClassifier(seed: 2), new NormalisedClassifier(seed: 2));
        using var trainer = new Trainer<NormalisedClassifier>(net, new SGD(0.1f));
        trainer.Step(inputs, labels);
        twin.Forward(inputs, new float[20 * 3], twin.CreateWorkspace(20));
        Assert.Equal(net.Buffers.ToArray(), twin.Buffers.ToArray());
        Assert.Equal(1f, Buffer(twin, "batchNorm1.num_batches_tracked")[0]);
        Assert.NotEqual(new float[24], Buffer(twin, "batchNorm2.running_mean").ToArray());
    }

    [Fact]
    public void One_sample_is_refused_in_training()
    {
        var net = new NormalisedNet(seed: 1);
        using var trainer = new Trainer<NormalisedNet>(net, new SGD(0.1f));
        var before = (net.Parameters.ToArray(), net.Buffers.ToArray());
        var error = Assert.Throws<ArgumentException>("inputs", () => trainer.Step(new float[3], new float[2]));
        Assert.Equal(
            "inputs must have 2 samples at least in training, but has 1: batch normalisation divides by the variance over the batch, and the variance of one value a channel is 0. (Parameter 'inputs')",
            error.Message);
        Assert.Throws<ArgumentException>("inputs", () => net.Forward(new float[3], new float[2], net.CreateWorkspace(1)));
        error = Assert.Throws<ArgumentException>("options", () => trainer.Fit(Dataset.FromTargets(new float[15], 3, new float[10], 2), new FitOptions { BatchSize = 4 }));
        Assert.Contains("options.BatchSize = 4 leaves a mini-batch of 1 of the 5 samples", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, (net.Parameters.ToArray(), net.Buffers.ToArray()), Equal);
        Assert.Equal(0, trainer.StepCount);

        net.Predict(new float[3], new float[2]);
        trainer.Step(new float[6], new float[4]);
        using var positions = new Trainer<NormalisedSequenceNet>(new(seed: 1), new SGD(0.1f));
        positions.Step(new float[20], new float[1]);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e30f)]
    public void A_step_that_diverges_leaves_parameters_and_averages(float bad)
    {
        var net = new NormalisedNet(seed: 1);
        using var trainer = new Trainer<NormalisedNet>(net, new Adam());
        var inputs = Enumerable.Range(0, 24).Select(i => (float)Math.Sin(i)).ToArray();
        trainer.Step(inputs, new float[16]);
        var before = (net.Parameters.ToArray(), net.Buffers.ToArray());
        inputs[7] = bad;
        trainer.Step(inputs, new float[16]);
        Assert.Equal(before, (net.Parameters.ToArray(), net.Buffers.ToArray()), Equal);
    }

    [Fact]
    public void A_divergence_is_traced_through_the_whole_batch()
    {
        var net = new NormalisedClassifier(seed: 1);
        using var trainer = new Trainer<NormalisedClassifier>(net, new Adam());
        net.Dense2.Bias[1] = float.PositiveInfinity;
        var (inputs, labels) = Samples(4, 150);
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(Dataset.FromLabels(inputs, 9, labels, 1), new FitOptions { BatchSize = 150 }));
        Assert.Equal("dense2", error.Layer);
    }

    [Fact]
    public void Files_hold_running_averages_and_the_count_of_steps()
    {
        var net = new NormalisedNet(seed: 1);
        using var trainer = new Trainer<NormalisedNet>(net, new Adam());
        for (var i = 0; i < 3; i++)
        {
            trainer.Step([.. Enumerable.Range(0, 24).Select(j => (float)Math.Cos(j + i))], new float[16]);
        }

        var file = Bytes.Of(net);
        Assert.Contains("\"batchNorm2.num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[]", Bytes.Header(file), StringComparison.Ordinal);
        Assert.Contains("\"batchNorm1.running_var\":{\"dtype\":\"F32\",\"shape\":[17]", Bytes.Header(file), StringComparison.Ordinal);
        var other = new NormalisedNet(seed: 9);
        other.Load(file);
        Assert.Equal(net.Buffers.ToArray(), other.Buffers.ToArray());
        Assert.Equal(3f, Buffer(other, "batchNorm1.num_batches_tracked")[0]);
    }

    [Fact]
    public void A_flat_image_is_channels_first_in_files()
    {
        var net = new NormalisedImageNet();
        for (var i = 0; i < 24; i++)
        {
            net.BatchNorm1.Weight[i] = i;
            Buffer(net, "batchNorm1.running_mean")[i] = i;
        }

        var data = Bytes.Data(Bytes.Of(net));
        float[] channelsFirst = [.. from channel in Enumerable.Range(0, 4) from pixel in Enumerable.Range(0, 6) select (float)((pixel * 4) + channel)];
        Assert.Equal(Bytes.Floats(channelsFirst), data[..96].ToArray());
        var other = new NormalisedImageNet();
        other.Load(Bytes.Of(net));
        Assert.Equal(net.Buffers.ToArray(), other.Buffers.ToArray());
    }

    [Fact]
    public void A_checkpoint_goes_on_as_if_training_had_not_stopped()
    {
        var (inputs, labels) = Samples(4, 70);
        var data = Dataset.FromLabels(inputs, 9, labels, 1);
        var options = new FitOptions { Epochs = 6, BatchSize = 12, Validation = data, RestoreBest = true };
        var stream = new MemoryStream();
        using var stopped = Create();
        stopped.Fit(data, options with { Epochs = 2, RestoreBest = false });
        stopped.SaveCheckpoint(stream);
        stream.Position = 0;
        using var second = Create();
        second.LoadCheckpoint(stream);
        second.Fit(data, options with { FirstEpoch = 3, RestoreBest = false });
        using var unstopped = Create();
        unstopped.Fit(data, options with { RestoreBest = false });
        Assert.Equal(unstopped.Network.Buffers.ToArray(), second.Network.Buffers.ToArray());
        Assert.Equal(unstopped.Network.Parameters.ToArray(), second.Network.Parameters.ToArray());

        static Trainer<NormalisedClassifier> Create() => new(new(seed: 3), new Adam(), new TrainerOptions { WeightAveraging = 0.9f, Parallelism = 2 });
    }

    private static bool Equal((float[], float[]) a, (float[], float[]) b) => a.Item1.SequenceEqual(b.Item1) && a.Item2.SequenceEqual(b.Item2);

    private static Span<float> Buffer<TNet>(TNet net, string name)
        where TNet : class, INetwork<TNet>
    {
        var info = TNet.Info.Buffers.Single(buffer => buffer.Name == name);
        return net.Buffers.Slice(info.Offset, info.Shape.Aggregate(1, (product, axis) => product * axis));
    }

    private static NetworkInfo NetworkInfoOf<TNet>()
        where TNet : class, INetwork<TNet> => TNet.Info;

    private static void AccumulateGradients<TNet>(TNet net, float[] inputs, int[] labels, Workspace workspace, float[] gradients, float scale)
        where TNet : class, INetwork<TNet> =>
        TNet.AccumulateGradients(net.Parameters, net.Buffers, inputs, labels, workspace, gradients, scale, accumulate: false);

    private static float[] Train(int threads)
    {
        var net = new NormalisedClassifier(seed: 1);
        using var trainer = new Trainer<NormalisedClassifier>(net, new Adam(0.01f), new TrainerOptions { Parallelism = threads, ClipNorm = 5f });
        var seen = new List<float>();
        foreach (var count in new[] { 2, 8, 31, 64, 256, 150, 7 })
        {
            var (inputs, labels) = Samples(count, count);
            labels[0] = -100;
            seen.Add(trainer.Step(inputs, labels));
        }

        return [.. seen, .. net.Parameters, .. net.Buffers];
    }

    private static (float[] Inputs, int[] Labels) Samples(int seed, int count)
    {
        var random = new Random(seed);
        return ([.. Enumerable.Range(0, count * 9).Select(_ => random.NextSingle())], [.. Enumerable.Range(0, count).Select(_ => random.Next(3))]);
    }
}
