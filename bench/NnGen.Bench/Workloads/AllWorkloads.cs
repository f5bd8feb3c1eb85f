using NnGen.Bench.Baselines.Recurrent;
using NnGen.Bench.Goals;
using NnGen.Bench.Networks;
using NnGen.Bench.Networks.Products;

namespace NnGen.Bench.Workloads;

/// <summary>The networks and jobs that are measured, and what they should reach.</summary>
internal static class AllWorkloads
{
    public static IReadOnlyList<string> Networks { get; } = ["4-16-16-2", "64-32-10", "784-128-64-10", "784-128", "128-64", "64-32", "28x28-C8-P-C16-P-10", "14x14x8-C16", "8-LSTM32-1", "8-GRU32-1", "32x8-LSTM32-1", "32x64-A4-256-64"];

    /// <summary>The jobs of a network, checked.</summary>
    public static IEnumerable<Workload> Of(string network) => network switch
    {
        "4-16-16-2" => Control(),
        "64-32-10" => Digit(),
        "784-128-64-10" => Mnist(),
        "784-128" => new ProductCase<Product784To128>().Workloads(),
        "128-64" => new ProductCase<Product128To64>().Workloads(),
        "64-32" => new ProductCase<Product64To32>().Workloads(),
        "28x28-C8-P-C16-P-10" => Convolutional(),
        "14x14x8-C16" => new ConvolutionCase().Workloads(),
        "8-LSTM32-1" => Memory(network),
        "8-GRU32-1" => Gated(network),
        "32x8-LSTM32-1" => ThroughTime(),
        "32x64-A4-256-64" => [BlockCase.Of(network, new ShareOfPeak(0.5))],
        _ => throw new ArgumentOutOfRangeException(nameof(network), network, $"One of {string.Join(", ", Networks)}."),
    };

    private static IEnumerable<Workload> Control()
    {
        var net = new ControlNet(seed: 1);
        var network = new NetworkCase<ControlNet>(net, [4, 16, 16, 2], (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                net.Predict(inputs, outputs);
            }
        });
        yield return network.OneSample(new TimeOnReferenceCore(33));
        yield return network.Chained(new ChainOnReferenceCore(72), (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                net.Predict(inputs, outputs);
                outputs.CopyTo(inputs);
            }
        });
        yield return network.Batch();
        yield return network.Step();
    }

    private static IEnumerable<Workload> Digit()
    {
        var net = new DigitNet(seed: 1);
        var network = new NetworkCase<DigitNet>(net, [64, 32, 10], (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                net.Predict(inputs, outputs);
            }
        });
        yield return network.OneSample(new TimeOnReferenceCore(80));
        yield return network.Batch(new ShareOfPeak(0.6));
        yield return network.Step(new TimeOnReferenceCore(4_500));
        yield return network.SaturatedStep(new TimesOther(1.2, Work.Step));
    }

    private static IEnumerable<Workload> Mnist()
    {
        const long WeightBytes = sizeof(float) * ((784 * 128) + (128 * 64) + (64 * 10));
        var net = new MnistNet(seed: 1);
        var network = new NetworkCase<MnistNet>(net, [784, 128, 64, 10], (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                net.Predict(inputs, outputs);
            }
        });
        yield return network.OneSample(new TimesSecondCache(1.1, WeightBytes));
        yield return network.Sparse(new TimesSecondCache(0.55, WeightBytes));
        yield return network.Batch(new ShareOfPeak(0.9));
        yield return network.Step(new TimeOnReferenceCore(140_000));
        yield return network.SaturatedStep(new TimesOther(1.2, Work.Step));
    }

    private static IEnumerable<Workload> Convolutional()
    {
        var net = new ConvolutionNet(seed: 1);
        var network = new NetworkCase<ConvolutionNet>(net, Counterparts.OfConvolution, (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                net.Predict(inputs, outputs);
            }
        });
        yield return network.OneSample(new TimeOnReferenceCore(6_500));
        yield return network.Batch(new TimeOnReferenceCore(64 * 5_500));
        yield return network.Step(new TimeOnReferenceCore(600_000));
    }

    private static IEnumerable<Workload> Memory(string network)
    {
        var (net, state, output) = (new LSTMNet(seed: 1), default(LSTMNet.State), new float[1]);
        yield return StreamCase.Of(
            network, LSTMNet.ParameterCount, new TimeOnReferenceCore(150),
            input =>
            {
                net.Step(ref state, input, output);
                return output[0];
            },
            new LoopLSTM(LSTMNet.StepInputSize, 32, StreamCase.ParametersOf(net)));
    }

    private static IEnumerable<Workload> Gated(string network)
    {
        var (net, state, output) = (new GRUNet(seed: 1), default(GRUNet.State), new float[1]);
        yield return StreamCase.Of(
            network, GRUNet.ParameterCount, new TimeOnReferenceCore(130),
            input =>
            {
                net.Step(ref state, input, output);
                return output[0];
            },
            new LoopGRU(GRUNet.StepInputSize, 32, StreamCase.ParametersOf(net)));
    }

    private static IEnumerable<Workload> ThroughTime()
    {
        var net = new SequenceNet(seed: 1);
        var network = new NetworkCase<SequenceNet>(net, Counterparts.OfSequences, (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                net.Predict(inputs, outputs);
            }
        });
        yield return network.Step(new TimeOnReferenceCore(500_000));
    }
}
