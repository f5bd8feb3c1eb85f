using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>A network so deep that its functions are cut into sections computes what the interpreter does.</summary>
public class DeepNetworkTests
{
    private static readonly DeclaredNetworkSource Source = DeclaredNetworkSource.Of(
        "Deep", Loss.CategoricalCrossEntropy, "NeuralNetwork(4, Loss = Loss.CategoricalCrossEntropy)",
        ["Repeat(90, Name = \"block\")", "Dense(4, Activation.Tanh)", "Dropout(0.2)", "Add(\"block\")", "EndRepeat", "Dense(3, Activation.Softmax)"]);

    private static readonly Lazy<NetworkCompilation> Compilation = new(() => new(DeclaredNetworkSource.File([Source])));

    [Theory]
    [InlineData("PredictScores")]
    [InlineData("Forward")]
    [InlineData("Backward")]
    [InlineData("ForwardScores")]
    [InlineData("ComputeDeltasAfterLoss")]
    [InlineData("AddGradientsOfAnyTargets")]
    public void Its_functions_are_cut(string function)
    {
        var text = Assert.Single(Compilation.Value.Generated.Values);
        Assert.Contains($" {function}Section2(", text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_computes_what_the_interpreter_does()
    {
        using var networks = new EmittedNetworks([Source]);
        var network = networks.Get(Source, VectorWidth.Bits256);
        var data = new NetworkData(network.Model, count: 3, seed: 5, kernelScale: 0.3);
        var expectation = new NetworkExpectation(network, data);
        expectation.Check(NetworkRun.Of(network, data));
        Assert.InRange(expectation.Gradients, 500, int.MaxValue);
        Assert.InRange(expectation.Loose, 0, expectation.Compared / 20);
    }
}
