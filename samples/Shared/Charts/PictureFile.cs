namespace Charts;

/// <summary>Where a sample leaves its picture.</summary>
internal static class PictureFile
{
    /// <summary>Writes to the path of the first argument, else below artifacts, and says where.</summary>
    public static void Write(string[] args, string name, string svg)
    {
        var path = Path.GetFullPath(args.Length > 0 ? args[0] : Path.Combine("artifacts", name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, svg);
        Console.WriteLine($"Picture: {path}");
    }
}
