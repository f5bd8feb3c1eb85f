using NnGen.Bench.Networks;

namespace NnGen.Bench.Workloads;

/// <summary>The networks and jobs that are measured.</summary>
internal static class AllWorkloads
{
    public static IReadOnlyList<string> Networks { get; } = ["4-16-16-2", "64-32-10", "784-128-64-10"];

    /// <summary>The jobs of a network, checked.</summary>
    public static IEnumerable<Workload> Of(string network) => network switch
    {
        "4-16-16-2" => Control(),
        "64-32-10" => Digit(),
        "784-128-64-10" => Mnist(),
        _ => throw new ArgumentOutOfRangeException(nameof(network), network, $"One of {string.Join(", ", Networks)}."),
    };

    private static IEnumerable<Workload> Control()
    {
        var net = new ControlNet(seed: 1);
        var parameters = new float[ControlNet.ParameterCount];
        net.CopyParametersTo(parameters);
        return new NetworkCase<ControlNet>(net, [4, 16, 16, 2], parameters, (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                net.Predict(inputs, outputs);
            }
        }).Workloads();
    }

    private static IEnumerable<Workload> Digit()
    {
        var net = new DigitNet(seed: 1);
        var parameters = new float[DigitNet.ParameterCount];
        net.CopyParametersTo(parameters);
        return new NetworkCase<DigitNet>(net, [64, 32, 10], parameters, (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                net.Predict(inputs, outputs);
            }
        }).Workloads();
    }

    private static IEnumerable<Workload> Mnist()
    {
        var net = new MnistNet(seed: 1);
        var parameters = new float[MnistNet.ParameterCount];
        net.CopyParametersTo(parameters);
        return new NetworkCase<MnistNet>(net, [784, 128, 64, 10], parameters, (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                net.Predict(inputs, outputs);
            }
        }).Workloads();
    }
}
