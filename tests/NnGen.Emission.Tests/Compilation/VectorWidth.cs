using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NnGen.Emission.Tests.Compilation;

/// <summary>Which of the emitted kernels run.</summary>
internal enum VectorWidth
{
    /// <summary>Those the machine accelerates.</summary>
    Machine = 0,

    Bits128 = 128,

    Bits256 = 256,

    /// <summary>Without AVX-512, in software: slow, and the same bits.</summary>
    Bits512 = 512,
}

/// <summary>Chooses a width by writing the answer where emitted code asks what is accelerated, so that one process can run all three.</summary>
internal static partial class ForcedWidth
{
    public static string Rewrite(string source, VectorWidth width) => width == VectorWidth.Machine
        ? source
        : Question().Replace(source, match => int.Parse(match.Groups[1].ValueSpan, null) <= (int)width ? "true" : "false");

    /// <summary>How often the source asks for a width.</summary>
    public static int Questions(string source) => Question().Count(source);

    /// <summary>
    /// Leaves of a rewritten tree only what can run: most kernels go, and with them of the time the compiler takes.
    /// </summary>
    public static SyntaxNode Trim(SyntaxNode root)
    {
        var chosen = new Branches().Visit(root);
        var used = chosen.DescendantTokens().Where(token => token.Parent is SimpleNameSyntax).Select(token => token.Text).ToHashSet();
        var unused = chosen.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.Modifiers.Any(SyntaxKind.PrivateKeyword) && !used.Contains(method.Identifier.Text));
        return chosen.RemoveNodes(unused, SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    [GeneratedRegex(@"(?:global::System\.Runtime\.Intrinsics\.)?\bVector(512|256|128)\.IsHardwareAccelerated\b")]
    private static partial Regex Question();

    /// <summary>Takes the branch of every choice between widths.</summary>
    private sealed class Branches : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitIfStatement(IfStatementSyntax node) => (node.Condition.Kind(), node.Else) switch
        {
            (SyntaxKind.TrueLiteralExpression, _) => Visit(node.Statement),
            (SyntaxKind.FalseLiteralExpression, { } otherwise) => Visit(otherwise.Statement),
            _ => base.VisitIfStatement(node),
        };
    }
}
