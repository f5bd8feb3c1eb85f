using NnGen.CompilerServices;
using NnGen.Files;

namespace NnGen;

public static partial class NetworkFiles
{
    /// <summary>Loads a network's parameters and buffers.</summary>
    /// <param name="net">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Other names, and what is checked; the defaults of <see cref="LoadOptions"/> if null.</param>
    /// <exception cref="WeightsFileException">The file is damaged, or is not of this network; the network is as it was.</exception>
    /// <exception cref="IOException">The file cannot be read; the network is as it was.</exception>
    public static void Load<TNet>(this INetwork<TNet> net, string path, LoadOptions? options = null)
        where TNet : class, INetwork<TNet>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = File.OpenRead(path);
        Load(net, stream, Path.GetFileName(path), options ?? new LoadOptions());
    }

    /// <summary>Loads a network's parameters and buffers from a file that names them otherwise.</summary>
    /// <param name="net">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="rename">Gives each tensor of the file the name it has here, as <c>0.weight</c> → <c>dense1.weight</c>.</param>
    /// <exception cref="WeightsFileException">The file is damaged, or is not of this network; the network is as it was.</exception>
    /// <exception cref="IOException">The file cannot be read; the network is as it was.</exception>
    public static void Load<TNet>(this INetwork<TNet> net, string path, Func<string, string> rename)
        where TNet : class, INetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(rename);
        net.Load(path, new LoadOptions { Rename = rename });
    }

    /// <summary>Loads from a stream, from its position to its end; it stays open.</summary>
    /// <param name="net">The network.</param>
    /// <param name="stream">The file's bytes.</param>
    /// <param name="options">Other names, and what is checked; the defaults of <see cref="LoadOptions"/> if null.</param>
    /// <exception cref="WeightsFileException">The bytes are damaged, or are not of this network; the network is as it was.</exception>
    public static void Load<TNet>(this INetwork<TNet> net, Stream stream, LoadOptions? options = null)
        where TNet : class, INetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(stream);
        Load(net, stream, "The stream", options ?? new LoadOptions());
    }

    /// <summary>Loads from memory.</summary>
    /// <param name="net">The network.</param>
    /// <param name="bytes">A whole file.</param>
    /// <param name="options">Other names, and what is checked; the defaults of <see cref="LoadOptions"/> if null.</param>
    /// <exception cref="WeightsFileException">The bytes are damaged, or are not of this network; the network is as it was.</exception>
    public static unsafe void Load<TNet>(this INetwork<TNet> net, ReadOnlySpan<byte> bytes, LoadOptions? options = null)
        where TNet : class, INetwork<TNet>
    {
        fixed (byte* pointer = bytes)
        {
            using Stream stream = bytes.IsEmpty ? new MemoryStream() : new UnmanagedMemoryStream(pointer, bytes.Length);
            Load(net, stream, "The bytes", options ?? new LoadOptions());
        }
    }

    private static void Load<TNet>(INetwork<TNet> net, Stream stream, string file, LoadOptions options)
        where TNet : class, INetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(net);
        var info = TNet.Info;
        GeneratedCode.RequireVersion(info);
        var header = SafetensorsHeader.Read(stream, file);
        CheckpointNumbers.RequireNone(header.Metadata, file);
        var pairs = new TensorMatch(file, info.Name, FileTensors.Of(info)).Find(header, options.Rename ?? (name => name));
        if (options.CheckArchitecture)
        {
            FileMetadata.CheckFingerprint(header.Metadata, info, file);
        }

        float[][] blocks = [net.Parameters.ToArray(), net.Buffers.ToArray()];
        WeightsReader.Read(stream, file, header, pairs, blocks);
        if (FileMetadata.IsOf(info, header.Metadata))
        {
            FileMetadata.RunSelfTest<TNet>(header.Metadata, options.SelfTest, blocks[FileTensors.Parameters], blocks[FileTensors.Buffers], file);
        }

        blocks[FileTensors.Parameters].CopyTo(net.Parameters);
        blocks[FileTensors.Buffers].CopyTo(net.Buffers);
    }
}
