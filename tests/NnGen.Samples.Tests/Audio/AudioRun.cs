using AudioFilter;

namespace NnGen.Samples.Tests.Audio;

/// <summary>What came out of a run of the sample AudioFilter.</summary>
internal sealed record AudioRun(int Code, string Output, string Errors, IReadOnlyDictionary<string, byte[]> Files)
{
    public static AudioRun Of(params string[] args)
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            return To(Path.Combine(directory.FullName, "some", "sounds"), args);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>Writes to a folder, which may be none to write to.</summary>
    public static AudioRun To(string folder, params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = Sample.Run(["--folder", folder, .. args], output, errors);
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes) : [];
        return new AudioRun(code, output.ToString(), errors.ToString(), files);
    }
}
