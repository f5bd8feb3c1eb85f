namespace NnGen.Onnx.Tests.Reading;

/// <summary>Where ONNX's cases are: the folder <c>NNGEN_ONNX_TESTDATA</c> names, else where Debian's package libonnx-testdata puts them.</summary>
internal static class CaseFolder
{
    public const string Variable = "NNGEN_ONNX_TESTDATA";

    private const string Debian = "/usr/share/libonnx-testdata/data";

    private static readonly string[] Groups = ["node", "pytorch-converted", "pytorch-operator", "simple"];

    /// <summary>The folder that holds the groups, or null where there are no cases.</summary>
    /// <exception cref="DirectoryNotFoundException">The variable names a folder that holds no cases.</exception>
    public static string? Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        return (HoldsCases(named), HoldsCases(Debian)) switch
        {
            (true, _) => named,
            (false, _) when !string.IsNullOrEmpty(named) =>
                throw new DirectoryNotFoundException($"{Variable} is '{named}', but there is no folder 'node' with cases in it."),
            (_, true) => Debian,
            _ => null,
        };
    }

    /// <summary>The folders of all cases, by group and name.</summary>
    public static IEnumerable<string> Cases(string folder) => Groups
        .Select(group => Path.Join(folder, group))
        .Where(Directory.Exists)
        .SelectMany(group => Directory.GetDirectories(group).Order(StringComparer.Ordinal))
        .Where(found => File.Exists(Path.Join(found, "model.onnx")));

    private static bool HoldsCases(string? folder) => !string.IsNullOrEmpty(folder) && Directory.Exists(Path.Join(folder, "node"));
}
