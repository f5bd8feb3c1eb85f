using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Layers;

/// <summary>Tokens are integers that only an embedding can read, and it reads nothing else.</summary>
internal static class TokenRules
{
    /// <exception cref="LayerException">The layer reads tokens and is no embedding, or is one and reads numbers.</exception>
    public static void Check(ExpandedLayer layer, LayerContext context)
    {
        if (layer.Layer.Kind == LayerNames.NamedInput)
        {
            return;
        }

        var looksUp = layer.Layer.Kind == Embedding.Name;
        for (var i = 0; i < layer.Inputs.Count; i++)
        {
            var holdsTokens = context.InputTokens[i] is not null;
            if (looksUp != holdsTokens)
            {
                var rule = looksUp
                    ? $"which holds numbers, {Shapes.InWords(context.Inputs[i].Shape)}: an embedding looks up the tokens of an input"
                    : "which holds tokens, since an embedding looks them up: no other layer can read them";
                throw new LayerException(
                    Descriptors.TokensAndNumbers.Id, ArgumentOf(layer, i), $"{layer.Layer.Kind} reads '{layer.Inputs[i]}', {rule}");
            }
        }
    }

    private static string? ArgumentOf(ExpandedLayer layer, int input) =>
        layer.Layer.Has("KeyValueFrom") && input > 0 ? "KeyValueFrom" : input > 0 ? $"{LayerNames.Layers}[{Words.Number(input - 1)}]" : layer.Layer.Has("From") ? "From" : null;
}
