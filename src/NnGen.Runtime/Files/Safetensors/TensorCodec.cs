using System.Buffers.Binary;

namespace NnGen.Files;

/// <summary>Elements of files, little-endian, to floats and back.</summary>
internal static class TensorCodec
{
    private const int ChunkBytes = 65_536;

    /// <summary>Whether elements of a type can be read as floats; 64-bit integers stand for counts.</summary>
    public static bool CanRead(TensorType type) => type is TensorType.F32 or TensorType.F16 or TensorType.BF16 or TensorType.I64;

    /// <summary>Reads as many elements as there are in <paramref name="values"/>.</summary>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public static void Read(Stream stream, TensorType type, Span<float> values)
    {
        var chunk = new byte[ChunkBytes];
        var size = TensorTypes.SizeOf(type);
        while (!values.IsEmpty)
        {
            var count = Math.Min(values.Length, ChunkBytes / size);
            var bytes = chunk.AsSpan(0, count * size);
            stream.ReadExactly(bytes);
            Decode(bytes, type, values[..count]);
            values = values[count..];
        }
    }

    /// <summary>Writes elements as F32, or counts as I64.</summary>
    public static void Write(Action<ReadOnlySpan<byte>> write, TensorType type, ReadOnlySpan<float> values)
    {
        var chunk = new byte[ChunkBytes];
        var size = TensorTypes.SizeOf(type);
        while (!values.IsEmpty)
        {
            var count = Math.Min(values.Length, ChunkBytes / size);
            Encode(values[..count], type, chunk);
            write(chunk.AsSpan(0, count * size));
            values = values[count..];
        }
    }

    private static void Decode(ReadOnlySpan<byte> bytes, TensorType type, Span<float> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = type switch
            {
                TensorType.F32 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * i)..])),
                TensorType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(2 * i)..]),
                TensorType.BF16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(bytes[(2 * i)..]) << 16),
                TensorType.I64 => BinaryPrimitives.ReadInt64LittleEndian(bytes[(8 * i)..]),
                _ => throw new ArgumentOutOfRangeException(nameof(type), $"The elements of {type} are not read."),
            };
        }
    }

    private static void Encode(ReadOnlySpan<float> values, TensorType type, Span<byte> bytes)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (type == TensorType.I64)
            {
                BinaryPrimitives.WriteInt64LittleEndian(bytes[(8 * i)..], (long)values[i]);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes[(4 * i)..], BitConverter.SingleToInt32Bits(values[i]));
            }
        }
    }
}
