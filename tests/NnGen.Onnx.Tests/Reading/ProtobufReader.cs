using System.Buffers.Binary;

namespace NnGen.Onnx.Tests.Reading;

/// <summary>The fields of one message in the protocol buffers' wire format, one after the other.</summary>
/// <param name="message">The message's bytes.</param>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;
    private bool _hasBytes;

    /// <summary>The number of the field that was read last.</summary>
    public int Field { get; private set; }

    /// <summary>What a field of the wire types 0, 1 and 5 holds.</summary>
    public ulong Number { get; private set; }

    /// <summary>What a field of the wire type 2 holds: text, a message or packed numbers; else empty.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Reads the next field; false at the end.</summary>
    /// <exception cref="InvalidDataException">The message is cut off, or has a wire type that ONNX has no use for.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var key = Varint();
        (Field, Number) = (checked((int)(key >> 3)), 0);
        Bytes = default;
        _hasBytes = (key & 7) == 2;
        switch (key & 7)
        {
            case 0:
                Number = Varint();
                break;
            case 1:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(8));
                break;
            case 2:
                Bytes = Take(Varint());
                break;
            case 5:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
                break;
            default:
                throw new InvalidDataException($"Field {Field} has the wire type {key & 7}.");
        }

        return true;
    }

    /// <summary>The integers of a repeated field, one after the other or packed.</summary>
    public readonly void AddIntegers(List<long> integers)
    {
        if (!_hasBytes)
        {
            integers.Add((long)Number);
            return;
        }

        for (var packed = new ProtobufReader(Bytes); !packed._rest.IsEmpty;)
        {
            integers.Add((long)packed.Varint());
        }
    }

    private ulong Varint()
    {
        var value = 0ul;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number takes more than ten bytes.");
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
        {
            throw new InvalidDataException($"A field takes {count} bytes, but {_rest.Length} are left.");
        }

        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
