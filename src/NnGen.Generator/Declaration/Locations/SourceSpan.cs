using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NnGen.Generator.Declaration;

/// <summary>A place in a source file, in plain values: unlike a <see cref="Location"/> it keeps no syntax tree alive.</summary>
internal readonly record struct SourceSpan(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>The place of a node or token.</summary>
    public static SourceSpan Of(SyntaxTree tree, TextSpan span) => new(tree.FilePath, span, tree.GetLineSpan(span).Span);

    /// <summary>The place as diagnostics take it.</summary>
    public Location ToLocation() => Location.Create(Path, Span, Lines);
}

/// <summary>The place of something that has a name.</summary>
internal readonly record struct NamedSpan(string Name, SourceSpan Span);
