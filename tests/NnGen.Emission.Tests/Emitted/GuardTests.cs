using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;
using NnGen.Generator;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Wrong calls throw an argument exception that names the parameter, and touch nothing.</summary>
public class GuardTests(GuardTests.Sample sample) : IClassFixture<GuardTests.Sample>
{
    private static readonly DeclaredNetworkSource Source = DeclaredNetworkSource.Of(
        "Guarded",
        Loss.CategoricalCrossEntropy,
        "NeuralNetwork(3, Loss = Loss.CategoricalCrossEntropy)",
        ["Dense(5, Activation.ReLU)", "Dense(4, Activation.Softmax)"]);

    private readonly EmittedNetwork _network = sample.Network;
    private readonly float[] _parameters = new float[sample.Network.Code.ParameterStorageLength];

    [Fact]
    public void Lengths_that_do_not_fit_are_refused()
    {
        var code = _network.Code;
        var workspace = code.CreateWorkspace(2);
        var gradients = _network.Gradients;
        AssertNames("inputs", () => code.Predict(_parameters, [], new float[7], new float[8]));
        AssertNames("outputs", () => code.Predict(_parameters, [], new float[6], new float[9]));
        AssertNames("parameters", () => code.Predict(new float[_parameters.Length - 1], [], new float[6], new float[8]));
        AssertNames("outputs", () => code.Forward(_parameters, [], new float[6], new float[4], workspace));
        AssertNames("targets", () => code.AccumulateGradients(_parameters, [], new float[6], new float[7], workspace, gradients, 1, false));
        AssertNames("labels", () => code.AccumulateGradients(_parameters, [], new float[6], new int[1], workspace, gradients, 1, false));
        AssertNames("gradients", () => code.AccumulateGradients(_parameters, [], new float[6], new float[8], workspace, new float[3], 1, false));
        AssertNames("targets", () => code.Evaluate(_parameters, [], new float[6], new float[7], new float[8], workspace));
        AssertNames("outputs", () => code.Evaluate(_parameters, [], new float[6], new int[2], new float[7], workspace));
        code.Forward(_parameters, [], new float[6], new float[8], workspace);
        AssertNames("outputGradients", () => code.Backward(_parameters, [], new float[4], [], workspace, gradients));
        AssertNames("inputGradients", () => code.Backward(_parameters, [], new float[8], new float[5], workspace, gradients));
        AssertNames("gradients", () => code.Backward(_parameters, [], new float[8], [], workspace, new float[1]));
    }

    [Fact]
    public void A_workspace_that_is_too_small_or_another_network_s_is_refused()
    {
        var code = _network.Code;
        AssertNames("workspace", () => code.Forward(_parameters, [], new float[9], new float[12], code.CreateWorkspace(2)));
        AssertNames("workspace", () => code.Forward(_parameters, [], new float[6], new float[8], new(2, 16, 0)));
        Assert.Throws<InvalidOperationException>(() => code.Backward(_parameters, [], [], [], code.CreateWorkspace(2), _network.Gradients));
    }

    [Fact]
    public void Outputs_that_overlap_inputs_are_refused()
    {
        var memory = new float[14];
        var error = Assert.ThrowsAny<ArgumentException>(() =>
            _network.Code.Predict(_parameters, [], memory.AsSpan(0, 6), memory.AsSpan(5, 8)));
        Assert.Contains("overlap", error.Message, StringComparison.Ordinal);
        _network.Code.Predict(_parameters, [], memory.AsSpan(0, 6), memory.AsSpan(6, 8));
    }

    [Fact]
    public void No_samples_are_no_error() => _network.Code.Predict(_parameters, [], [], []);

    private static void AssertNames(string parameter, Action action) =>
        Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(action).ParamName);

    /// <summary>The network that the tests of this class share.</summary>
    public sealed class Sample : IDisposable
    {
        private readonly EmittedNetworks _networks = new([Source]);

        internal EmittedNetwork Network => _networks.Get(Source);

        public void Dispose() => _networks.Dispose();
    }
}
