using System.Globalization;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>In training, 0 with probability p and x / (1 − p) otherwise; in inference, x.</summary>
internal sealed class Dropout : IStepwiseFormula
{
    public string Kind => "Dropout";

    public string Describe(LayerContext layer) => $"Dropout {layer.Declaration.Double("rate").ToString("0.###", CultureInfo.InvariantCulture)}";

    public Tensor Build(LayerContext layer)
    {
        var (x, rate) = (layer.Input, layer.Declaration.Double("rate"));
        layer.OutputOrder = layer.InputOrders[0];
        if (!layer.Training || rate == 0)
        {
            return x;
        }

        var uniform = layer.Named(layer.Graph.Random(Distribution.Uniform, layer.Index, x.Shape), "u");
        var y = layer.Graph.Map(WhereLess(Argument(1), rate, 0, 1 / (1 - rate) * Argument(0)), x, uniform);
        return layer.Named(y, "a");
    }
}
