using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>A network has an input shape, and a sample of it is of a size that can be generated.</summary>
internal static class InputRules
{
    /// <summary>The parameter the shape is given in.</summary>
    public const string Argument = "inputShape";

    private const string Missing =
        "[NeuralNetwork] has no input shape: give the axes of one sample, as in [NeuralNetwork(64)] or [NeuralNetwork(28, 28, 1)]";

    public static void Check(NetworkDeclaration declaration, DiagnosticList diagnostics)
    {
        var given = declaration.Network.Ints(Argument);
        if (declaration.Inputs.Any() && !given.IsEmpty)
        {
            string shape = string.Join(", ", given.Select(axis => Words.Number(axis)));
            diagnostics.Add(
                Descriptors.InputShape, DiagnosticInfo.OnNetwork, Argument,
                $"The input shape ({shape}) is given beside {Words.Count(declaration.Inputs.Count(), "Input")}, which have shapes of their own: write [NeuralNetwork] without a shape, or no Input");
            return;
        }

        foreach (var (argument, message) in Faults(declaration.Inputs.Any() ? [1] : given).Concat(FaultsOfParts(declaration)))
        {
            diagnostics.Add(Descriptors.InputShape, DiagnosticInfo.OnNetwork, argument, message);
        }

        CheckBlocks(declaration, diagnostics);
    }

    private static IEnumerable<(string? Argument, string Message)> FaultsOfParts(NetworkDeclaration declaration)
    {
        long values = declaration.Inputs.Sum(input => ArgumentRules.ValuesIn(input.Ints("shape")));
        if (values > DeclarationValidator.MaxValues)
        {
            yield return (null, $"The inputs hold {Words.Grouped(values)} values together, but at most {Words.Grouped(DeclarationValidator.MaxValues)} are possible");
        }
    }

    /// <summary>What stands in a block stands there once for each repetition, which an input or output cannot.</summary>
    private static void CheckBlocks(NetworkDeclaration declaration, DiagnosticList diagnostics)
    {
        int depth = 0;
        var outputs = new HashSet<string>();
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            string kind = declaration.Layers[i].Kind;
            depth += kind == LayerNames.Repeat ? 1 : kind == LayerNames.EndRepeat ? -1 : 0;
            if (depth > 0 && kind is (LayerNames.NamedInput or LayerNames.NamedOutput))
            {
                diagnostics.Add(Descriptors.InputInBlock, i, null, kind);
            }
            else if (kind == LayerNames.NamedOutput && declaration.Layers[i].String("layer") is { } layer && !outputs.Add(layer))
            {
                diagnostics.Add(Descriptors.DuplicateName, i, "layer", layer, "an Output above");
            }
        }
    }

    private static IEnumerable<(string? Argument, string Message)> Faults(EquatableArray<int> shape)
    {
        string subject = $"The input shape ({string.Join(", ", shape.Select(axis => Words.Number(axis)))})";
        if (shape.IsEmpty)
        {
            yield return (null, Missing);
        }

        if (shape.Count > ArgumentRules.MaxAxes)
        {
            string most = Words.Number(ArgumentRules.MaxAxes);
            yield return (Argument, $"{subject} has {Words.Grouped(shape.Count)} axes, but at most {most} are possible");
        }

        if (ArgumentRules.ValuesIn(shape) is var values and > DeclarationValidator.MaxValues)
        {
            string most = Words.Grouped(DeclarationValidator.MaxValues);
            yield return (Argument, $"{subject} holds {Words.Grouped(values)} values, but at most {most} are possible");
        }

        for (int i = 0; i < shape.Count; i++)
        {
            if (shape[i] is < 1 or > ArgumentRules.MaxSize)
            {
                string axis = $"{Words.Grouped(shape[i])} as axis {Words.Number(i + 1)}";
                string most = Words.Grouped(ArgumentRules.MaxSize);
                yield return ($"{Argument}[{Words.Number(i)}]", $"{subject} has {axis}, but an axis must be from 1 to {most}");
            }
        }
    }
}
