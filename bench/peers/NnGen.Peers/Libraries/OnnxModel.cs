using System.Globalization;
using System.Runtime.InteropServices;
using NnGen.Peers.Jobs;

namespace NnGen.Peers.Libraries;

/// <summary>A network as an ONNX model: Gemm and an activation for each dense layer, Conv, Relu and MaxPool for each stage before them, the batch fixed, as a runtime optimises it best.</summary>
internal static class OnnxModel
{
    private const int FloatElements = 1;

    /// <summary>ModelProto: 1 ir_version, 7 graph, 8 opset_import.</summary>
    public static byte[] Write(NetworkCase network, int rows) => new ProtobufWriter()
        .Integer(1, 8)
        .Message(7, Graph(network, rows))
        .Message(8, new ProtobufWriter().Text(1, "").Integer(2, 13))
        .ToArray();

    /// <summary>The axes of one sample.</summary>
    public static int[] InputAxes(NetworkCase network) =>
        network.Stages is { } stages ? [stages.Channels[0], stages.Size, stages.Size] : [network.InputSize];

    /// <summary>GraphProto: 1 node, 2 name, 5 initializer, 11 input, 12 output.</summary>
    private static ProtobufWriter Graph(NetworkCase network, int rows)
    {
        var graph = new ProtobufWriter().Text(2, "network");
        var (value, start) = network.Stages is { } stages ? OnnxStages.Write(graph, stages, network.Parameters) : ("x", 0);
        for (var layer = 0; layer < network.Layers; layer++)
        {
            var number = layer.ToString(CultureInfo.InvariantCulture);
            var (inputs, outputs) = (network.Sizes[layer], network.Sizes[layer + 1]);
            graph.Message(5, Tensor("W" + number, network.Parameters.AsSpan(start, inputs * outputs), inputs, outputs));
            graph.Message(5, Tensor("b" + number, network.Parameters.AsSpan(start + (inputs * outputs), outputs), outputs));
            start += (inputs + 1) * outputs;
            var (activation, last) = (network.ActivationAfter(layer), layer == network.Layers - 1);
            var sum = activation is null && last ? "y" : "z" + number;
            graph.Message(1, Node("Gemm", sum, value, "W" + number, "b" + number));
            value = activation is null ? sum : last ? "y" : "a" + number;
            if (activation is not null)
            {
                graph.Message(1, Node(activation, value, sum));
            }
        }

        return graph.Message(11, ValueInfo("x", [rows, .. InputAxes(network)])).Message(12, ValueInfo("y", rows, network.OutputSize));
    }

    /// <summary>NodeProto: 1 input, 2 output, 4 op_type.</summary>
    public static ProtobufWriter Node(string operation, string output, params ReadOnlySpan<string> inputs)
    {
        var node = new ProtobufWriter();
        foreach (var input in inputs)
        {
            node.Text(1, input);
        }

        return node.Text(2, output).Text(4, operation);
    }

    /// <summary>TensorProto: 1 dims, 2 data_type, 8 name, 9 raw_data.</summary>
    public static ProtobufWriter Tensor(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        var tensor = new ProtobufWriter();
        foreach (var size in shape)
        {
            tensor.Integer(1, size);
        }

        return tensor.Integer(2, FloatElements).Text(8, name).Bytes(9, MemoryMarshal.AsBytes(values));
    }

    /// <summary>ValueInfoProto: 1 name, 2 type; in it tensor_type with 1 elem_type, 2 shape, and there a dim_value for each axis.</summary>
    private static ProtobufWriter ValueInfo(string name, params ReadOnlySpan<int> shape)
    {
        var axes = new ProtobufWriter();
        foreach (var size in shape)
        {
            axes.Message(1, new ProtobufWriter().Integer(1, size));
        }

        var tensor = new ProtobufWriter().Integer(1, FloatElements).Message(2, axes);
        return new ProtobufWriter().Text(1, name).Message(2, new ProtobufWriter().Message(1, tensor));
    }
}
