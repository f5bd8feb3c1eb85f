using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>Everything that can be said about a declaration without knowing what its layers compute.</summary>
internal static class DeclarationValidator
{
    /// <summary>The most values one sample of a tensor may have, and the most parameters of a network.</summary>
    public const long MaxValues = 1L << 28;

    /// <summary>What is wrong with the declaration, in order; nothing where a network can be generated as far as the declaration tells.</summary>
    public static EquatableArray<DiagnosticInfo> Validate(NetworkDeclaration declaration)
    {
        var diagnostics = new DiagnosticList();
        ClassRules.Check(declaration, diagnostics);
        if (!declaration.HasCompilerErrors)
        {
            InputRules.Check(declaration, diagnostics);
            ArgumentRules.Check(declaration, diagnostics);
            OptionRules.Check(declaration, diagnostics);
            var layers = RepeatExpansion.Expand(declaration, diagnostics);
            NameRules.Check(declaration, layers, diagnostics);
            LossRules.Check(declaration, layers, diagnostics);
        }

        return diagnostics.ToArray();
    }
}
