using System.Runtime.InteropServices;
using System.Text;

namespace NnGen.Onnx.Tests.Reading;

/// <summary>The types of elements that are read, by their numbers in ONNX.</summary>
internal enum ElementType
{
    Single = 1,
    Int64 = 7,
    Double = 11,
}

/// <summary>A tensor of ONNX in row-major order: its axes, none for a scalar, and its elements, whatever their type, as doubles.</summary>
internal sealed record OnnxTensor(string Name, ElementType Type, int[] Axes, double[] Elements)
{
    /// <summary>The elements in single precision, which is what networks compute in.</summary>
    public float[] Singles => [.. Elements.Select(element => (float)element)];

    public int[] Integers => [.. Elements.Select(element => checked((int)element))];

    public bool IsReal => Type is ElementType.Single or ElementType.Double;

    /// <summary>Reads a TensorProto. Elements of types besides those of <see cref="ElementType"/> are left out.</summary>
    public static OnnxTensor Read(ReadOnlySpan<byte> message)
    {
        var (name, type) = ("", default(ElementType));
        var (axes, integers, elements) = (new List<long>(), new List<long>(), new List<double>());
        ReadOnlySpan<byte> raw = [];
        for (var field = new ProtobufReader(message); field.Next();)
        {
            switch (field.Field)
            {
                case 1:
                    field.AddIntegers(axes);
                    break;
                case 2:
                    type = (ElementType)field.Number;
                    break;
                case 4 when field.Bytes.IsEmpty:
                    elements.Add(BitConverter.UInt32BitsToSingle((uint)field.Number));
                    break;
                case 7:
                    field.AddIntegers(integers);
                    break;
                case 8:
                    name = Encoding.UTF8.GetString(field.Bytes);
                    break;
                case 4 or 9 or 10:
                    raw = field.Bytes;
                    break;
            }
        }

        elements.AddRange(integers.Select(integer => (double)integer));
        elements.AddRange(Raw(type, raw));
        return new(name, type, [.. axes.Select(axis => checked((int)axis))], [.. elements]);
    }

    private static IEnumerable<double> Raw(ElementType type, ReadOnlySpan<byte> raw)
    {
        Assert.True(BitConverter.IsLittleEndian);
        return type switch
        {
            ElementType.Single => MemoryMarshal.Cast<byte, float>(raw).ToArray().Select(element => (double)element),
            ElementType.Int64 => MemoryMarshal.Cast<byte, long>(raw).ToArray().Select(element => (double)element),
            ElementType.Double => MemoryMarshal.Cast<byte, double>(raw).ToArray(),
            _ => [],
        };
    }
}
