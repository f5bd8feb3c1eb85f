using NnGen.Generator.Declaration;

namespace NnGen.Generator.Stubs;

/// <summary>Reopens a network's class, with the namespace and the types around it.</summary>
internal static class PartialClass
{
    private const string Indent = "    ";

    /// <summary>The class around its members.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="bases">What stands behind the class's name, <c>: INetwork&lt;DigitNet&gt;</c>, or nothing.</param>
    /// <param name="members">The members, not indented, without a line break at the end.</param>
    /// <param name="comment">The documentation comment above the class, or nothing.</param>
    public static string Wrap(NetworkDeclaration declaration, string bases, string members, string comment = "")
    {
        string text = Block($"{comment}{(comment.Length > 0 ? "\n" : "")}partial class {declaration.ClassName}{bases}", members);
        foreach (var container in declaration.Containers.Reverse())
        {
            text = Block($"partial {container.Keyword} {container.Name}{container.TypeParameters}", text);
        }

        return declaration.Namespace is { } name ? Block($"namespace {name}", text) : text;
    }

    private static string Block(string head, string body) => $"{head}\n{{\n{Indented(body)}\n}}";

    private static string Indented(string text) =>
        string.Join("\n", text.Split('\n').Select(line => line.Length == 0 ? line : Indent + line));
}
