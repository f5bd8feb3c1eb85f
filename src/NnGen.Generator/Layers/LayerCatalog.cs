using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>All layers the generator knows: to add one, write its file and add it here.</summary>
internal static class LayerCatalog
{
    public static readonly IReadOnlyList<ILayerFormula> Layers =
    [
        new Dense(),
        new ActivationLayer(),
        new Dropout(),
        new BatchNorm(),
        new Flatten(),
        new Reshape(),
        new Add(),
        new Multiply(),
        new Concatenate(),
        new Convolution("Conv1D", axes: 1),
        new Convolution("Conv2D", axes: 2),
        new DepthwiseConv2D(),
        new Conv2DTranspose(),
        new MaxPool("MaxPool1D", axes: 1),
        new MaxPool("MaxPool2D", axes: 2),
        new AveragePool("AveragePool1D", axes: 1),
        new AveragePool("AveragePool2D", axes: 2),
        new GlobalPool2D("GlobalAveragePool2D", ReduceKind.Sum),
        new GlobalPool2D("GlobalMaxPool2D", ReduceKind.Max),
        new UpSampling2D(),
        new LayerNorm(),
        new RMSNorm(),
        new GroupNorm(),
        new SpatialDropout2D(),
        new GaussianNoise(),
        new SimpleRNN(),
        new LSTM(),
        new GRU(),
        new MultiHeadAttention(),
        new PositionalEncoding(),
        new Embedding(),
        new NamedInput(),
        new NamedOutput(),
    ];

    public static ILayerFormula? Find(string kind) => Layers.FirstOrDefault(layer => layer.Kind == kind);
}
