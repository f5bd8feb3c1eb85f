using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;
using NnGen.Generator;
using NnGen.Testing;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Attention, compiled and run, against the interpreter at every vector width; what a causal attention does not see; what it allocates.</summary>
public class AttentionNetworkTests
{
    private const int Time = 19;
    private const int Features = 12;

    private static readonly DeclaredNetworkSource Causal = Of("Causal", $"{Time}, {Features}", "MultiHeadAttention(3, Causal = true)", "MultiHeadAttention(2, 5, Causal = true)");

    private static readonly DeclaredNetworkSource[] Sources =
    [
        Causal,
        Of("Block", "18, 16", "PositionalEncoding", "LayerNorm", "MultiHeadAttention(2, Causal = true)", "Add(\"positionalEncoding1\", Name = \"a\")", "LayerNorm", "Dense(20, Activation.GELU)", "Dense(16)", "Add(\"a\")"),
        Of("Gated", "5, 9", "RMSNorm", "MultiHeadAttention(3)", "Add(\"input\", Name = \"a\")", "RMSNorm", "Dense(11, Activation.SiLU, Name = \"g\")", "Dense(11, From = \"rmsNorm2\")", "Multiply(\"g\")", "Dense(9)", "Add(\"a\")"),
        Of("Wide", "33, 8", "MultiHeadAttention(1, 32)", "Dense(2)"),
        Of("Narrow", "7, 3", "PositionalEncoding(Learnt = true)", "MultiHeadAttention(3, Dropout = 0.3, Causal = true)", "Dense(2)"),
        Of("Single", "1, 4", "MultiHeadAttention(2)", "MultiHeadAttention(1, 1)", "Dense(2)"),
        Of("Cross", "9, 6", "Conv1D(6, 3, Name = \"kv\")", "Dense(6, From = \"input\")", "MultiHeadAttention(2, KeyValueFrom = \"kv\")", "MultiHeadAttention(2, KeyValueFrom = \"input\", Causal = true)", "Dense(2)"),
        Of("Wider", "9, 6", "Dense(10, Name = \"kv\")", "Dense(6, From = \"input\")", "MultiHeadAttention(2, KeyValueFrom = \"kv\", Dropout = 0.2)", "MultiHeadAttention(1, 1, KeyValueFrom = \"kv\", UseBias = false)", "Dense(2)"),
    ];

    [Fact]
    public void Every_width_agrees_with_the_interpreter_and_with_the_others_to_the_bit()
    {
        using var networks = new EmittedNetworks(Sources);
        foreach (var source in Sources)
        {
            var expected = Run(networks, source, VectorWidth.Bits256, pad: 0);
            Assert.Equal(expected, Run(networks, source, VectorWidth.Bits128, pad: 0));
            Assert.Equal(expected, Run(networks, source, VectorWidth.Bits512, pad: 0));
            Assert.Equal(expected, Run(networks, source, VectorWidth.Bits256, pad: float.NaN));
        }
    }

    /// <summary>Among layers that are the same for every step: what recurrence and windows add is drawn elsewhere.</summary>
    [Fact]
    public void Random_networks_agree_with_the_interpreter()
    {
        const int FirstSeed = 40_000, Together = 40;
        string[] others = ["SimpleRNN(", "LSTM(", "GRU(", "Conv1D(", "Pool1D("];
        var sources = Enumerable.Range(FirstSeed, 4000).Select(DeclarationGenerator.Draw)
            .Where(source => source.Source.Contains("MultiHeadAttention(") && !others.Any(source.Source.Contains)).Take(Together).ToArray();
        var comparisons = new NetworkComparisons();
        foreach (var ofWidth in sources.Select((source, i) => (source, i)).GroupBy(pair => pair.i % 4 == 3 ? VectorWidth.Bits128 : VectorWidth.Bits256))
        {
            using var networks = new EmittedNetworks(ofWidth.Select(pair => pair.source));
            foreach (var (source, i) in ofWidth)
            {
                var network = networks.Get(source, ofWidth.Key);
                comparisons.Run(network, new NetworkData(network.Model, Math.Max(network.Model.LeastBatch, 1 + (i % 5)), seed: i), source, ofWidth.Key);
            }
        }

        comparisons.Require(Together);
    }

