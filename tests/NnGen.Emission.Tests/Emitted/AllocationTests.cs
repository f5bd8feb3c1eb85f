using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;
using NnGen.Generator;
using NnGen.Testing;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Predict, Forward, Backward, AccumulateGradients and Evaluate allocate nothing once they have run.</summary>
public class AllocationTests
{
    private static readonly DeclaredNetworkSource Source = DeclaredNetworkSource.Of(
        "Classifier",
        Loss.CategoricalCrossEntropy,
        "NeuralNetwork(20, Loss = Loss.CategoricalCrossEntropy)",
        ["Dense(33, Activation.GELU, Name = \"a\")", "Dropout(0.3)", "Dense(33, Activation.PReLU)", "Add(\"a\")", "Dense(7, Activation.Softmax)"]);

    [Fact]
    public void Nothing_is_allocated()
    {
        using var networks = new EmittedNetworks([Source]);
        var network = networks.Get(Source);
        var (code, data) = (network.Code, new NetworkData(network.Model, count: 9, seed: 1));
        var (storage, buffers, gradients) = (network.Store(data.Parameters), network.Buffers, network.Gradients);
        var (outputs, inputGradients) = (new float[9 * code.OutputSize], new float[9 * code.InputSize]);
        var workspace = code.CreateWorkspace(9);

        AssertNone("Predict", () => code.Predict(storage, buffers, data.Inputs, outputs));
        AssertNone("Forward", () => code.Forward(storage, buffers, data.Inputs, outputs, workspace));
        AssertNone("Backward", () => code.Backward(storage, buffers, data.OutputGradients, inputGradients, workspace, gradients));
        AssertNone("AccumulateGradients", () =>
            code.AccumulateGradients(storage, buffers, data.Inputs, data.Targets, workspace, gradients, 1, false));
        AssertNone("AccumulateGradients of labels", () =>
            code.AccumulateGradients(storage, buffers, data.Inputs, data.Labels, workspace, gradients, 1, true));
        AssertNone("Evaluate", () => code.Evaluate(storage, buffers, data.Inputs, data.Targets, outputs, workspace));
        AssertNone("Evaluate of labels", () => code.Evaluate(storage, buffers, data.Inputs, data.Labels, outputs, workspace));
    }

    private static void AssertNone(string what, Action action) => Allocations.AssertNone(action, what);
}
