using System.Globalization;
using NnGen.Peers.Jobs;

namespace NnGen.Peers.Libraries;

/// <summary>The stages before a network's dense layers in an ONNX model: Conv, Relu and MaxPool, and a Flatten behind them.</summary>
internal static class OnnxStages
{
    private const int Integers = 7;

    /// <summary>Adds the stages to a graph that begins with "x"; returns their output's name and the number of parameters they took.</summary>
    public static (string Value, int Parameters) Write(ProtobufWriter graph, ImageStages stages, float[] parameters)
    {
        var (value, start) = ("x", 0);
        for (var stage = 0; stage < stages.Count; stage++)
        {
            var number = stage.ToString(CultureInfo.InvariantCulture);
            var (inputs, outputs, length) = (stages.Channels[stage], stages.Channels[stage + 1], stages.KernelLength(stage));
            graph.Message(5, OnnxModel.Tensor("K" + number, parameters.AsSpan(start, length), outputs, inputs, ImageStages.Kernel, ImageStages.Kernel));
            graph.Message(5, OnnxModel.Tensor("k" + number, parameters.AsSpan(start + length, outputs), outputs));
            start += length + outputs;
            graph.Message(1, With(OnnxModel.Node("Conv", "c" + number, value, "K" + number, "k" + number), "pads", 1, 1, 1, 1));
            graph.Message(1, OnnxModel.Node("Relu", "r" + number, "c" + number));
            value = "p" + number;
            graph.Message(1, With(With(OnnxModel.Node("MaxPool", value, "r" + number), "kernel_shape", 2, 2), "strides", 2, 2));
        }

        graph.Message(1, OnnxModel.Node("Flatten", "f", value));
        return ("f", start);
    }

    /// <summary>NodeProto: 5 attribute; in it 1 name, 8 ints, 20 type.</summary>
    private static ProtobufWriter With(ProtobufWriter node, string name, params ReadOnlySpan<int> values)
    {
        var attribute = new ProtobufWriter().Text(1, name);
        foreach (var value in values)
        {
            attribute.Integer(8, value);
        }

        return node.Message(5, attribute.Integer(20, Integers));
    }
}
