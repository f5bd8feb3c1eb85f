using System.Globalization;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>y = f(x·W + b) over the last axis, W stored as [in, out].</summary>
internal sealed class Dense : ILayerFormula
{
    private const string LeadingLetters = "abcdefgh";

    public string Kind => "Dense";

    public string Describe(LayerContext layer)
    {
        var activation = layer.Declaration.Enum("activation", Activation.Linear);
        var units = layer.Declaration.Int("units").ToString(CultureInfo.InvariantCulture);
        return activation == Activation.Linear ? $"Dense {units}" : $"Dense {units} {activation}";
    }

    public Tensor Build(LayerContext layer)
    {
        var (x, units) = (layer.Input, layer.Declaration.Int("units"));
        var activation = layer.Declaration.Enum("activation", Activation.Linear);
        var output = x.Shape.Axes.ToArray();
        output[output.Length - 1] = units;
        var leading = "n" + string.Concat(LeadingLetters.Take(x.Shape.Rank - 1).Select(letter => " " + letter));
        var z = layer.Graph.Contract($"{leading} i, i o -> {leading} o", x, Kernel(layer, activation), Shape.Batched(output));
        if (layer.Declaration.Bool("UseBias", true))
        {
            z = layer.Graph.Map(Argument(0) + Argument(1), z, Bias(layer, units));
        }

        return layer.Activate(layer.Named(z, "z"), activation);
    }

    private static Tensor Kernel(LayerContext layer, Activation activation)
    {
        var (fanIn, fanOut) = (layer.Input.Shape.RowLength, layer.Declaration.Int("units"));
        var initializer = layer.Declaration.Enum("KernelInitializer", Initializer.Default);
        var row = ActivationTable.Of(activation);
        var slope = row.SlopeFor(layer.Declaration.Double("Alpha", row.DefaultAlpha));
        var value = initializer == Initializer.Constant ? layer.Declaration.Double("KernelValue", 0) : slope;
        var resolved = initializer == Initializer.Default ? row.Initializer : initializer;
        var file = FeatureOrder.Transposed(fanIn, fanOut, layer.InputOrders[0]);
        return layer.Parameter("weight", [fanIn, fanOut], ParameterRole.Weight, fanIn, fanOut, resolved, value, file);
    }

    private static Tensor Bias(LayerContext layer, int units)
    {
        var initializer = layer.Declaration.Enum("BiasInitializer", Initializer.Default);
        var resolved = initializer == Initializer.Default ? Initializer.Zeros : initializer;
        return layer.Parameter(
            "bias", [units], ParameterRole.Bias, layer.Input.Shape.RowLength, units, resolved, layer.Declaration.Double("BiasValue", 0));
    }
}
