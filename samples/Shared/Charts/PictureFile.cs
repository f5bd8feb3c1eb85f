namespace Charts;

/// <summary>Where a sample leaves its picture.</summary>
internal static class PictureFile
{
    /// <summary>Writes to the path of the first argument, else below artifacts, and says where.</summary>
    public static void Write(string[] args, string name, string svg) =>
        Console.WriteLine($"Picture: {Save(args.Length > 0 ? args[0] : Path.Combine("artifacts", name), svg)}");

    /// <summary>Writes to a path, whose folder need not exist, and gives the whole of it.</summary>
    public static string Save(string path, string svg)
    {
        var whole = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        File.WriteAllText(whole, svg);
        return whole;
    }
}
