using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// Rewrites a graph into what loops can do directly, keeping its values: logΣeˣ becomes max, exp, sum and log; e^(x − logΣeˣ) the
/// quotient that is exact in more cases; constants and broadcasts move into the formulas that read them.
/// </summary>
internal sealed class Lowering(TensorGraph graph)
{
    /// <summary>Below this the exponential would be denormal, and slow; e⁻⁸⁰ is 2·10⁻³⁵ of the greatest term.</summary>
    private const double LeastExponent = -80;

    private readonly Dictionary<Tensor, Tensor> _lowered = [];
    private readonly Dictionary<Tensor, (Tensor Exponentials, Tensor Sum)> _softmax = [];

    public Tensor Lower(Tensor tensor)
    {
        if (_lowered.TryGetValue(tensor, out var known))
        {
            return known;
        }

        graph.CurrentLayer = tensor.Layer;
        var lowered = Rebuild(tensor);
        graph.CurrentLayer = -1;
        if (lowered != tensor && lowered.Name.Length == 0)
        {
            lowered.Name = tensor.Name;
        }

        return _lowered[tensor] = lowered;
    }

    private Tensor Rebuild(Tensor tensor)
    {
        var operands = tensor.Operands.Select(Lower).ToArray();
        graph.CurrentLayer = tensor.Layer;
        return tensor switch
        {
            MapTensor map => RebuildMap(map, operands),
            ReduceTensor { Kind: ReduceKind.LogSumExp } reduce => LogSumExp(reduce, operands[0]),
            ReduceTensor reduce => RebuildReduce(reduce, operands[0]),
            PadTensor pad when IsAlongRows(pad) => PadRows(pad, operands[0]),
            ContractTensor c when Gathering.IsScatter(c) => Lower(Gathering.Of(graph, c, operands[0], operands[1])),
            _ when operands.SequenceEqual(tensor.Operands) => tensor,
            ContractTensor c => graph.Contract(operands[0], operands[1], c.Space, c.LeftMap, c.RightMap, c.OutputMap, c.Shape),
            ReshapeTensor => graph.Reshape(operands[0], tensor.Shape.Axes.ToArray()),
            AffineViewTensor view => graph.View(operands[0], view.Map, view.Shape),
            ConcatenateTensor concatenate => graph.Concatenate(concatenate.Axis, operands),
            PadTensor pad => graph.Pad(operands[0], pad.Before.ToArray(), pad.After.ToArray(), pad.Between.ToArray(), pad.Value),
            StopGradientTensor => operands[0],
            _ => throw new InvalidOperationException($"{tensor.GetType().Name} cannot be lowered."),
        };
    }

    private static bool IsAlongRows(PadTensor pad) => 
        pad.Value == 0 && pad.Between.All(width => width == 0)
        && pad.Before.Take(pad.Shape.Rank - 1).Concat(pad.After.Take(pad.Shape.Rank - 1)).All(width => width == 0);

    /// <summary>Rows between zeros are rows side by side with them.</summary>
    private Tensor PadRows(PadTensor pad, Tensor x)
    {
        var last = x.Shape.Rank - 1;
        Tensor[] parts = [Zeros(x.Shape, pad.Before[last]), x, Zeros(x.Shape, pad.After[last])];
        return graph.Concatenate(last, [.. parts.Where(part => part.Shape.RowLength > 0)]);
    }

    private Tensor Zeros(Shape like, int columns) =>
        graph.Map(new Shape(like.HasBatch, like.Axes.Take(like.Rank - 1).Append(columns).ToEquatableArray()), Constant(0));

    private Tensor LogSumExp(ReduceTensor reduce, Tensor x)
    {
        var axes = reduce.Axes.ToArray();
        var max = graph.Reduce(ReduceKind.Max, x, reduce.OverBatch, axes);
        var difference = Argument(0) - Argument(1);
        var exponentials = graph.Map(Exp(WhereLess(difference, LeastExponent, LeastExponent, difference)), x, max);
        var sum = graph.Reduce(ReduceKind.Sum, exponentials, reduce.OverBatch, axes);
        (max.Name, exponentials.Name, sum.Name) = ("m", "e", "s");
        _softmax[reduce] = (exponentials, sum);
        return graph.Map(Argument(0) + Log(Argument(1)), max, sum);
    }

    /// <summary>
    /// A sum over the batch and over rows' elements is a sum of row sums, so that its order does not depend on the batch; a reduction over positions and
    /// rows reduces the positions first, where lanes run along the rows.
    /// </summary>
    private Tensor RebuildReduce(ReduceTensor reduce, Tensor x)
    {
        var last = x.Shape.Rank - 1;
        if (reduce.OverBatch && reduce.Axes.Contains(last))
        {
            x = graph.ReduceRow(reduce.Kind, x);
        }
        else if (reduce.Axes.Contains(last) && reduce.Axes.Count > 1 && reduce.Kind is ReduceKind.Sum or ReduceKind.Max)
        {
            return graph.ReduceRow(reduce.Kind, graph.Reduce(reduce.Kind, x, false, [.. reduce.Axes.Where(axis => axis != last)]));
        }

        return graph.Reduce(reduce.Kind, x, reduce.OverBatch, reduce.Axes.ToArray());
    }

    private Tensor RebuildMap(MapTensor map, Tensor[] operands)
    {
        var arguments = new List<Tensor>(operands);
        var expression = WithQuotients(map, arguments);
        expression = ScalarArguments.Rewrite(expression, node => node is ScalarArgument a ? Inline(arguments, a.Index) : null);
        return graph.Map(map.Shape, expression, [.. arguments]);
    }

    /// <summary>e^(x − logΣeˣ) is computed as e^(x − max) / Σ.</summary>
    private ScalarExpression WithQuotients(MapTensor map, List<Tensor> arguments) => ScalarArguments.Rewrite(map.Expression, node =>
    {
        if (node is not ScalarUnary { Function: ScalarFunction.Exp, Operand: ScalarBinary { Operator: BinaryOperator.Subtract, Left: ScalarArgument x, Right: ScalarArgument y } }
            || map.Operands[y.Index] is not ReduceTensor { Kind: ReduceKind.LogSumExp } reduce
            || reduce.Operands[0] != map.Operands[x.Index])
        {
            return null;
        }

        var (exponentials, sum) = _softmax[reduce];
        arguments.Add(exponentials);
        arguments.Add(sum);
        return Argument(arguments.Count - 2) / Argument(arguments.Count - 1);
    });

    private static ScalarExpression? Inline(List<Tensor> arguments, int index)
    {
        if (arguments[index] is not MapTensor { Expression: ScalarConstant or ScalarArgument } inner)
        {
            return null;
        }

        if (inner.Expression is ScalarConstant)
        {
            return inner.Expression;
        }

        arguments.Add(inner.Operands[0]);
        return Argument(arguments.Count - 1);
    }
}
