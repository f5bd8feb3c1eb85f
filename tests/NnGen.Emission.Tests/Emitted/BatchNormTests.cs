using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;
using NnGen.Generator;
using NnGen.Testing;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Batch normalisation as it is emitted, against the interpreter: a pass of the whole batch, and training in stages.</summary>
public class BatchNormTests(BatchNormTests.Samples samples) : IClassFixture<BatchNormTests.Samples>
{
    private const int Batch = 13;

    [Fact]
    public void Agrees_with_the_interpreter() => samples.ForEach((source, network) =>
    {
        foreach (var count in new[] { 2, 5, Batch })
        {
            var data = new NetworkData(network.Model, count, seed: count);
            var expectation = new NetworkExpectation(network, data);
            expectation.Check(NetworkRun.Of(network, data));
            // Two values normalised are −1 and 1 whatever they were, so that hardly a gradient goes through.
            Assert.InRange(expectation.Loose, 0, expectation.Compared / (count == 2 ? 1 : 5));

        }
    });

    [Fact]
    public void Vector_widths_change_no_bit() => samples.ForEach((source, network) =>
    {
        var data = new NetworkData(network.Model, Batch, seed: 3);
        var expected = Bits.Of(NetworkRun.Of(samples.Networks.Get(source, VectorWidth.Bits256), data).AllValues);
        Assert.Equal(expected, Bits.Of(NetworkRun.Of(samples.Networks.Get(source, VectorWidth.Bits128), data).AllValues));
        Assert.Equal(expected, Bits.Of(NetworkRun.Of(samples.Networks.Get(source, VectorWidth.Bits512), data).AllValues));
    });

    [Fact]
    public void Pads_and_unwritten_memory_change_nothing() => samples.ForEach((_, network) =>
    {
        var data = new NetworkData(network.Model, Batch, seed: 3);
        Assert.Equal(Bits.Of(NetworkRun.Of(network, data).AllValues), Bits.Of(NetworkRun.Of(network, data, pad: float.NaN).AllValues));
    });

    [Fact]
    public void Predictions_do_not_depend_on_the_batch_around_a_sample() => samples.ForEach((_, network) =>
    {
        var data = new NetworkData(network.Model, 150, seed: 3);
        Bits.AssertRowsAloneEqualBatch(network, data.Inputs, network.Store(data.Parameters));
    });

    [Fact]
    public void Nothing_is_allocated() => samples.ForEach((_, network) =>
    {
        var (code, data) = (network.Code, new NetworkData(network.Model, 9, seed: 1));
        var (storage, buffers, gradients) = (network.Store(data.Parameters), network.Buffers, network.Gradients);
        var (outputs, inputGradients, workspace) = (new float[9 * code.OutputSize], new float[9 * code.InputSize], code.CreateWorkspace(9));
        Allocations.AssertNone(() => code.Predict(storage, buffers, data.Inputs, outputs), "Predict");
        Allocations.AssertNone(() => code.Forward(storage, buffers, data.Inputs, outputs, workspace), "Forward");
        Allocations.AssertNone(() => code.Backward(storage, buffers, data.OutputGradients, inputGradients, workspace, gradients), "Backward");
        if (network.Model.Loss is not null)
        {
            Allocations.AssertNone(() => code.AccumulateGradients(storage, buffers, data.Inputs, data.Targets, workspace, gradients, 1, false), "AccumulateGradients");
            Allocations.AssertNone(() => code.Evaluate(storage, buffers, data.Inputs, data.Targets, outputs, workspace), "Evaluate");
        }
    });

