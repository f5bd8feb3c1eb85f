using System.Buffers.Binary;
using System.IO.Compression;

namespace NnGen;

/// <summary>
/// An array of unsigned bytes in the IDX format: two zeros, the type 0x08, the number of axes, the axes as big-endian 32-bit integers, and the
/// elements, the last axis varying fastest.
/// </summary>
internal sealed record IdxFile(string Name, int[] Axes, byte[] Values)
{
    private const byte UnsignedBytes = 0x08;
    private const int ChunkLength = 1 << 20;

    /// <exception cref="InvalidDataException">It is no such array.</exception>
    public static IdxFile Read(Stream stream, string name)
    {
        using var content = new MemoryStream();
        stream.CopyTo(content);
        content.Position = 0;
        var isZipped = content.Length > 2 && content.ReadByte() == 0x1F && content.ReadByte() == 0x8B;
        content.Position = 0;
        if (!isZipped)
        {
            return ReadPlain(content, name);
        }

        using var unzipped = new GZipStream(content, CompressionMode.Decompress);
        try
        {
            return ReadPlain(unzipped, name);
        }
        catch (InvalidDataException exception) when (exception.Data[nameof(IdxFile)] is null)
        {
            throw new InvalidDataException($"{name}: it is not a valid gzip archive.", exception);
        }
    }

    private static IdxFile ReadPlain(Stream stream, string name)
    {
        Span<byte> magic = stackalloc byte[4];
        ReadExactly(stream, magic, name);
        if (magic[0] != 0 || magic[1] != 0 || magic[2] != UnsignedBytes || magic[3] == 0)
        {
            throw Error($"{name}: expected the bytes 00 00 08 (unsigned bytes) and the number of axes, but found {Convert.ToHexString(magic)}.");
        }

        var axes = new int[magic[3]];
        Span<byte> axis = stackalloc byte[4];
        var length = 1L;
        for (var i = 0; i < axes.Length; i++)
        {
            ReadExactly(stream, axis, name);
            axes[i] = BinaryPrimitives.ReadInt32BigEndian(axis);
            if (axes[i] < 0 || (length *= axes[i]) > Array.MaxLength)
            {
                throw Error(FormattableString.Invariant($"{name}: expected at most {Array.MaxLength} bytes, but axis {i} of {axes.Length} is given as {(uint)axes[i]}."));
            }
        }

        var values = ReadValues(stream, (int)length, name);
        return stream.ReadByte() < 0 ? new(name, axes, values)
            : throw Error(FormattableString.Invariant($"{name}: its axes ask for {length} bytes, but the file goes on behind them."));
    }

    /// <summary>Takes memory only as bytes arrive, whatever the axes claim.</summary>
    private static byte[] ReadValues(Stream stream, int length, string name)
    {
        var values = new byte[Math.Min(length, ChunkLength)];
        var filled = 0;
        while (filled < length)
        {
            if (filled == values.Length)
            {
                Array.Resize(ref values, (int)Math.Min(length, 2L * values.Length));
            }

            var count = stream.Read(values.AsSpan(filled));
            filled += count;
            if (count == 0)
            {
                throw Error(FormattableString.Invariant($"{name}: its axes ask for {length} bytes, but the file ends after {filled}."));
            }
        }

        return values;
    }

    private static void ReadExactly(Stream stream, Span<byte> bytes, string name)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw Error($"{name}: the file ends within its header.");
        }
    }

    /// <summary>Marked, because archives that are broken give exceptions of the same type.</summary>
    private static InvalidDataException Error(string message) => new(message) { Data = { [nameof(IdxFile)] = true } };
}
