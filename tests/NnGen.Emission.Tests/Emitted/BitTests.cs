using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>The same bits whatever the vector width, the batch around a row, its pieces, and what lies in pads.</summary>
public class BitTests : IClassFixture<BitTests.Samples>
{
    private const int Batch = 13;

    private readonly Samples _samples;

    public BitTests(Samples samples) => _samples = samples;

    [Fact]
    public void Widths_of_512_256_and_128_bits_give_the_same_bits() => ForEach((network, data, source) =>
    {
        var expected = Bits.Of(NetworkRun.Of(_samples.Networks.Get(source, VectorWidth.Bits256), data).AllValues);
        Assert.Equal(expected, Bits.Of(NetworkRun.Of(_samples.Networks.Get(source, VectorWidth.Bits128), data).AllValues));
        Assert.Equal(expected, Bits.Of(NetworkRun.Of(_samples.Networks.Get(source, VectorWidth.Bits512), data).AllValues));
    });

    [Fact]
    public void Training_for_200_steps_gives_the_same_bits_at_every_width()
    {
        foreach (var source in _samples.Trained)
        {
            var expected = Bits.Of(Train(_samples.Networks.Get(source, VectorWidth.Bits256)));
            Assert.Equal(expected, Bits.Of(Train(_samples.Networks.Get(source, VectorWidth.Bits128))));
            Assert.Equal(expected, Bits.Of(Train(_samples.Networks.Get(source, VectorWidth.Bits512))));
        }
    }

    [Fact]
    public void Nan_in_pads_and_unwritten_memory_changes_nothing() => ForEach((network, data, _) =>
    {
        var expected = Bits.Of(NetworkRun.Of(network, data).AllValues);
        Assert.Equal(expected, Bits.Of(NetworkRun.Of(network, data, pad: float.NaN).AllValues));
    });

    [Fact]
    public void Running_again_gives_the_same_bits() => ForEach((network, data, _) =>
        Assert.Equal(Bits.Of(NetworkRun.Of(network, data).AllValues), Bits.Of(NetworkRun.Of(network, data).AllValues)));

    [Fact]
    public void A_row_alone_equals_the_row_in_a_batch() => ForEach((network, data, _) =>
        Bits.AssertRowsAloneEqualBatch(network, data.Inputs, network.Store(data.Parameters)));

    [Fact]
    public void A_row_alone_goes_forward_and_backward_as_it_does_in_a_batch() => ForEach((network, data, _) =>
    {
        if (HasBatchStatistics(network))
        {
            return;
        }

        var run = NetworkRun.Of(network, data);
        var (code, storage, buffers) = (network.Code, network.Store(data.Parameters), network.Buffers);
        for (var row = 0; row < Batch; row++)
        {
            var workspace = NetworkRun.CreateWorkspace(network, 1, pad: 0);
            workspace.FirstRow = row;
            var (outputs, inputGradients) = (new float[code.OutputSize], new float[code.InputSize]);
            code.Forward(storage, buffers, data.Inputs.AsSpan(row * code.InputSize, code.InputSize), outputs, workspace);
            var dy = data.OutputGradients.AsSpan(row * code.OutputSize, code.OutputSize);
            code.Backward(storage, buffers, dy, inputGradients, workspace, network.Gradients);
            Assert.Equal(Bits.Of(run.Forwarded.Skip(row * code.OutputSize).Take(code.OutputSize)), Bits.Of(outputs));
            Assert.Equal(Bits.Of(run.InputGradients.Skip(row * code.InputSize).Take(code.InputSize)), Bits.Of(inputGradients));
        }
    });

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public void A_batch_in_chunks_equals_it_whole(int chunk) => ForEach((network, data, _) =>
    {
        if (!HasBatchStatistics(network) && NetworkRun.Of(network, data).OfTargets is { } whole)
        {
            var gradients = network.Gradients;
            AccumulateInChunks(network, data, chunk, gradients);
            Assert.Equal(Bits.Of(whole.Gradients), Bits.Of(gradients));
        }
    });

