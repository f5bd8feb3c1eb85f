namespace NnGen;

public sealed partial class Dataset
{
    /// <summary>
    /// Reads a text file with one sample a line: numbers in invariant notation, one of them an integer label. Gzipped files are recognised by
    /// their content. Empty lines are skipped.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Header, label column, scale, separator; the defaults of <see cref="CsvOptions"/> if null.</param>
    /// <exception cref="InvalidDataException">A value is missing, not a finite number, or not a label; the message names file, line and column.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Dataset LoadCsv(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = File.OpenRead(path);
        return CsvReader.Read(file, Path.GetFileName(path), options ?? new CsvOptions());
    }

    /// <summary>Reads a stream from its position to its end, as <see cref="LoadCsv(string, CsvOptions?)"/> reads a file; it stays open.</summary>
    /// <param name="stream">Plain or gzipped text.</param>
    /// <param name="options">Header, label column, scale, separator; the defaults of <see cref="CsvOptions"/> if null.</param>
    /// <exception cref="InvalidDataException">A value is missing, not a finite number, or not a label; the message names line and column.</exception>
    public static Dataset LoadCsv(Stream stream, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return CsvReader.Read(stream, "CSV", options ?? new CsvOptions());
    }
}
