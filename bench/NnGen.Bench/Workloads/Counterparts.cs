using NnGen.Bench.Baselines;
using NnGen.Bench.Baselines.Convolutional;
using NnGen.Bench.Baselines.Recurrent;

namespace NnGen.Bench.Workloads;

/// <summary>What has to be known of a network beside its generated code: how much work it is, and who else does it.</summary>
/// <param name="Name">The network's name in tables.</param>
/// <param name="ProductFlops">The FLOPs of its products on one sample.</param>
/// <param name="FirstProductFlops">Those of the first layer, whose inputs need no gradient.</param>
/// <param name="Loops">Creates the network as plain loops, with a learning rate.</param>
/// <param name="Tensors">Creates it over TensorPrimitives; null where these have no counterpart to its layers.</param>
internal sealed record Counterparts(
    string Name, long ProductFlops, long FirstProductFlops, Func<float, IBaseline> Loops, Func<float, IBaseline>? Tensors)
{
    /// <summary>28×28-C8-P-C16-P-10. Multiplications with the pads' zeros count, as everywhere.</summary>
    public static Counterparts OfConvolution { get; } = new(
        "28x28-C8-P-C16-P-10",
        2L * ((28 * 28 * 9 * 8) + (14 * 14 * 72 * 16) + (784 * 10)),
        2L * 28 * 28 * 9 * 8,
        rate => new LoopConvolutionNetwork { LearningRate = rate },
        Tensors: null);

    /// <summary>32x8-LSTM32-1: the first product is that of the inputs.</summary>
    public static Counterparts OfSequences { get; } = new(
        "32x8-LSTM32-1",
        2L * ((32 * (8 + 32) * 128) + 32),
        2L * 32 * 8 * 128,
        rate => new LoopLSTMNetwork(steps: 32, inputs: 8, units: 32) { LearningRate = rate },
        Tensors: null);

    /// <summary>A dense network with so many values before and after each layer.</summary>
    public static Counterparts OfDense(int[] sizes, bool classifies) => new(
        string.Join('-', sizes),
        2L * sizes.Zip(sizes.Skip(1), (inputs, outputs) => (long)inputs * outputs).Sum(),
        2L * sizes[0] * sizes[1],
        rate => new LoopNetwork(sizes, classifies) { LearningRate = rate },
        rate => new TensorNetwork(sizes, classifies) { LearningRate = rate });

    /// <summary>The baselines that there are, each with the parameters.</summary>
    public IBaseline[] All(float learningRate, float[] parameters) =>
        [.. from create in (Func<float, IBaseline>?[])[Loops, Tensors] where create is not null select Create(create, learningRate, parameters)];

    /// <summary>One of <see cref="Loops"/> and <see cref="Tensors"/>, with the parameters.</summary>
    public static IBaseline Create(Func<float, IBaseline> create, float learningRate, float[] parameters)
    {
        var network = create(learningRate);
        network.SetParameters(parameters);
        return network;
    }
}
