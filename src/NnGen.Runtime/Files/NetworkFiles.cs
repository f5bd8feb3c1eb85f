using System.Buffers;
using NnGen.CompilerServices;
using NnGen.Files;

namespace NnGen;

/// <summary>
/// Saves and loads networks in the safetensors format, with PyTorch's names and layouts: <c>dense1.weight</c> is [out, in], and a dense layer that
/// reads a flattened image takes it channels-first.
/// </summary>
/// <remarks>
/// Loading is strict: every tensor must be known, there once, of F32, F16 or BF16, and of the right shape. A load that fails leaves the network
/// as it was. It must not run beside other uses of the network. Metadata carries the library's version, a fingerprint of the
/// architecture and a self-test: an input and the bits of its output.
/// </remarks>
public static partial class NetworkFiles
{
    /// <summary>Saves a network. An existing file is replaced as a whole, at the very end.</summary>
    /// <param name="net">The network.</param>
    /// <param name="path">The file, by convention <c>.safetensors</c>.</param>
    /// <exception cref="IOException">The file cannot be written; an old one is as it was.</exception>
    public static void Save<TNet>(this INetwork<TNet> net, string path)
        where TNet : class, INetwork<TNet>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, net.Save);
    }

    /// <summary>Writes a network to a stream, which stays open.</summary>
    /// <param name="net">The network.</param>
    /// <param name="stream">The stream.</param>
    public static void Save<TNet>(this INetwork<TNet> net, Stream stream)
        where TNet : class, INetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(stream);
        Write(net, stream.Write);
    }

    /// <summary>Writes a network to memory.</summary>
    /// <param name="net">The network.</param>
    /// <param name="writer">Takes the bytes.</param>
    public static void Save<TNet>(this INetwork<TNet> net, IBufferWriter<byte> writer)
        where TNet : class, INetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(writer);
        Write(net, writer.Write);
    }

    private static void Write<TNet>(INetwork<TNet> net, Action<ReadOnlySpan<byte>> write)
        where TNet : class, INetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(net);
        GeneratedCode.RequireVersion(TNet.Info.ContractVersion);
        float[][] blocks = [net.Parameters.ToArray(), net.Buffers.ToArray()];
        SafetensorsWriter.Write(write, FileTensors.Of(TNet.Info), blocks, FileMetadata.Of<TNet>(blocks[0], blocks[1]));
    }
}
