using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>
/// The values of arguments are ones that some layer can take. The rules go by the type and name of an argument, whatever the layer, so
/// that a new layer is checked as well: integers are sizes, enumerations have members, numbers fit a float.
/// </summary>
internal static class ArgumentRules
{
    /// <summary>The largest size of an axis, a layer or a block.</summary>
    public const int MaxSize = 1 << 20;

    /// <summary>The most axes a sample may have.</summary>
    public const int MaxAxes = 8;

    public static void Check(NetworkDeclaration declaration, DiagnosticList diagnostics)
    {
        foreach (var argument in declaration.Network.Arguments.Where(argument => argument.Name != InputRules.Argument))
        {
            new ArgumentCheck(declaration.Network, DiagnosticInfo.OnNetwork, argument, diagnostics).Run();
        }

        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            foreach (var argument in declaration.Layers[i].Arguments)
            {
                new ArgumentCheck(declaration.Layers[i], i, argument, diagnostics).Run();
            }
        }
    }

    /// <summary>The values a shape holds, at most a number far above every limit; an axis that is out of range counts as the nearest in it.</summary>
    public static long ValuesIn(EquatableArray<int> shape) =>
        shape.Aggregate(1L, (product, axis) => Math.Min(product * Math.Min(Math.Max(axis, 1), MaxSize), long.MaxValue / MaxSize));
}
