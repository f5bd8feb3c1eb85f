using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>GlobalAveragePool2D and GlobalMaxPool2D: one value of each channel of the whole image.</summary>
internal sealed class GlobalPool2D(string kind, ReduceKind reduction) : ILayerFormula
{
    public string Kind => kind;

    public string Describe(LayerContext layer) => Kind;

    public Tensor Build(LayerContext layer)
    {
        WindowGeometry.RequireAxes(layer, 2);
        var x = layer.Input;
        var reduced = layer.Graph.Reshape(layer.Graph.Reduce(reduction, x, false, 0, 1), x.Shape.RowLength);
        return layer.Named(reduction == ReduceKind.Sum ? layer.Graph.Map(1.0 / x.Shape.RowsPerSample * Argument(0), reduced) : reduced, "a");
    }
}
