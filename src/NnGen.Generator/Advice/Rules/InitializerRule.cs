using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Layers;

namespace NnGen.Generator.Advice.Rules;

/// <summary>He's initialisation doubles the variance because ReLU and its kin let half of it through; Xavier's suits sigmoid and tanh.</summary>
internal static class InitializerRule
{
    private const string KernelInitializer = "KernelInitializer";

    public static void Check(LayerGraph graph, DiagnosticList advice)
    {
        foreach (var layer in graph.Layers.Where(LayerGraph.IsDense))
        {
            var activation = AppliedTo(graph, layer);
            var given = layer.Layer.Enum(KernelInitializer, Initializer.Default);
            if (BetterThan(given, activation) is { } better)
            {
                string others = IsXavier(given) ? "sigmoid and tanh" : "ReLU and its kin";
                advice.AddFixable(
                    AdviceDescriptors.Initializer, layer.DeclaredIndex, KernelInitializer, better.ToString(),
                    given.ToString(), others, activation.ToString(), better.ToString());
            }
        }
    }

    /// <summary>The activation of the layer's sums: its own, or that of an Activation which alone reads them.</summary>
    private static Activation AppliedTo(LayerGraph graph, ExpandedLayer layer)
    {
        var readers = graph.ReadersOf(layer).ToList();
        bool isApart = LayerGraph.ActivationOf(layer) == Activation.Linear && readers.Count == 1 && LayerGraph.IsActivation(readers[0]);
        return LayerGraph.ActivationOf(isApart ? readers[0] : layer);
    }

    private static Initializer? BetterThan(Initializer given, Activation activation)
    {
        bool wantsHe = ActivationTable.Of(activation).Initializer == Initializer.HeNormal;
        bool wantsXavier = activation is Activation.Sigmoid or Activation.Tanh;
        return given switch
        {
            Initializer.XavierUniform when wantsHe => Initializer.HeUniform,
            Initializer.XavierNormal when wantsHe => Initializer.HeNormal,
            Initializer.HeUniform when wantsXavier => Initializer.XavierUniform,
            Initializer.HeNormal when wantsXavier => Initializer.XavierNormal,
            _ => null,
        };
    }

    private static bool IsXavier(Initializer initializer) => initializer is Initializer.XavierUniform or Initializer.XavierNormal;
}
