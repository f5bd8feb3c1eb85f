using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>What the layers with weights have in common: the kernel's options, the bias and the activation.</summary>
internal static class AffineLayer
{
    /// <summary>The kernel W, initialised as the options or the activation tell.</summary>
    public static Tensor Kernel(LayerContext layer, int[] shape, int fanIn, int fanOut, FileLayout file)
    {
        var initializer = layer.Declaration.Enum("KernelInitializer", Initializer.Default);
        var row = ActivationTable.Of(ActivationOf(layer));
        var slope = row.SlopeFor(layer.Declaration.Double("Alpha", row.DefaultAlpha));
        var value = initializer == Initializer.Constant ? layer.Declaration.Double("KernelValue", 0) : slope;
        var resolved = initializer == Initializer.Default ? row.Initializer : initializer;
        return layer.Parameter("weight", shape, ParameterRole.Weight, fanIn, fanOut, resolved, value, file);
    }

    /// <summary>f(z + b) of a sum of products z, the bias one for each element of the last axis.</summary>
    public static Tensor Finish(LayerContext layer, Tensor z, int fanIn)
    {
        if (layer.Declaration.Bool("UseBias", true))
        {
            z = layer.Graph.Map(Argument(0) + Argument(1), z, Bias(layer, z.Shape.RowLength, fanIn));
        }

        return layer.Activate(layer.Named(z, "z"), ActivationOf(layer));
    }

    /// <summary>A description with the activation behind it, where there is one.</summary>
    public static string Describe(LayerContext layer, string layerInWords) =>
        ActivationOf(layer) is var activation && activation == Activation.Linear ? layerInWords : $"{layerInWords} {activation}";

    private static Activation ActivationOf(LayerContext layer) => layer.Declaration.Enum("activation", Activation.Linear);

    private static Tensor Bias(LayerContext layer, int units, int fanIn)
    {
        var initializer = layer.Declaration.Enum("BiasInitializer", Initializer.Default);
        var resolved = initializer == Initializer.Default ? Initializer.Zeros : initializer;
        return layer.Parameter("bias", [units], ParameterRole.Bias, fanIn, units, resolved, layer.Declaration.Double("BiasValue", 0));
    }
}
