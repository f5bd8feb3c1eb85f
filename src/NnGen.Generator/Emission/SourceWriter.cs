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
        var start = 0;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            Line(text, start, end);
            start = end + 1;
        }

        Line(text, start, text.Length);
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

    /// <summary>Writes a line out of a text; a text from a file with CRLF leaves a carriage return at its end.</summary>
    private void Line(string text, int start, int end)
    {
        var length = end - start - (end > start && text[end - 1] == '\r' ? 1 : 0);
        if (_afterBlock && length > 0 && !(length == 1 && text[start] == '}'))
        {
            _text.Append('\n');
        }

        _afterBlock = false;
        _text.Append(' ', length == 0 ? 0 : _depth * Spaces).Append(text, start, length).Append('\n');
    }
}