    [Fact]
    public void Wrong_calls_name_what_is_wrong()
    {
        var network = samples.Networks.Get(Samples.Small);
        var (code, parameters, buffers) = (network.Code, new float[network.Code.ParameterStorageLength], network.Buffers);
        var workspace = code.CreateWorkspace(4);
        AssertNames("buffers", () => code.Predict(parameters, [], new float[6], new float[2]));
        AssertNames("buffers", () => code.Forward(parameters, new float[1], new float[6], new float[2], workspace));
        AssertNames("buffers", () => code.Evaluate(parameters, [], new float[6], new float[2], new float[2], workspace));
        AssertNames("inputs", () => code.Forward(parameters, buffers, new float[3], new float[1], workspace));
        AssertNames("inputs", () => code.AccumulateGradients(parameters, buffers, new float[3], new float[1], workspace, network.Gradients, 1, false));
        AssertNames("workspace", () => code.ComputeDeltas(parameters, buffers, new float[6], new float[2], code.CreateWorkspace(4), 1, false));
        Assert.Equal(network.Buffers, buffers);
    }

    private static void AssertNames(string parameter, Action action) =>
        Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(action).ParamName);

    [Fact]
    public void Has_the_stages_its_sums_ask_for()
    {
        int Stages(DeclaredNetworkSource source) => samples.Networks.Get(source).Code.Info.Stages;
        Assert.Equal(4, Stages(Samples.Small));
        Assert.Equal(7, Stages(Samples.Deep));
        Assert.Equal(2, samples.Networks.Get(Samples.Small).Code.Info.LossStage);
    }

    /// <summary>Networks that the cases share.</summary>
    public sealed class Samples : IDisposable
    {
        internal static readonly DeclaredNetworkSource Small = DeclaredNetworkSource.Of(
            "Small", Loss.HalfSquaredError, "NeuralNetwork(3, Loss = Loss.HalfSquaredError)",
            ["Dense(16, UseBias = false)", "BatchNorm", "Activation(Activation.ReLU)", "Dense(1)"]);

        internal static readonly DeclaredNetworkSource Deep = DeclaredNetworkSource.Of(
            "Deep", Loss.CategoricalCrossEntropy, "NeuralNetwork(7, Loss = Loss.CategoricalCrossEntropy)",
            [
                "Dense(20, Activation.Tanh, Name = \"a\")", "BatchNorm(Momentum = 0.3)", "Dropout(0.2)", "Dense(20)", "BatchNorm(Affine = false, Epsilon = 1e-3)",
                "Activation(Activation.GELU)", "Add(\"a\")", "Concatenate(\"a\")", "Dense(4, Activation.Softmax)",
            ]);

        internal static readonly DeclaredNetworkSource Sequence = DeclaredNetworkSource.Of(
            "Sequence", Loss.MeanSquaredError, "NeuralNetwork(4, 5, Loss = Loss.MeanSquaredError)",
            ["BatchNorm(Momentum = 1)", "Dense(18, Activation.PReLU)", "BatchNorm(Momentum = 0)", "Flatten", "BatchNorm", "Dense(2)", "BatchNorm"]);

        internal static readonly DeclaredNetworkSource Lossless = DeclaredNetworkSource.Of(
            "Lossless", Loss.None, "NeuralNetwork(6, Jacobians = true)", ["Dense(33)", "BatchNorm", "Activation(Activation.SiLU)", "Dense(2)"]);

        internal static readonly DeclaredNetworkSource Image = DeclaredNetworkSource.Of(
            "Image", Loss.CategoricalCrossEntropy, "NeuralNetwork(6, 7, 3, Loss = Loss.CategoricalCrossEntropy)",
            [
                "Conv2D(9, 3, Padding = Padding.Same, UseBias = false)", "BatchNorm", "Activation(Activation.ReLU, Name = \"a\")", "Conv2D(9, 3, Padding = Padding.Same)",
                "BatchNorm", "Add(\"a\")", "AveragePool2D(2)", "Flatten", "BatchNorm(Affine = false, Epsilon = 0.1)", "Dense(3, Activation.Softmax)",
            ]);

        private static readonly DeclaredNetworkSource[] All = [Small, Deep, Sequence, Lossless, Image];

        internal EmittedNetworks Networks { get; } = new(All);

        internal void ForEach(Action<DeclaredNetworkSource, EmittedNetwork> check, VectorWidth width = VectorWidth.Machine)
        {
            foreach (var source in All)
            {
                check(source, Networks.Get(source, width));
            }
        }

        public void Dispose() => Networks.Dispose();
    }
}
