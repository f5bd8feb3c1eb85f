using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>Each value s×s times, side by side: y[i, j, c] = x[⌊i / s⌋, ⌊j / s⌋, c].</summary>
internal sealed class UpSampling2D : ILayerFormula
{
    public string Kind => "UpSampling2D";

    public string Describe(LayerContext layer) => $"{Kind} {Words.Number(Size(layer))}×{Words.Number(Size(layer))}";

    public Tensor Build(LayerContext layer)
    {
        WindowGeometry.RequireAxes(layer, 2);
        var (graph, axes, size) = (layer.Graph, layer.Input.Shape.Axes, Size(layer));
        NetworkLimits.RequireValues(layer.Name, [axes[0], size, axes[1], size, axes[2]]);
        var split = graph.Reshape(layer.Input, axes[0], 1, axes[1], 1, axes[2]);
        var repeated = graph.Map(Shape.Batched(axes[0], size, axes[1], size, axes[2]), Argument(0), split);
        return layer.Named(graph.Reshape(repeated, axes[0] * size, axes[1] * size, axes[2]), "a");
    }

    private static int Size(LayerContext layer) => layer.Declaration.Int("size");
}
