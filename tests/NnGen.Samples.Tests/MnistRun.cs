using System.Globalization;
using System.Text.RegularExpressions;
using Mnist;

namespace NnGen.Samples.Tests;

/// <summary>What came out of a run of the sample Mnist.</summary>
internal sealed record MnistRun(int Code, string Output, string Errors, string Picture)
{
    /// <summary>The test accuracy, in [0, 1], as the last lines say it.</summary>
    public double Accuracy => double.Parse(
        Regex.Match(Output, @"Test accuracy after \d+ epochs: (\d+\.\d+) %").Groups[1].Value, CultureInfo.InvariantCulture) / 100;

    public static MnistRun Of(params string[] args)
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            return To(Path.Combine(directory.FullName, "pictures", "mistakes.svg"), args);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>Draws to a path, which may be none to draw to.</summary>
    public static MnistRun To(string picture, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = Sample.Run(["--picture", picture, .. args], output, errors);
        return new MnistRun(code, output.ToString(), errors.ToString(), File.Exists(picture) ? File.ReadAllText(picture) : "");
    }
}
