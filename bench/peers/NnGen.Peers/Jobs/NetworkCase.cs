namespace NnGen.Peers.Jobs;

/// <summary>A network with weights, samples and labels, as every peer gets them.</summary>
/// <param name="name">The network's name, without spaces.</param>
/// <param name="sizes">The number of values before and after each dense layer.</param>
/// <param name="stages">What stands before the dense layers, or null.</param>
internal abstract class NetworkCase(string name, int[] sizes, ImageStages? stages)
{
    public const int Batch = 64;
    public const int TrainingBatch = 32;

    /// <summary>So small that the timed steps leave the network as it was.</summary>
    public const float TimedLearningRate = 1e-7f;

    public string Name => name;

    public ImageStages? Stages => stages;

    public int[] Sizes => sizes;

    public int Layers => sizes.Length - 1;

    public int InputSize { get; } = stages?.InputSize ?? sizes[0];

    public int OutputSize => sizes[^1];

    /// <summary>Layer by layer, weights [in][out] and biases, without pads; those of images channels first.</summary>
    public required float[] Parameters { get; init; }

    /// <summary>The same with rows padded to 16 floats.</summary>
    public required float[] ParameterStorage { get; init; }

    /// <summary>Whether it ends in a softmax; otherwise it is a linear layer after hyperbolic tangents.</summary>
    public required bool Classifies { get; init; }

    public Block Inputs { get; } = Block.Random(Batch * (stages?.InputSize ?? sizes[0]), 1);

    public Block Labels { get; } = RandomLabels(sizes[^1]);

    public Block Outputs { get; } = new(Batch * sizes[^1]);

    public Block PeerOutputs { get; } = new(Batch * sizes[^1]);

    /// <summary>ONNX's operator after a layer, or null where the layer is linear.</summary>
    public string? ActivationAfter(int layer) => (layer == Layers - 1, Classifies) switch
    {
        (true, true) => "Softmax",
        (true, false) => null,
        (false, true) => "Relu",
        (false, false) => "Tanh",
    };

    /// <summary>Inference on the first rows of <see cref="Inputs"/> into <see cref="Outputs"/>.</summary>
    public abstract Action<int> Predict(int rows);

    /// <summary>Training steps on the first rows, on a copy of the network.</summary>
    public abstract (Func<float> Step, Action<int> Repeat) Train(int rows, float learningRate);

    private static Block RandomLabels(int classes)
    {
        var (labels, random) = (new Block(Batch), new Random(2));
        foreach (ref var label in labels.IntegerSpan)
        {
            label = random.Next(classes);
        }

        return labels;
    }
}
