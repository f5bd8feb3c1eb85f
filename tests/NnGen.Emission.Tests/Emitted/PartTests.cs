extern alias runtime;

using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;
using BatchMemory = runtime::NnGen.BatchMemory;
using Workspace = runtime::NnGen.Workspace;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>
/// The two halves of a training pass, shared out as threads share them: chunks with a workspace of their own first, then the parts of the
/// gradients in any order. Every bit is that of the whole.
/// </summary>
public class PartTests(PartTests.Samples samples) : IClassFixture<PartTests.Samples>
{
    private const int Batch = 13;

    private static readonly DeclaredNetworkSource Tiny = DeclaredNetworkSource.Of(
        "Tiny", Loss.MeanSquaredError, "NeuralNetwork(1, Loss = Loss.MeanSquaredError)", ["Dense(1, Activation.PReLU)", "Dense(2)"]);

    private static readonly DeclaredNetworkSource Residual = DeclaredNetworkSource.Of(
        "Residual",
        Loss.CategoricalCrossEntropy,
        "NeuralNetwork(5, Loss = Loss.CategoricalCrossEntropy)",
        [
            "Dense(12, Activation.GELU, Name = \"a\")", "Repeat(2)", "Dense(12, Activation.Tanh)", "Dropout(0.2)", "Add(\"a\")", "EndRepeat",
            "Concatenate(\"a\")", "Dense(33)", "Dense(4, Activation.Softmax)",
        ]);

    private static readonly DeclaredNetworkSource Normalised = DeclaredNetworkSource.Of(
        "Normalised",
        Loss.CategoricalCrossEntropy,
        "NeuralNetwork(2, 5, Loss = Loss.CategoricalCrossEntropy)",
        [
            "Dense(12, Activation.GELU, Name = \"a\")", "BatchNorm", "Dropout(0.2)", "Dense(12, Activation.ReLU)", "BatchNorm", "Add(\"a\")", "BatchNorm(Affine = false)",
            "Concatenate(\"a\")", "Dense(33)", "Dense(4)", "BatchNorm", "Activation(Activation.Softmax)",
        ]);

    [Theory]
    [InlineData(1, 13)]
    [InlineData(3, 13)]
    [InlineData(3, 5)]
    [InlineData(8, 4)]
    public void Parts_give_the_bits_of_the_whole(int parts, int chunk)
    {
        var compared = 0;
        foreach (var source in samples.Sources)
        {
            foreach (var width in new[] { VectorWidth.Bits256, VectorWidth.Bits128 })
            {
                var network = samples.Networks.Get(source, width);
                var data = new NetworkData(network.Model, Batch, seed: 3);
                var whole = NetworkRun.Of(network, data);
                if (whole.OfTargets is { } ofTargets)
                {
                    Assert.Equal(Bits.Of(ofTargets.Gradients), Bits.Of(InParts(network, data, chunk, parts, labels: false)));
                    compared++;
                }

                if (whole.OfLabels is { } ofLabels)
                {
                    Assert.Equal(Bits.Of(ofLabels.Gradients), Bits.Of(InParts(network, data, chunk, parts, labels: true)));
                    compared++;
                }
            }
        }

        Assert.InRange(compared, samples.Sources.Length, int.MaxValue);
    }

    private static float[] InParts(EmittedNetwork network, NetworkData data, int chunk, int parts, bool labels)
    {
        var stale = data.Parameters.ToDictionary(pair => pair.Key, pair => pair.Value.Select(_ => float.NaN).ToArray());
        var gradients = network.Store(stale);
        var batch = new BatchMemory(network.Code.Info);
        batch.Reserve(Batch + 3);
        batch.Span.Fill(float.NaN);
        for (var stage = 0; stage < network.Code.Info.Stages; stage++)
        {
            for (var first = 0; first < Batch; first += chunk)
            {
                var workspace = NetworkRun.CreateWorkspace(network, chunk + 1, pad: float.NaN);
                (workspace.Step, workspace.FirstRow, workspace.Stage) = (NetworkRun.Step, first, stage);
                workspace.JoinBatch(batch, Batch, first);
                RunChunk(network, data, first, Math.Min(chunk, Batch - first), parts, labels, workspace, gradients);
            }
        }

        return gradients;
    }

    private static void RunChunk(
        EmittedNetwork network, NetworkData data, int first, int count, int parts, bool labels, Workspace workspace, float[] gradients)
    {
        var (code, storage) = (network.Code, network.Store(data.Parameters));
        var inputs = data.Inputs.AsSpan(first * code.InputSize, count * code.InputSize);
        if (labels)
        {
            var rows = code.Info.LabelsPerSample;
            var part = data.Labels.AsSpan(first * rows, count * rows);
            code.ComputeDeltas(storage, network.Buffers, inputs, part, workspace, data.Scale, continuing: false);
            for (var i = parts - 1; i >= 0; i--)
            {
                code.AddGradients(inputs, part, workspace, gradients, first > 0, i, parts);
            }
        }
        else
        {
            var part = data.Targets.AsSpan(first * code.OutputSize, count * code.OutputSize);
            code.ComputeDeltas(storage, network.Buffers, inputs, part, workspace, data.Scale, continuing: false);
            for (var i = parts - 1; i >= 0; i--)
            {
                code.AddGradients(inputs, part, workspace, gradients, first > 0, i, parts);
            }
        }
    }

    /// <summary>Networks that the cases share.</summary>
    public sealed class Samples : IDisposable
    {
        private const int FirstSeed = 20_000;
        private const int Count = 12;

        public Samples()
        {
            DeclaredNetworkSource[] own = [Tiny, Residual, Normalised, .. Enumerable.Range(FirstSeed, Count).Select(DeclarationGenerator.Draw)];
            Sources = [.. own, .. ChosenNetworks.All];
            Networks = new(own, ChosenNetworks.Shared);
        }

        internal DeclaredNetworkSource[] Sources { get; }

        internal EmittedNetworks Networks { get; }

        public void Dispose() => Networks.Dispose();
    }
}
