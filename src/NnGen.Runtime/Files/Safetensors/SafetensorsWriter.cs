using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace NnGen.Files;

/// <summary>Writes files: the header, padded to whole 8 bytes, then the tensors in order.</summary>
internal static class SafetensorsWriter
{
    /// <summary>Writes the tensors of a table.</summary>
    /// <param name="write">Takes the bytes, piece by piece.</param>
    /// <param name="tensors">The tensors.</param>
    /// <param name="blocks">The blocks they lie in.</param>
    /// <param name="metadata">Texts by key.</param>
    public static void Write(
        Action<ReadOnlySpan<byte>> write, IReadOnlyList<FileTensor> tensors, IReadOnlyList<float[]> blocks, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        var header = Header(tensors, metadata);
        var length = (header.WrittenCount + 7) & ~7;
        var padded = new byte[8 + length];
        BinaryPrimitives.WriteInt64LittleEndian(padded, length);
        header.WrittenSpan.CopyTo(padded.AsSpan(8));
        padded.AsSpan(8 + header.WrittenCount).Fill((byte)' ');
        write(padded);
        foreach (var tensor in tensors)
        {
            TensorCodec.Write(write, tensor.Type, tensor.Gather(blocks[tensor.Block]));
        }
    }

    private static ArrayBufferWriter<byte> Header(IReadOnlyList<FileTensor> tensors, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartObject("__metadata__");
        foreach (var (key, text) in metadata)
        {
            json.WriteString(key, text);
        }

        json.WriteEndObject();
        var begin = 0L;
        foreach (var tensor in tensors)
        {
            begin = WriteTensor(json, tensor, begin);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer;
    }

    private static long WriteTensor(Utf8JsonWriter json, FileTensor tensor, long begin)
    {
        var end = begin + ((long)tensor.Count * TensorTypes.SizeOf(tensor.Type));
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Type.ToString());
        json.WriteStartArray("shape");
        foreach (var axis in tensor.View.Shape)
        {
            json.WriteNumberValue(axis);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }
}
