using System.Buffers.Binary;

namespace NnGen.Files;

/// <summary>
/// The header of a file: 8 bytes with its length, little-endian, and as many of JSON, which describe the tensors that follow without a gap.
/// </summary>
internal sealed class SafetensorsHeader
{
    /// <summary>The limit of the reference implementation.</summary>
    public const long LengthLimit = 100_000_000;

    private SafetensorsHeader(IReadOnlyList<TensorEntry> tensors, IReadOnlyDictionary<string, string> metadata) => (Tensors, Metadata) = (tensors, metadata);

    /// <summary>The tensors in the order of their data.</summary>
    public IReadOnlyList<TensorEntry> Tensors { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Reads and checks the header; the stream is then at the data.</summary>
    /// <exception cref="WeightsFileException">It is not a header, or does not fit the length of the file.</exception>
    public static SafetensorsHeader Read(Stream stream, string file)
    {
        long? rest = stream.CanSeek ? stream.Length - stream.Position : null;
        Span<byte> prefix = stackalloc byte[8];
        var count = stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        if (count < prefix.Length)
        {
            throw new WeightsFileException(FormattableString.Invariant(
                $"{file}: expected 8 bytes with the length of the header, but the file ends after {count}."));
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        var limit = Math.Min(LengthLimit, rest - prefix.Length ?? LengthLimit);
        if (length < 2 || length > (ulong)limit)
        {
            throw new WeightsFileException(FormattableString.Invariant(
                $"{file}: the length of the header must be between 2 and {limit} bytes, but is given as {length}."));
        }

        var (tensors, metadata) = HeaderParser.Parse(ReadJson(stream, (int)length, file), file);
        tensors.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        CheckOffsets(tensors, rest - prefix.Length - (long)length, file);
        return new(tensors, metadata);
    }

    /// <summary>Takes memory only as bytes arrive, whatever length is claimed.</summary>
    private static byte[] ReadJson(Stream stream, int length, string file)
    {
        var json = new byte[Math.Min(length, 65_536)];
        var filled = 0;
        while (filled < length)
        {
            if (filled == json.Length)
            {
                Array.Resize(ref json, (int)Math.Min(length, 2L * json.Length));
            }

            var count = stream.Read(json.AsSpan(filled));
            filled += count;
            if (count == 0)
            {
                throw new WeightsFileException(FormattableString.Invariant($"{file}: expected a header of {length} bytes, but the file ends after {filled}."));
            }
        }

        return json;
    }

    private static void CheckOffsets(List<TensorEntry> tensors, long? dataLength, string file)
    {
        var end = 0L;
        foreach (var tensor in tensors)
        {
            if (tensor.Begin != end)
            {
                var what = tensor.Begin < end ? "overlap the tensor before it, which ends" : "leave a gap after the data before it, which end";
                throw new WeightsFileException(FormattableString.Invariant(
                    $"{file}: the data of '{Shown.Name(tensor.Name)}' (from {tensor.Begin} to {tensor.End}) {what} at {end}."), tensor.Name);
            }

            end = tensor.End;
            if (end > dataLength)
            {
                throw new WeightsFileException(FormattableString.Invariant(
                    $"{file}: the data of '{Shown.Name(tensor.Name)}' end at {end}, but the file has {dataLength} bytes of data."), tensor.Name);
            }
        }

        if (end < dataLength)
        {
            throw new WeightsFileException(FormattableString.Invariant(
                $"{file}: the tensors take {end} bytes, but the file has {dataLength} bytes of data."));
        }
    }
}
