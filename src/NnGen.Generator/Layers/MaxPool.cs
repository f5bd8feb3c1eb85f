using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>MaxPool1D and MaxPool2D: the maximum of each window; around the input there is −∞, which is never one.</summary>
internal sealed class MaxPool(string kind, int axes) : Pooling(kind, axes)
{
    protected override Tensor Pool(LayerContext layer, WindowGeometry window) => Reduce(layer, window, ReduceKind.Max, double.NegativeInfinity);
}
