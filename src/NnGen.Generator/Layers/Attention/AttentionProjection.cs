using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>
/// The queries, keys and values of an attention, each of shape (time, 1, heads, size): parts of one product where they come from the same sequence. PyTorch
/// has their weights in one tensor unless keys and values have other features than queries.
/// </summary>
internal sealed class AttentionProjection(LayerContext layer, int heads, int size)
{
    private readonly Tensor _queried = layer.Input;
    private readonly Tensor _seen = layer.Inputs[layer.Inputs.Count - 1];

    private int Length => heads * size;

    public (Tensor Q, Tensor K, Tensor V) Build()
    {
        if (_seen.Shape.RowLength != _queried.Shape.RowLength)
        {
            return Apart();
        }

        var weight = Kernel(layer, "in_proj_weight", "W", _queried.Shape.RowLength, 3 * Length);
        var bias = Bias(layer, "in_proj_bias", "b", _queried.Shape.RowLength, 3 * Length);
        if (_seen == _queried)
        {
            var all = Project(_queried, weight, bias, "qkv", 0, 3);
            return (Part(all, 0, "q"), Part(all, 1, "k"), Part(all, 2, "v"));
        }

        var seen = Project(_seen, weight, bias, "kv", 1, 2);
        return (Project(_queried, weight, bias, "q", 0, 1), Part(seen, 0, "k"), Part(seen, 1, "v"));
    }

    /// <summary>With a weight each.</summary>
    private (Tensor Q, Tensor K, Tensor V) Apart()
    {
        var (queried, seen) = (_queried.Shape.RowLength, _seen.Shape.RowLength);
        var (wq, wk, wv) = (Kernel(layer, "q_proj_weight", "W_q", queried, Length), Kernel(layer, "k_proj_weight", "W_k", seen, Length), Kernel(layer, "v_proj_weight", "W_v", seen, Length));
        var bias = Bias(layer, "in_proj_bias", "b", seen, 3 * Length);
        return (Product(_queried, wq, bias, "q", 0, 1), Product(_seen, wk, bias, "k", 1, 1), Product(_seen, wv, bias, "v", 2, 1));
    }

    /// <summary>A weight, stored as [in, out].</summary>
    public static Tensor Kernel(LayerContext layer, string name, string symbol, int inputs, int outputs)
    {
        var initializer = layer.Declaration.Enum("KernelInitializer", Initializer.Default);
        var value = initializer == Initializer.Constant ? layer.Declaration.Double("KernelValue", 0) : 0;
        return layer.Parameter(
            name, [inputs, outputs], ParameterRole.Weight, inputs, outputs, initializer == Initializer.Default ? Initializer.XavierUniform : initializer, value,
            FeatureOrder.Transposed(inputs, outputs, null), symbol);
    }

    /// <summary>A bias, or null where the layer has none.</summary>
    public static Tensor? Bias(LayerContext layer, string name, string symbol, int inputs, int outputs) => layer.Declaration.Bool("UseBias", true)
        ? layer.Parameter(name, [outputs], ParameterRole.Bias, inputs, outputs, Initializer.Zeros, 0, symbol: symbol)
        : null;

    private Tensor Project(Tensor x, Tensor weight, Tensor? bias, string letter, int first, int count) =>
        Product(x, layer.Graph.Slice(weight, 1, first * Length, count * Length), bias, letter, first, count);

    /// <summary>x·W + b with some thirds of the bias.</summary>
    private Tensor Product(Tensor x, Tensor weight, Tensor? bias, string letter, int first, int count)
    {
        var (graph, steps) = (layer.Graph, x.Shape.Axes[0]);
        var product = graph.Contract("n t i, i o -> n t o", x, weight, Shape.Batched(steps, count * Length));
        product = bias is null ? product : graph.Map(Argument(0) + Argument(1), product, graph.Slice(bias, 0, first * Length, count * Length));
        return graph.Reshape(layer.Named(product, letter), steps, count, heads, size);
    }

    private Tensor Part(Tensor all, int index, string letter) => layer.Named(layer.Graph.Slice(all, 1, index, 1), letter);
}
