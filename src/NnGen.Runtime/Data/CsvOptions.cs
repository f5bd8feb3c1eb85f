namespace NnGen;

/// <summary>How <see cref="Dataset.LoadCsv(string, CsvOptions?)"/> reads a file.</summary>
public sealed record CsvOptions
{
    /// <summary>Whether the first line names the columns and is skipped.</summary>
    public bool HasHeader { get; init; }

    /// <summary>The column of the integer label, counted from 0, or from the end if negative: −1, the default, is the last. The other columns are the input.</summary>
    public int LabelColumn { get; init; } = -1;

    /// <summary>Every input value is multiplied by this: 1/255 for bytes of pixels. Finite.</summary>
    public float Scale { get; init; } = 1f;

    /// <summary>What stands between values.</summary>
    public char Separator { get; init; } = ',';
}
