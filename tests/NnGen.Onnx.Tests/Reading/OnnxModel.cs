using System.Text;

namespace NnGen.Onnx.Tests.Reading;

/// <summary>A graph of operators, each after those it reads, and the version of the operators' definitions.</summary>
internal sealed record OnnxModel(
    int Version,
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyDictionary<string, OnnxTensor> Initializers,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs)
{
    /// <summary>Reads a ModelProto.</summary>
    public static OnnxModel Read(ReadOnlySpan<byte> message)
    {
        var (version, model) = (0, (OnnxModel?)null);
        for (var field = new ProtobufReader(message); field.Next();)
        {
            switch (field.Field)
            {
                case 7:
                    model = ReadGraph(field.Bytes);
                    break;
                case 8:
                    version = Math.Max(version, ReadVersion(field.Bytes));
                    break;
            }
        }

        return model is null ? throw new InvalidDataException("The model has no graph.") : model with { Version = version };
    }

    private static OnnxModel ReadGraph(ReadOnlySpan<byte> message)
    {
        var (nodes, initializers) = (new List<OnnxNode>(), new Dictionary<string, OnnxTensor>());
        var (inputs, outputs) = (new List<string>(), new List<string>());
        for (var field = new ProtobufReader(message); field.Next();)
        {
            switch (field.Field)
            {
                case 1:
                    nodes.Add(OnnxNode.Read(field.Bytes));
                    break;
                case 5:
                    var tensor = OnnxTensor.Read(field.Bytes);
                    initializers.Add(tensor.Name, tensor);
                    break;
                case 11:
                    inputs.Add(ReadName(field.Bytes));
                    break;
                case 12:
                    outputs.Add(ReadName(field.Bytes));
                    break;
            }
        }

        return new(0, nodes, initializers, [.. inputs.Where(input => !initializers.ContainsKey(input))], outputs);
    }

    private static string ReadName(ReadOnlySpan<byte> message)
    {
        for (var field = new ProtobufReader(message); field.Next();)
        {
            if (field.Field == 1)
            {
                return Encoding.UTF8.GetString(field.Bytes);
            }
        }

        return "";
    }

    private static int ReadVersion(ReadOnlySpan<byte> message)
    {
        var version = 0;
        for (var field = new ProtobufReader(message); field.Next();)
        {
            version = field.Field == 2 ? (int)field.Number : version;
        }

        return version;
    }
}
