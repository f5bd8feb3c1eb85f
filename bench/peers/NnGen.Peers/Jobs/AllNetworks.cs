using NnGen.Peers.Networks;

namespace NnGen.Peers.Jobs;

/// <summary>The networks that are compared.</summary>
internal static class AllNetworks
{
    public static IReadOnlyList<NetworkCase> Create() => [Control(), Digit(), Mnist(), Convolution()];

    private static NetworkCase<ControlNet> Control()
    {
        var net = new ControlNet(seed: 1);
        var parameters = new float[ControlNet.ParameterCount];
        net.CopyParametersTo(parameters);
        PredictLoop predict = (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                net.Predict(inputs, outputs);
            }
        };
        return new("4-16-16-2", [4, 16, 16, 2], net, predict) { Parameters = parameters, ParameterStorage = net.Parameters.ToArray(), Classifies = false };
    }

    private static NetworkCase<DigitNet> Digit()
    {
        var net = new DigitNet(seed: 1);
        var parameters = new float[DigitNet.ParameterCount];
        net.CopyParametersTo(parameters);
        PredictLoop predict = (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                net.Predict(inputs, outputs);
            }
        };
        return new("64-32-10", [64, 32, 10], net, predict) { Parameters = parameters, ParameterStorage = net.Parameters.ToArray(), Classifies = true };
    }

    private static NetworkCase<MnistNet> Mnist()
    {
        var net = new MnistNet(seed: 1);
        var parameters = new float[MnistNet.ParameterCount];
        net.CopyParametersTo(parameters);
        PredictLoop predict = (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                net.Predict(inputs, outputs);
            }
        };
        return new("784-128-64-10", [784, 128, 64, 10], net, predict) { Parameters = parameters, ParameterStorage = net.Parameters.ToArray(), Classifies = true };
    }

    private static NetworkCase<ConvolutionNet> Convolution()
    {
        var (net, stages) = (new ConvolutionNet(seed: 1), new ImageStages(28, [1, 8, 16]));
        var parameters = new float[ConvolutionNet.ParameterCount];
        net.CopyParametersTo(parameters);
        PredictLoop predict = (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                net.Predict(inputs, outputs);
            }
        };
        return new("28x28-C8-P-C16-P-10", [784, 10], net, predict, stages)
        {
            Parameters = stages.ChannelsFirst(parameters, ConvolutionNet.OutputSize), ParameterStorage = net.Parameters.ToArray(), Classifies = true,
        };
    }
}
