using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;
using NnGen.Generator;
using NnGen.Testing;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Predict, Forward, Backward, AccumulateGradients and Evaluate allocate nothing once they have run.</summary>
public class AllocationTests
{
    private static readonly DeclaredNetworkSource Dense = DeclaredNetworkSource.Of(
        "Classifier",
        Loss.CategoricalCrossEntropy,
        "NeuralNetwork(20, Loss = Loss.CategoricalCrossEntropy)",
        ["Dense(33, Activation.GELU, Name = \"a\")", "Dropout(0.3)", "Dense(33, Activation.PReLU)", "Add(\"a\")", "Dense(7, Activation.Softmax)"]);

    private static readonly DeclaredNetworkSource Images = DeclaredNetworkSource.Of(
        "Images",
        Loss.CategoricalCrossEntropy,
        "NeuralNetwork(28, 28, 1, Loss = Loss.CategoricalCrossEntropy)",
        [
            "Conv2D(8, 3, Activation.ReLU, Padding = Padding.Same)", "MaxPool2D(2)", "Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same)",
            "MaxPool2D(2)", "Flatten", "Dense(10, Activation.Softmax)",
        ]);

    private static readonly DeclaredNetworkSource Sequences = DeclaredNetworkSource.Of(
        "Sequences",
        Loss.CategoricalCrossEntropy,
        "NeuralNetwork(6, 5, Loss = Loss.CategoricalCrossEntropy)",
        ["LSTM(9, ReturnSequences = true)", "GRU(17, Bidirectional = true, ReturnSequences = true)", "SimpleRNN(6, GoBackwards = true)", "Dense(4, Activation.Softmax)"]);

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void Dense_layers_allocate_nothing(int count) => Check(Dense, count);

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public void Convolutions_allocate_nothing(int count) => Check(Images, count);

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void Recurrent_layers_allocate_nothing(int count) => Check(Sequences, count);

    private static void Check(DeclaredNetworkSource source, int count)
    {
        using var networks = new EmittedNetworks([source]);
        var network = networks.Get(source);
        var (code, data) = (network.Code, new NetworkData(network.Model, count, seed: 1));
        var (storage, buffers, gradients) = (network.Store(data.Parameters), network.Buffers, network.Gradients);
        var (outputs, inputGradients) = (new float[count * code.OutputSize], new float[count * code.InputSize]);
        var workspace = code.CreateWorkspace(count);

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
