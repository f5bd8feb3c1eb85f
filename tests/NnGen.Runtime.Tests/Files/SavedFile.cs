namespace NnGen.Tests.Files;

/// <summary>A path below the temporary directory, deleted at the end with what stands beside it.</summary>
internal sealed class SavedFile : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    public string Path => System.IO.Path.Combine(_directory.FullName, "net.safetensors");

    public string[] Files => [.. _directory.GetFiles().Select(file => file.Name)];

    public void Dispose() => _directory.Delete(recursive: true);
}
