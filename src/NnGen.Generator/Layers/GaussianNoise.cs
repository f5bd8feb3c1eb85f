using System.Globalization;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>In training, x + s·n with n from the normal distribution of mean 0 and variance 1; in inference, x.</summary>
internal sealed class GaussianNoise : IStepwiseFormula
{
    private const string Deviation = "standardDeviation";

    public string Kind => "GaussianNoise";

    public string Describe(LayerContext layer) =>
        $"GaussianNoise {layer.Declaration.Double(Deviation).ToString("0.###", CultureInfo.InvariantCulture)}";

    public Tensor Build(LayerContext layer)
    {
        var (x, deviation) = (layer.Input, layer.Declaration.Double(Deviation));
        layer.OutputOrder = layer.InputOrders[0];
        if (!layer.Training || deviation == 0)
        {
            return x;
        }

        var normal = layer.Named(layer.Graph.Random(Distribution.Normal, layer.Index, x.Shape), "n");
        return layer.Named(layer.Graph.Map(Argument(0) + (deviation * Argument(1)), x, normal), "a");
    }
}
