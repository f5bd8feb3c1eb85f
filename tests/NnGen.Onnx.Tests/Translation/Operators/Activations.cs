namespace NnGen.Onnx.Tests.Translation.Operators;

/// <summary>Functions of each element, and softmax.</summary>
internal static class Activations
{
    private const int MostSlopes = 8;

    public static readonly OperatorRow[] Rows =
    [
        Plain("Relu", "ReLU"),
        Plain("Sigmoid", "Sigmoid"),
        Plain("Tanh", "Tanh"),
        Plain("Softplus", "Softplus"),
        WithAlpha("LeakyRelu", "LeakyReLU", 0.01f),
        WithAlpha("Elu", "ELU", 1f),
        new("PRelu", PRelu, [1]),
        new("Gelu", Gelu),
        new("Selu", Selu),
        new("Celu", Celu),
        new("Sign", Sign),
        new("Softmax", Softmax),
        new("Dropout", Dropout, [1, 2]),
        new("Identity", node => node.Output(node.Data(0)), isCounted: false),
        new("Neg", node => node.Output(Scaled(node, node.Data(0), -1)), isCounted: false),
    ];

    /// <summary>A value times a factor, by a product with a diagonal matrix along the last axis.</summary>
    public static Value Scaled(NodeContext node, Value value, float factor)
    {
        var length = node.Graph.Shape(value)[^1];
        var weight = new float[length * length];
        for (var i = 0; i < length; i++)
        {
            weight[(i * length) + i] = factor;
        }

        return factor == 1 ? value : value with { Layer = node.Draft.Dense(value.Layer, length, weight) };
    }

    private static OperatorRow Plain(string name, string activation) => new(name, node => node.Output(Activated(node, node.Data(0), activation)));

    private static OperatorRow WithAlpha(string name, string activation, float otherwise) =>
        new(name, node => node.Output(Activated(node, node.Data(0), activation, node.Node.Real("alpha", otherwise))));

    private static Value Activated(NodeContext node, Value value, string activation, float? alpha = null) => value with
    {
        Layer = node.Draft.Layer("Activation", value.Layer, $"Activation.{activation}", alpha is { } α ? NetworkDraft.Option("Alpha", (double)α) : ""),
    };

    private static void Gelu(NodeContext node)
    {
        if (node.Node.Text("approximate", "none") != "none")
        {
            throw new SkippedException("GELU by another formula than the exact one");
        }

        node.Output(Activated(node, node.Data(0), "GELU"));
    }

    /// <summary>γ·ELU(x).</summary>
    private static void Selu(NodeContext node)
    {
        var elu = Activated(node, node.Data(0), "ELU", node.Node.Real("alpha", 1.67326319217681884765625f));
        node.Output(Scaled(node, elu, node.Node.Real("gamma", 1.05070102214813232421875f)));
    }

    /// <summary>α·ELU(x / α) with ELU's own scale 1.</summary>
    private static void Celu(NodeContext node)
    {
        var alpha = node.Node.Real("alpha", 1f);
        node.Output(Scaled(node, Activated(node, Scaled(node, node.Data(0), 1 / alpha), "ELU", 1f), alpha));
    }

    private static void Sign(NodeContext node)
    {
        if (node.Graph.Inputs.Contains(0f))
        {
            throw new SkippedException("the sign of 0, which is 0 in ONNX and +1 for a perceptron");
        }

        node.Output(Activated(node, node.Data(0), "Sign"));
    }

    /// <summary>Before version 13 the axes from the given one on are one row.</summary>
    private static void Softmax(NodeContext node)
    {
        if (node.Version >= 13)
        {
            var rank = node.Data(0).Rank;
            node.Output(Activated(node, node.Data(0, NodeContext.Axis(node.Node.Integer("axis", -1), rank)), "Softmax"));
            return;
        }

        var value = node.InOrder(0);
        var axis = NodeContext.Axis(node.Node.Integer("axis", 1), value.Rank);
        node.RequireWholeUnless(axis > 0);
        var row = Axes.Size(value.Axes[axis..]);
        var shape = node.Graph.Shape(value);
        int[] rows = [Axes.Size(shape) / row, row];
        var softmax = node.Draft.Layer("Activation", node.Draft.Reshape(value.Layer, shape, shape[^1] == row ? shape : rows), "Activation.Softmax");
        node.Output(value with { Layer = node.Draft.Reshape(softmax, shape[^1] == row ? shape : rows, shape) });
    }

    /// <summary>A layer of ours has one slope, so each index along the slopes' one axis has a layer to itself.</summary>
    private static void PRelu(NodeContext node)
    {
        var (slopes, rank) = (node.RequireConstant(1), node.Data(0).Rank);
        var axes = Merging.Aligned(slopes.Axes, rank, node.Version < 7 && slopes.Axes.Length == 1 ? 1 : null);
        var axis = Array.FindIndex(axes, length => length > 1);
        if (axes.Count(length => length > 1) > 1 || slopes.Elements.Length > MostSlopes)
        {
            throw new SkippedException($"more than {MostSlopes} learnt slopes");
        }

        var value = axis < 0 ? node.Data(0) : node.Data(0, axis);
        var parts = slopes.Singles.Select((slope, i) => Sloped(node, axis < 0 ? value.Layer : Channel(node, value, i), slope)).ToArray();
        var joined = parts.Length == 1 ? parts[0] : node.Draft.Layer("Concatenate", parts[0], [.. parts.Skip(1).Select(part => $"\"{part}\"")]);
        node.Output(value with { Layer = joined });
    }

    private static string Channel(NodeContext node, Value value, int channel)
    {
        var weight = new float[node.Graph.Shape(value)[^1]];
        weight[channel] = 1;
        return node.Draft.Dense(value.Layer, 1, weight);
    }

    private static string Sloped(NodeContext node, string from, float slope)
    {
        var name = node.Draft.Layer("Activation", from, "Activation.PReLU");
        node.Draft.Stored.Add($"{name}.alpha", [slope]);
        return name;
    }

    /// <summary>In inference nothing happens; in training a network draws other random numbers than the case.</summary>
    private static void Dropout(NodeContext node)
    {
        var rate = node.Constant(1)?.Singles[0] ?? node.Node.Real("ratio", 0.5f);
        if (node.Has(2) && rate > 0)
        {
            throw new SkippedException("random numbers of another generator");
        }

        var value = node.Data(0);
        var layer = node.Draft.Layer("Dropout", value.Layer, NetworkDraft.Number(rate));
        node.Output(value with { Layer = layer });
    }
}
