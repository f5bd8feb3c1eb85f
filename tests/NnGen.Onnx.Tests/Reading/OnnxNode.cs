using System.Text;

namespace NnGen.Onnx.Tests.Reading;

/// <summary>One operator in a graph; an input or output that is left out has an empty name.</summary>
internal sealed record OnnxNode(
    string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyDictionary<string, OnnxAttribute> Attributes)
{
    public string Text(string name, string otherwise) => Attributes.TryGetValue(name, out var attribute) ? attribute.Text : otherwise;

    public float Real(string name, float otherwise) => Attributes.TryGetValue(name, out var attribute) ? attribute.Real : otherwise;

    public int Integer(string name, int otherwise) => Attributes.TryGetValue(name, out var attribute) ? attribute.Integers[0] : otherwise;

    public bool Flag(string name) => Integer(name, 0) != 0;

    public int[]? Integers(string name) => Attributes.TryGetValue(name, out var attribute) ? attribute.Integers : null;

    /// <summary>An attribute with one integer for each of several axes, the same for all of them by default.</summary>
    public int[] Integers(string name, int count, int otherwise) => Integers(name) ?? [.. Enumerable.Repeat(otherwise, count)];

    /// <summary>Reads a NodeProto.</summary>
    public static OnnxNode Read(ReadOnlySpan<byte> message)
    {
        var name = "";
        var (inputs, outputs, attributes) = (new List<string>(), new List<string>(), new Dictionary<string, OnnxAttribute>());
        for (var field = new ProtobufReader(message); field.Next();)
        {
            switch (field.Field)
            {
                case 1:
                    inputs.Add(Encoding.UTF8.GetString(field.Bytes));
                    break;
                case 2:
                    outputs.Add(Encoding.UTF8.GetString(field.Bytes));
                    break;
                case 4:
                    name = Encoding.UTF8.GetString(field.Bytes);
                    break;
                case 5:
                    var attribute = OnnxAttribute.Read(field.Bytes);
                    attributes.Add(attribute.Name, attribute);
                    break;
            }
        }

        return new(name, inputs, outputs, attributes);
    }
}

/// <summary>What an attribute of an operator says; members of other types than its own are empty.</summary>
internal sealed record OnnxAttribute(string Name, float Real, int[] Integers, string Text, OnnxTensor? Tensor)
{
    /// <summary>Reads an AttributeProto.</summary>
    public static OnnxAttribute Read(ReadOnlySpan<byte> message)
    {
        var (name, real, integers, text, tensor) = ("", 0f, new List<long>(), "", (OnnxTensor?)null);
        for (var field = new ProtobufReader(message); field.Next();)
        {
            switch (field.Field)
            {
                case 1:
                    name = Encoding.UTF8.GetString(field.Bytes);
                    break;
                case 2:
                    real = BitConverter.UInt32BitsToSingle((uint)field.Number);
                    break;
                case 3 or 8:
                    field.AddIntegers(integers);
                    break;
                case 4:
                    text = Encoding.UTF8.GetString(field.Bytes);
                    break;
                case 5:
                    tensor = OnnxTensor.Read(field.Bytes);
                    break;
            }
        }

        return new(name, real, [.. integers.Select(integer => (int)Math.Clamp(integer, int.MinValue, int.MaxValue))], text, tensor);
    }
}
