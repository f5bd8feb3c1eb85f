using NnGen.Tests.Files;

namespace NnGen.Tests.Fixtures;

/// <summary>A generated layer against PyTorch's in double precision, forward and backward; Fixtures/layer_fixtures.py tells what a file has.</summary>
internal static class LayerFixture
{
    public static void Check<TNet>(TensorFile fixture)
        where TNet : class, INetwork<TNet>
    {
        var (name, net) = (typeof(TNet).Name, Loaded<TNet>(fixture, "start"));
        var (inputs, expected) = (fixture[$"{name}/input"], fixture[$"{name}/output"]);
        var count = inputs.Length / TNet.InputSize;
        Assert.Equal(3, count);

        var outputs = new float[count * TNet.OutputSize];
        TNet.Predict(net.Parameters, net.Buffers, inputs, outputs);
        Close.Assert($"{name}: Predict", expected, outputs);

        var workspace = Workspace.For<TNet>(count);
        TNet.Forward(net.Parameters, net.Buffers, inputs, outputs, workspace);
        Close.Assert($"{name}: Forward", expected, outputs);

        var (inputGradients, gradients) = (new float[inputs.Length], new float[TNet.ParameterStorageLength]);
        TNet.Backward(net.Parameters, net.Buffers, fixture[$"{name}/output gradient"], inputGradients, workspace, gradients);
        Close.Assert($"{name}: gradient of the input", fixture[$"{name}/input gradient"], inputGradients);
        Close.Assert($"{name}: gradients of the parameters", Loaded<TNet>(fixture, "gradient").Parameters, gradients);
    }

    /// <summary>A network whose parameters are those, or the gradients, of the file.</summary>
    private static TNet Loaded<TNet>(TensorFile fixture, string part)
        where TNet : class, INetwork<TNet>
    {
        var net = TNet.Create(seed: 1);
        if (fixture.Part($"{typeof(TNet).Name}/{part}") is { } file)
        {
            net.Load(file);
        }
        else
        {
            Assert.Equal(0, TNet.ParameterCount);
        }

        return net;
    }
}
