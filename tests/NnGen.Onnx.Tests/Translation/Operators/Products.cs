using NnGen.Onnx.Tests.Reading;

namespace NnGen.Onnx.Tests.Translation.Operators;

/// <summary>Products of matrices.</summary>
internal static class Products
{
    public static readonly OperatorRow[] Rows =
    [
        new("Gemm", Gemm, [1, 2]),
        new("MatMul", MatMul, [1]),
        new("Constant", Constant, isCounted: false),
        new("Transpose", Transpose, isCounted: false),
    ];

    /// <summary>α·A′·B′ + β·C: a dense layer, whose bias is C where C is a row; else C is added.</summary>
    private static void Gemm(NodeContext node)
    {
        var a = node.Node.Flag("transA") ? node.Data(0, last: 0) : node.InOrder(0);
        var (weight, transposed) = (node.RequireConstant(1), node.Node.Flag("transB"));
        var (rows, columns) = (a.Axes[a.Last == 0 ? 1 : 0], weight.Axes[transposed ? 0 : 1]);
        var bias = Row(node, columns);
        float[] scaled = [.. weight.Singles.Select(value => node.Node.Real("alpha", 1f) * value)];
        var layer = node.Draft.Layer("Dense", a.Layer, $"{columns}", NetworkDraft.Option("UseBias", bias is not null, true));
        (transposed ? node.Draft.Filed : node.Draft.Stored).Add($"{layer}.weight", scaled);
        if (bias is not null)
        {
            node.Draft.Stored.Add($"{layer}.bias", bias);
        }

        var product = new Value(layer, [rows, columns], 1);
        node.Output(bias is not null || !node.Has(2) || node.Node.Real("beta", 1f) == 0 ? product : PlusMatrix(node, product));
    }

    /// <summary>β·C where it is the same for all rows.</summary>
    private static float[]? Row(NodeContext node, int columns)
    {
        var (c, beta) = (node.Constant(2), node.Node.Real("beta", 1f));
        var isRow = c is not null && c.Elements.Length == (c.Axes.Length == 0 ? 1 : c.Axes[^1]);
        return !isRow || beta == 0 ? null : [.. Enumerable.Range(0, columns).Select(i => beta * c!.Singles[i % c.Singles.Length])];
    }

    private static Value PlusMatrix(NodeContext node, Value product)
    {
        node.RequireWhole();
        var c = Activations.Scaled(node, Merging.Broadcast(node, node.Data(2), product.Axes), node.Node.Real("beta", 1f));
        return product with { Layer = node.Draft.Layer("Add", product.Layer, $"\"{c.Layer}\"") };
    }

    /// <summary>A dense layer for each matrix of B, one after the other.</summary>
    private static void MatMul(NodeContext node)
    {
        var (a, b) = (node.InOrder(0), node.RequireConstant(1));
        var (inner, columns) = (b.Axes[^2], b.Axes[^1]);
        int[] axes = [.. a.Axes[..^1], columns];
        if (b.Axes.Length == 2)
        {
            node.Output(new(node.Draft.Dense(a.Layer, columns, b.Singles), axes, axes.Length - 1));
            return;
        }

        node.RequireWhole();
        Assert.Equal(a.Axes[..^2], b.Axes[..^2]);
        var (rows, size) = (a.Axes[^2], a.Axes[^2] * inner);
        var parts = b.Singles.Chunk(inner * columns).Select((matrix, i) =>
        {
            var factor = node.Graph.Select(a, [.. Enumerable.Range(i * size, size)], [rows, inner]);
            return node.Draft.Reshape(node.Draft.Dense(factor.Layer, columns, matrix), [rows, columns], [rows * columns]);
        }).ToArray();
        var joined = parts.Length == 1 ? parts[0] : node.Draft.Layer("Concatenate", parts[0], [.. parts.Skip(1).Select(part => $"\"{part}\"")]);
        node.Output(node.Graph.Reshaped(joined, axes));
    }

    private static void Constant(NodeContext node) => node.Graph.Constants.Add(node.Node.Outputs[0], node.Node.Attributes["value"].Tensor!);

    /// <summary>Only of constants: no layer transposes.</summary>
    private static void Transpose(NodeContext node)
    {
        var constant = node.Constant(0);
        if (constant is not { Axes: [var rows, var columns] })
        {
            throw new SkippedException("beside it an operator that no layer computes: Transpose");
        }

        var transposed = new OnnxTensor(constant.Name, constant.Type, [columns, rows], Axes.Transpose(constant.Elements, rows, columns));
        node.Graph.Constants.Add(node.Node.Outputs[0], transposed);
    }
}
