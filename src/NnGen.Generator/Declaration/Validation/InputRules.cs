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
        foreach (var (argument, message) in Faults(declaration.InputShape))
        {
            diagnostics.Add(Descriptors.InputShape, DiagnosticInfo.OnNetwork, argument, message);
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