    [Fact]
    public void Gradients_accumulate_on_what_is_there() => ForEach((network, data, _) =>
    {
        var (code, storage, buffers, gradients) = (network.Code, network.Store(data.Parameters), network.Buffers, network.Gradients);
        var workspace = NetworkRun.CreateWorkspace(network, Batch, pad: 0);
        var outputs = new float[Batch * code.OutputSize];
        code.Forward(storage, buffers, data.Inputs, outputs, workspace);
        code.Backward(storage, buffers, data.OutputGradients, [], workspace, gradients);
        var once = gradients.ToArray();
        code.Backward(storage, buffers, data.OutputGradients, [], workspace, gradients);
        var greatest = once.Length == 0 ? 0 : once.Max(Math.Abs);
        Assert.All(once.Zip(gradients), pair => Assert.True(Math.Abs((2 * pair.First) - pair.Second) <= 1e-5f * greatest));
    });

    /// <summary>Whether a row depends on those around it; how such a batch goes through in chunks is tested with the parts of gradients.</summary>
    private static bool HasBatchStatistics(EmittedNetwork network) => network.Model.Updates.Count > 0;

    private static void AccumulateInChunks(EmittedNetwork network, NetworkData data, int chunk, float[] gradients)
    {
        var (code, storage, buffers) = (network.Code, network.Store(data.Parameters), network.Buffers);
        var workspace = NetworkRun.CreateWorkspace(network, chunk, pad: float.NaN);
        workspace.Step = NetworkRun.Step;
        for (var first = 0; first < Batch; first += chunk)
        {
            var count = Math.Min(chunk, Batch - first);
            workspace.FirstRow = first;
            var inputs = data.Inputs.AsSpan(first * code.InputSize, count * code.InputSize);
            var targets = data.Targets.AsSpan(first * code.OutputSize, count * code.OutputSize);
            code.AccumulateGradients(storage, buffers, inputs, targets, workspace, gradients, data.Scale, accumulate: first > 0);
        }
    }

    private static float[] Train(EmittedNetwork network)
    {
        var data = new NetworkData(network.Model, Batch, seed: 1);
        var (code, storage, buffers, gradients) = (network.Code, network.Store(data.Parameters), network.Buffers, network.Gradients);
        var workspace = NetworkRun.CreateWorkspace(network, Batch, pad: 0);
        for (var step = 0; step < 200; step++)
        {
            workspace.Step = (ulong)step;
            code.AccumulateGradients(storage, buffers, data.Inputs, data.Targets, workspace, gradients, 1f / Batch, accumulate: false);
            for (var i = 0; i < storage.Length; i++)
            {
                storage[i] -= 0.02f * gradients[i];
            }
        }

        var outputs = new float[Batch * code.OutputSize];
        code.Predict(storage, buffers, data.Inputs, outputs);
        return [.. storage, .. outputs];
    }

    private void ForEach(Action<EmittedNetwork, NetworkData, DeclaredNetworkSource> check)
    {
        foreach (var source in _samples.Sources)
        {
            var network = _samples.Networks.Get(source);
            check(network, new NetworkData(network.Model, Batch, seed: 9), source);
        }
    }

    /// <summary>Random networks, and those with windows, that the tests of this class share.</summary>
    public sealed class Samples : IDisposable
    {
        private const int FirstSeed = 10_000;
        private const int Count = 24;

        public Samples()
        {
            var random = Enumerable.Range(FirstSeed, Count).Select(DeclarationGenerator.Draw).ToArray();
            Sources = [.. random, .. ChosenNetworks.All];
            Trained = [.. random.Where(source => source.Loss != Loss.None).Take(8), .. WindowNetworks.All.Where(source => source.ClassName != WindowNetworks.Deep), .. TokenNetworks.All];
            Networks = new(random, ChosenNetworks.Shared);
        }

        internal DeclaredNetworkSource[] Sources { get; }

        /// <summary>Those that 200 steps do not take too long.</summary>
        internal DeclaredNetworkSource[] Trained { get; }

        internal EmittedNetworks Networks { get; }

        public void Dispose() => Networks.Dispose();
    }
}
