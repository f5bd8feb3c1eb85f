using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace NnGen;

/// <summary>Reads numbers and labels, one sample a line.</summary>
internal sealed class CsvReader
{
    private readonly string _name;
    private readonly CsvOptions _options;
    private readonly List<float> _inputs = [];
    private readonly List<int> _labels = [];
    private int _line;
    private int _columns;
    private int _labelColumn;

    private CsvReader(string name, CsvOptions options)
    {
        _name = name;
        _options = options;
        if (!float.IsFinite(options.Scale))
        {
            throw new ArgumentException(FormattableString.Invariant($"options.Scale must be finite, but is {options.Scale}."), nameof(options));
        }
    }

    public static Dataset Read(Stream stream, string name, CsvOptions options)
    {
        var reader = new CsvReader(name, options);
        using var text = new StreamReader(Unzipped(stream), Encoding.UTF8);
        while (text.ReadLine() is { } line)
        {
            reader._line++;
            if (!line.AsSpan().IsWhiteSpace() && !(options.HasHeader && reader._line == 1))
            {
                reader.ReadSample(line);
            }
        }

        if (reader._labels.Count == 0)
        {
            throw new InvalidDataException($"{name} holds no samples.");
        }

        return Dataset.FromLabels([.. reader._inputs], reader._columns - 1, [.. reader._labels]);
    }

    /// <summary>The content, decompressed if it starts with gzip's two bytes.</summary>
    private static Stream Unzipped(Stream stream)
    {
        var content = new MemoryStream();
        stream.CopyTo(content);
        content.Position = 0;
        var isZipped = content.Length > 2 && content.ReadByte() == 0x1F && content.ReadByte() == 0x8B;
        content.Position = 0;
        return isZipped ? new GZipStream(content, CompressionMode.Decompress) : content;
    }

    private void ReadSample(ReadOnlySpan<char> line)
    {
        var columns = line.Count(_options.Separator) + 1;
        if (_columns == 0)
        {
            SetColumns(columns);
        }
        else if (columns != _columns)
        {
            throw Error(FormattableString.Invariant($"expected {_columns} columns, as in the first sample, but found {columns}"));
        }

        var column = 0;
        foreach (var range in line.Split(_options.Separator))
        {
            ReadValue(line[range].Trim(), column++);
        }
    }

    private void SetColumns(int columns)
    {
        _columns = columns;
        _labelColumn = _options.LabelColumn < 0 ? columns + _options.LabelColumn : _options.LabelColumn;
        if (columns < 2 || (uint)_labelColumn >= (uint)columns)
        {
            throw Error(FormattableString.Invariant($"expected input columns and a label in column {_options.LabelColumn} (LabelColumn), but found {columns} columns"));
        }
    }

    private void ReadValue(ReadOnlySpan<char> value, int column)
    {
        if (column == _labelColumn)
        {
            if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var label) || (label < 0 && label != -100))
            {
                throw Error(column, value, "a label (0, 1, 2, …, or -100 to be ignored)");
            }

            _labels.Add(label);
        }
        else
        {
            if (!float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !float.IsFinite(number))
            {
                throw Error(column, value, "a finite number");
            }

            _inputs.Add(number * _options.Scale);
        }
    }

    private InvalidDataException Error(int column, ReadOnlySpan<char> value, string expected)
    {
        var shown = value.Length > 40 ? $"{value[..40]}…" : value.ToString();
        return new InvalidDataException(
            FormattableString.Invariant($"{_name}, line {_line}, column {column + 1}: expected {expected}, but found '{shown}'."));
    }

    private InvalidDataException Error(string problem) =>
        new(FormattableString.Invariant($"{_name}, line {_line}: {problem}."));
}
