using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Advice.Rules;

/// <summary>
/// A normalisation of each channel for itself subtracts the channel's mean, and with it whatever bias was added before: BatchNorm does, and a
/// GroupNorm of one channel a group. LayerNorm takes the mean over the features of a row, so of their biases it only takes the mean away.
/// </summary>
internal static class BiasRule
{
    private const string UseBias = "UseBias";

    public static void Check(LayerGraph graph, DiagnosticList advice)
    {
        foreach (var layer in graph.Layers.Where(layer => HasBias(layer) && LayerGraph.ActivationOf(layer) == Activation.Linear && layer != graph.Output))
        {
            var readers = graph.ReadersOf(layer).ToList();
            if (readers.Count > 0 && readers.All(reader => NormalizesChannelsOf(reader, layer)))
            {
                advice.AddFixable(AdviceDescriptors.UselessBias, layer.DeclaredIndex, UseBias, FixOf(layer.Layer), layer.Name, readers[0].Name);
            }
        }
    }

    /// <summary>The option's value where it is written, else the whole option; other options of the bias would have to go with it.</summary>
    private static string? FixOf(LayerDeclaration layer) =>
        layer.Has("BiasInitializer") || layer.Has("BiasValue") ? null : layer.Has(UseBias) ? "false" : $"{UseBias} = false";

    /// <summary>Whether the layer has outputs with a bias each, and uses it.</summary>
    private static bool HasBias(ExpandedLayer layer) => ChannelsOf(layer) is not null && layer.Layer.Bool(UseBias, true);

    /// <summary>The argument that says how many outputs, each with a bias, a layer has; a depthwise convolution has its input's times a factor.</summary>
    private static string? ChannelsOf(ExpandedLayer layer) => layer.Layer.Kind switch
    {
        "Dense" => "units",
        "Conv1D" or "Conv2D" or "Conv2DTranspose" => "filters",
        "DepthwiseConv2D" => "",
        _ => null,
    };

    private static bool NormalizesChannelsOf(ExpandedLayer reader, ExpandedLayer layer) => reader.Layer.Kind switch
    {
        "BatchNorm" => true,
        "GroupNorm" => ChannelsOf(layer) is { Length: > 0 } channels && reader.Layer.Int("groups") == layer.Layer.Int(channels),
        _ => false,
    };
}
