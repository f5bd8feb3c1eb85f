using System.Text;

namespace NnGen.Generator.Emission;

/// <summary>Collects lines, indented by blocks with an empty line after each, with LF whatever the machine.</summary>
internal sealed class SourceWriter
{
    private const int Spaces = 4;
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _afterBlock;

    /// <summary>Writes text, which may have several lines; empty lines stay empty.</summary>
    public SourceWriter Lines(string text)
    {
        foreach (var line in text.Replace("\r", "").Split('\n'))
        {
            _text.Append(_afterBlock && line.Length > 0 && line != "}" ? "\n" : "");
            _afterBlock = false;
            _text.Append(' ', line.Length == 0 ? 0 : _depth * Spaces).Append(line).Append('\n');
        }

        return this;
    }

    public SourceWriter Empty()
    {
        _text.Append('\n');
        _afterBlock = false;
        return this;
    }

    /// <summary>Writes a head, and what the body writes between braces below it.</summary>
    public SourceWriter Block(string head, Action body)
    {
        if (head.Length > 0)
        {
            Lines(head);
        }

        _afterBlock = head.Length == 0 && _afterBlock;
        Lines("{");
        _depth++;
        body();
        _depth--;
        _afterBlock = false;
        Lines("}");
        _afterBlock = true;
        return this;
    }

    public override string ToString() => _text.ToString();
}