    [Fact]
    public void What_comes_later_changes_no_bit_of_what_was_before()
    {
        using var networks = new EmittedNetworks([Causal]);
        var network = networks.Get(Causal);
        var data = new NetworkData(network.Model, count: 1, seed: 3);
        var parameters = network.Store(data.Parameters);
        var (whole, changed) = (new float[Time * Features], new float[Time * Features]);
        network.Code.Predict(parameters, network.Buffers, data.Inputs, whole);
        for (var step = 1; step < Time; step++)
        {
            var inputs = data.Inputs.ToArray();
            inputs.AsSpan(step * Features).Fill(1000);
            network.Code.Predict(parameters, network.Buffers, inputs, changed);
            Assert.Equal(Bits.Of(whole.Take(step * Features)), Bits.Of(changed.Take(step * Features)));
            Assert.NotEqual(Bits.Of(whole.Skip(step * Features)), Bits.Of(changed.Skip(step * Features)));
        }
    }

    [Fact]
    public void No_gradient_flows_from_the_past_to_the_future()
    {
        using var networks = new EmittedNetworks([Causal]);
        var network = networks.Get(Causal);
        var data = new NetworkData(network.Model, count: 1, seed: 3);
        var (parameters, workspace) = (network.Store(data.Parameters), network.Code.CreateWorkspace(1));
        var (outputs, gradients) = (new float[Time * Features], new float[Time * Features]);
        network.Code.Forward(parameters, network.Buffers, data.Inputs, outputs, workspace);
        for (var step = 0; step < Time; step++)
        {
            var seeds = new float[Time * Features];
            data.OutputGradients.AsSpan(0, (step + 1) * Features).CopyTo(seeds);
            network.Code.Backward(parameters, network.Buffers, seeds, gradients, workspace, network.Gradients);
            Assert.All(gradients.Take((step + 1) * Features), gradient => Assert.NotEqual(0, gradient));
            Assert.All(gradients.Skip((step + 1) * Features), gradient => Assert.Equal(0, gradient));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void Attention_allocates_nothing(int count)
    {
        using var networks = new EmittedNetworks([Sources[4]]);
        var network = networks.Get(Sources[4]);
        var (code, data) = (network.Code, new NetworkData(network.Model, count, seed: 1));
        var (storage, buffers, gradients, workspace) = (network.Store(data.Parameters), network.Buffers, network.Gradients, code.CreateWorkspace(count));
        var (outputs, inputGradients) = (new float[count * code.OutputSize], new float[count * code.InputSize]);
        Allocations.AssertNone(() => code.Predict(storage, buffers, data.Inputs, outputs), "Predict");
        Allocations.AssertNone(() => code.Forward(storage, buffers, data.Inputs, outputs, workspace), "Forward");
        Allocations.AssertNone(() => code.Backward(storage, buffers, data.OutputGradients, inputGradients, workspace, gradients), "Backward");
        Allocations.AssertNone(() => code.AccumulateGradients(storage, buffers, data.Inputs, data.Targets, workspace, gradients, 1, false), "AccumulateGradients");
    }

    private static uint[] Run(EmittedNetworks networks, DeclaredNetworkSource source, VectorWidth width, float pad)
    {
        var network = networks.Get(source, width);
        var data = new NetworkData(network.Model, count: 3, seed: 4);
        var run = NetworkRun.Of(network, data, pad);
        new NetworkExpectation(network, data).Check(run);
        Bits.AssertRowsAloneEqualBatch(network, data.Inputs, network.Store(data.Parameters));
        return Bits.Of(run.AllValues);
    }

    private static DeclaredNetworkSource Of(string name, string input, params string[] layers) =>
        DeclaredNetworkSource.Of(name, Loss.MeanSquaredError, $"NeuralNetwork({input}, Loss = Loss.MeanSquaredError)", layers);
}
