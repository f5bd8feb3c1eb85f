using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace NnGen.Tests.Data;

public class CsvTests
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    public void Reads_numbers_and_labels_under_every_culture(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        var data = Read("1.5,-2,0\n\n 3e-1 , 4,2\r\n");
        Assert.Equal([1.5f, -2, 0.3f, 4], data.Inputs.ToArray());
        Assert.Equal([0, 2], data.Labels.ToArray());
    }

    [Fact]
    public void Takes_header_label_column_scale_and_separator()
    {
        var data = Read("y;a;b\n1;10;20\n0;30;40", new CsvOptions { HasHeader = true, LabelColumn = 0, Scale = 0.1f, Separator = ';' });
        Assert.Equal([1, 0], data.Labels.ToArray());
        Assert.Equal([1f, 2, 3, 4], data.Inputs.ToArray());
        Assert.Equal([20, 40], Read("1,20,3\n4,40,6", new CsvOptions { LabelColumn = -2 }).Labels.ToArray());
    }

    [Fact]
    public void Recognises_gzip_by_content_and_reads_files()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        try
        {
            File.WriteAllBytes(path, Zip("\uFEFF1,2,3\n4,5,6\n"));
            Assert.Equal([1f, 2, 4, 5], Dataset.LoadCsv(path).Inputs.ToArray());
            File.WriteAllText(path, "1,x\n");
            var error = Assert.Throws<InvalidDataException>(() => Dataset.LoadCsv(path));
            Assert.StartsWith($"{Path.GetFileName(path)}, line 1, column 2:", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("1,2,0\n1,abc,0", "CSV, line 2, column 2: expected a finite number, but found 'abc'.")]
    [InlineData("1,,0", "CSV, line 1, column 2: expected a finite number, but found ''.")]
    [InlineData("1,NaN,0", "CSV, line 1, column 2: expected a finite number, but found 'NaN'.")]
    [InlineData("1,1e99,0", "CSV, line 1, column 2: expected a finite number, but found '1e99'.")]
    [InlineData("1,2,0\n\n1,2,1.5", "CSV, line 3, column 3: expected a label (0, 1, 2, …, or -100 to be ignored), but found '1.5'.")]
    [InlineData("1,2,-1", "CSV, line 1, column 3: expected a label (0, 1, 2, …, or -100 to be ignored), but found '-1'.")]
    [InlineData("1,2,0\n1,2", "CSV, line 2: expected 3 columns, as in the first sample, but found 2.")]
    [InlineData("5", "CSV, line 1: expected input columns and a label in column -1 (LabelColumn), but found 1 columns.")]
    [InlineData("\n \n", "CSV holds no samples.")]
    public void Errors_name_line_and_column(string text, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Read(text)).Message);

    [Fact]
    public void A_broken_archive_and_a_bad_scale_are_refused()
    {
        Assert.ThrowsAny<InvalidDataException>(() => Dataset.LoadCsv(new MemoryStream([0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])));
        Assert.Throws<ArgumentException>("options", () => Read("1,2", new CsvOptions { Scale = float.NaN }));
    }

    private static Dataset Read(string text, CsvOptions? options = null) =>
        Dataset.LoadCsv(new MemoryStream(Encoding.UTF8.GetBytes(text)), options);

    private static byte[] Zip(string text)
    {
        var result = new MemoryStream();
        using (var zip = new GZipStream(result, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return result.ToArray();
    }
}
