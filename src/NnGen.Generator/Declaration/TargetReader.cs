using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NnGen.Generator.Declaration;

/// <summary>Reads whether a compilation offers what generated code needs.</summary>
internal static class TargetReader
{
    // The Roslyn this is built against knows no C# 13 yet; the number is the one later versions give it.
    private const LanguageVersion CSharp13 = (LanguageVersion)1300;

    private static readonly string[] NeededTypes = ["System.Runtime.Intrinsics.Vector512", "NnGen.INetwork`1"];

    public static TargetFacts Read(Compilation compilation, SyntaxTree tree) => new()
    {
        OldLanguageVersion = OldVersion(tree),
        MissingType = NeededTypes.FirstOrDefault(name => IsMissing(compilation, name)),
        OtherContract = ContractOf(compilation) is { } version && version != Contract.Version ? version : null,
    };

    private static int? ContractOf(Compilation compilation) => compilation
        .GetTypesByMetadataName("NnGen.CompilerServices.GeneratedCode")
        .SelectMany(type => type.GetMembers("ContractVersion"))
        .OfType<IFieldSymbol>()
        .Select(field => field.ConstantValue as int?)
        .FirstOrDefault();

    private static bool IsMissing(Compilation compilation, string name) => compilation.GetTypesByMetadataName(name).IsEmpty;

    private static string? OldVersion(SyntaxTree tree)
    {
        var version = ((CSharpParseOptions)tree.Options).LanguageVersion;
        return version < CSharp13 ? version.ToDisplayString() : null;
    }
}
