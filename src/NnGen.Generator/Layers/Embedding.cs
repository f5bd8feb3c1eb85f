using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>y[t] = W[x[t]]: a row of the table W [vocabulary, dimensions] for each token of the input.</summary>
internal sealed class Embedding : IStepwiseFormula
{
    public const string Name = "Embedding";

    public string Kind => Name;

    public string Describe(LayerContext layer) => $"Embedding {Words.Number(Vocabulary(layer))} to {Words.Number(Dimensions(layer))}";

    public Tensor Build(LayerContext layer)
    {
        var tokens = layer.InputTokens[0] ?? throw new InvalidOperationException($"{layer.Name} has no tokens to look up.");
        var (vocabulary, dimensions) = (Vocabulary(layer), Dimensions(layer));
        layer.LookUp(tokens, vocabulary);
        var initializer = layer.Declaration.Enum("KernelInitializer", Initializer.Default);
        var resolved = initializer == Initializer.Default ? Initializer.Normal : initializer;
        var value = resolved == Initializer.Normal ? layer.Declaration.Double("StandardDeviation", 1) : layer.Declaration.Double("KernelValue", 0);
        var table = layer.Parameter("weight", [vocabulary, dimensions], ParameterRole.Weight, vocabulary, dimensions, resolved, value);
        return layer.Named(layer.Graph.Gather(table, tokens.Input, tokens.Positions), "e");
    }

    private static int Vocabulary(LayerContext layer) => layer.Declaration.Int("vocabularySize");

    private static int Dimensions(LayerContext layer) => layer.Declaration.Int("dimensions");
}
