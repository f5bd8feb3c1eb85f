using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace NnGen.Tests.Files;

/// <summary>Files in memory, made by NnGen or by hand.</summary>
internal static class Bytes
{
    /// <summary>What <c>Save</c> writes.</summary>
    public static byte[] Of<TNet>(INetwork<TNet> net)
        where TNet : class, INetwork<TNet>
    {
        var writer = new ArrayBufferWriter<byte>();
        net.Save(writer);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>A file of a header and data.</summary>
    public static byte[] Of(string header, ReadOnlySpan<byte> data) => Of(Encoding.UTF8.GetBytes(header), data);

    public static byte[] Of(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data)
    {
        var file = new byte[8 + header.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        header.CopyTo(file.AsSpan(8));
        data.CopyTo(file.AsSpan(8 + header.Length));
        return file;
    }

    public static string Header(byte[] file) => Encoding.UTF8.GetString(file, 8, HeaderLength(file));

    public static ReadOnlySpan<byte> Data(byte[] file) => file.AsSpan(8 + HeaderLength(file));

    /// <summary>A tensor's line in a header.</summary>
    public static string Entry(string name, string shape, int begin, int end, string type = "F32") => string.Create(
        CultureInfo.InvariantCulture, $"\"{name}\":{{\"dtype\":\"{type}\",\"shape\":[{shape}],\"data_offsets\":[{begin},{end}]}}");

    /// <summary>Floats, little-endian.</summary>
    public static byte[] Floats(params ReadOnlySpan<float> values)
    {
        var bytes = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        }

        return bytes;
    }

    private static int HeaderLength(byte[] file) => (int)BinaryPrimitives.ReadInt64LittleEndian(file);
}
