using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NnGen.CodeFixes;

/// <summary>A file after an edit.</summary>
/// <param name="title">What the editor calls the edit.</param>
/// <param name="root">The file.</param>
internal sealed class Edit(string title, SyntaxNode root)
{
    public string Title { get; } = title;

    public SyntaxNode Root { get; } = root;
}

/// <summary>The edits, each of one attribute or class.</summary>
internal static class Edits
{
    /// <summary>Makes the type whose identifier stands at the span partial.</summary>
    public static Edit? AddPartial(SyntaxNode root, TextSpan identifier)
    {
        if (root.FindToken(identifier.Start).Parent is not TypeDeclarationSyntax type || type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return null;
        }

        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword);
        if (type.Modifiers.Count > 0)
        {
            var modified = type.AddModifiers(partial.WithTrailingTrivia(SyntaxFactory.Space));
            return new($"Make '{type.Identifier.ValueText}' partial", root.ReplaceNode(type, modified));
        }

        // What stands before the keyword, comments and indentation, now stands before the modifier.
        var keyword = type.Keyword;
        var first = partial.WithLeadingTrivia(keyword.LeadingTrivia).WithTrailingTrivia(SyntaxFactory.Space);
        var edited = type.WithKeyword(keyword.WithLeadingTrivia()).WithModifiers(SyntaxFactory.TokenList(first));
        return new($"Make '{type.Identifier.ValueText}' partial", root.ReplaceNode(type, edited));
    }

    /// <summary>
    /// Puts a text in the place of an argument's value, or of the member where the value is one of an enumeration. Where the span is a whole
    /// attribute, the text is the activation or the option (<c>UseBias = false</c>) it lacks, or nothing and the attribute goes.
    /// </summary>
    public static Edit? Replace(SyntaxNode root, TextSpan span, string text) => root.FindNode(span, getInnermostNodeForTie: true) switch
    {
        AttributeSyntax attribute when text.Length == 0 => Remove(root, attribute),
        AttributeSyntax attribute when text.Contains("=") => AddOption(root, attribute, text),
        AttributeSyntax attribute => AddActivation(root, attribute, text),
        AttributeArgumentSyntax argument => Replace(root, argument.Expression, text),
        ExpressionSyntax expression => Replace(root, expression, text),
        _ => null,
    };

    /// <summary>A member of an enumeration takes another's place; a constant of the user's own is left alone.</summary>
    private static Edit? Replace(SyntaxNode root, ExpressionSyntax expression, string text)
    {
        if (!SyntaxFacts.IsValidIdentifier(text) || expression.IsKind(SyntaxKind.TrueLiteralExpression))
        {
            return Replace(root, expression, text, SyntaxFactory.ParseExpression(text));
        }

        return expression is MemberAccessExpressionSyntax member && IsEnumeration(member.Expression)
            ? Replace(root, expression, text, member.WithName(SyntaxFactory.IdentifierName(text)))
            : null;
    }

    private static bool IsEnumeration(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText is "Activation" or "Initializer",
        MemberAccessExpressionSyntax qualified => qualified.Name.Identifier.ValueText is "Activation" or "Initializer",
        _ => false,
    };

    private static Edit Replace(SyntaxNode root, ExpressionSyntax expression, string text, ExpressionSyntax replacement) =>
        new($"Use {text}", root.ReplaceNode(expression, replacement.WithTriviaFrom(expression)));

    private static Edit Remove(SyntaxNode root, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        SyntaxNode removed = list.Attributes.Count == 1 ? list : attribute;
        return new($"Remove {attribute.Name}", root.RemoveNode(removed, SyntaxRemoveOptions.KeepNoTrivia)!);
    }

    private static Edit? AddOption(SyntaxNode root, AttributeSyntax attribute, string option)
    {
        if (attribute.ArgumentList is not { Arguments: var arguments } list || arguments.Count == 0)
        {
            return null;
        }

        var added = SyntaxFactory.ParseAttributeArgumentList($"({option})")!.Arguments[0];
        var all = arguments.GetWithSeparators().ToList();
        all.AddRange([SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), added]);
        var edited = list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(all));
        return new($"Add {option}", root.ReplaceNode(list, edited));
    }

    private static Edit? AddActivation(SyntaxNode root, AttributeSyntax attribute, string member)
    {
        if (attribute.ArgumentList is not { Arguments: var arguments } list || arguments.Count == 0)
        {
            return null;
        }

        var argument = SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression($"{(attribute.Name is QualifiedNameSyntax name ? $"{name.Left}." : "")}Activation.{member}"));
        bool isNamed = arguments[0].NameColon is not null;
        argument = isNamed ? argument.WithNameColon(SyntaxFactory.NameColon("activation").WithTrailingTrivia(SyntaxFactory.Space)) : argument;
        var all = arguments.GetWithSeparators().ToList();
        all.InsertRange(1, [SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), argument]);
        var edited = list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(all));
        return new($"Add Activation.{member}", root.ReplaceNode(list, edited));
    }
}
