using System.Globalization;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Advice.Rules;

/// <summary>
/// The chain product of derivatives from the output back to a hidden layer stays above 1/100: each sigmoid contributes at most σ′(0) = 1/4, a
/// tanh 0.9, as far from saturation as training usually leaves it. That allows 3 hidden layers of sigmoid, or 43 of tanh. A normalisation before the
/// activation divides by the deviation that became small, and so gives back what the derivative took; that of a sample's features does so for tanh, but not
/// for sigmoids, whose common mean of ½ it takes for deviation between features.
/// </summary>
internal static class VanishingRule
{
    private const double Least = 0.01;

    public static void Check(LayerGraph graph, DiagnosticList advice)
    {
        var (shares, depths) = (new Dictionary<string, double>(), new Dictionary<string, int>());
        foreach (var layer in graph.Layers.Reverse())
        {
            // Of several ways back, such as past a block and through it, the best one counts.
            var best = graph.ReadersOf(layer).OrderByDescending(reader => shares[reader.Name]).FirstOrDefault();
            var (share, depth) = best is null ? (1.0, 0) : (shares[best.Name], depths[best.Name]);
            var factor = best is null ? 1 : FactorOf(graph, layer);
            (shares[layer.Name], depths[layer.Name]) = (share * factor, depth + (factor < 1 ? 1 : 0));
        }

        var first = graph.Layers.FirstOrDefault(layer => FactorOf(graph, layer) < 1);
        if (first is not null && shares[first.Name] < Least)
        {
            advice.Add(
                AdviceDescriptors.VanishingGradient, first.DeclaredIndex, LayerGraph.ActivationArgument,
                shares[first.Name].ToString("0.#E+0", CultureInfo.InvariantCulture), first.Name, Words.Number(depths[first.Name]));
        }
    }

    private static double FactorOf(LayerGraph graph, ExpandedLayer layer) => (LayerGraph.ActivationOf(layer), NormalizationBefore(graph, layer)) switch
    {
        (Activation.Sigmoid, not "BatchNorm") => 0.25,
        (Activation.Tanh, null) => 0.9,
        _ => 1,
    };

    /// <summary>The kind of normalisation that an activation of its own layer reads, or null.</summary>
    private static string? NormalizationBefore(LayerGraph graph, ExpandedLayer layer) =>
        LayerGraph.IsActivation(layer) && graph.Find(layer.Inputs[0])?.Layer.Kind is { } kind and ("BatchNorm" or "LayerNorm" or "RMSNorm" or "GroupNorm") ? kind : null;
}
