using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>Layers that combine several layers of one shape element by element.</summary>
internal abstract class ElementwiseMerge : IStepwiseFormula
{
    public abstract string Kind { get; }

    public string Describe(LayerContext layer) => $"{Kind} {string.Join(", ", layer.Declaration.Strings("layers"))}";

    public Tensor Build(LayerContext layer)
    {
        ScalarExpression merged = Scalars.Argument(0);
        for (var i = 1; i < layer.Inputs.Count; i++)
        {
            Require(layer, i);
            merged = Merge(merged, Scalars.Argument(i));
        }

        layer.OutputOrder = OrderOf(layer);
        return layer.Named(layer.Graph.Map(merged, [.. layer.Inputs]), "a");
    }

    /// <summary>
    /// What is merged stands in one order in PyTorch: a sequence with its channels first as soon as one layer has it so. Flat values of
    /// different orders have none that is right for all.
    /// </summary>
    private static FeatureOrder? OrderOf(LayerContext layer)
    {
        var orders = layer.Input.Shape.Rank > 1 ? layer.InputOrders.Where(order => order is not null) : layer.InputOrders;
        var distinct = orders.Distinct().ToArray();
        return distinct.Length == 1 ? distinct[0] : null;
    }

    protected abstract ScalarExpression Merge(ScalarExpression left, ScalarExpression right);

    private static void Require(LayerContext layer, int input)
    {
        var (expected, actual) = (layer.Input.Shape, layer.Inputs[input].Shape);
        if (expected != actual)
        {
            var name = layer.Declaration.Strings("layers")[input - 1];
            throw layer.Mismatch(
                "layers", $"what comes in has the shape {Shapes.InWords(expected)}, but '{name}' has {Shapes.InWords(actual)}", layer.Inputs.Count == 2 ? Fitting(expected, actual) : null);
        }
    }

    private static FittingSize? Fitting(Shape incoming, Shape other) =>
        incoming.Rank == other.Rank && incoming.Axes.Take(incoming.Rank - 1).SequenceEqual(other.Axes.Take(other.Rank - 1))
            ? new(null, other.RowLength) : null;
}

/// <summary>x + y + …</summary>
internal sealed class Add : ElementwiseMerge
{
    public override string Kind => "Add";

    protected override ScalarExpression Merge(ScalarExpression left, ScalarExpression right) => left + right;
}

/// <summary>x ⊙ y ⊙ …</summary>
internal sealed class Multiply : ElementwiseMerge
{
    public override string Kind => "Multiply";

    protected override ScalarExpression Merge(ScalarExpression left, ScalarExpression right) => left * right;
}
