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

    /// <summary>What stands for −∞ where elements are masked.</summary>
    private const double Masked = -1e30;

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
        Name(lowered, tensor.Name);

        return _lowered[tensor] = lowered;
    }

    /// <summary>What is stored has the name of what a layer makes of it.</summary>
    private static void Name(Tensor lowered, string name)
    {
        name = lowered is AffineViewTensor or StepTensor or SequenceTensor or TrajectoryTensor && name.Length == 0 ? Views.NameOf(lowered)
            : lowered is PadTensor && name.Length == 0 ? lowered.Operands[0].Name + "Padded"
            : lowered is ReduceTensor { Kind: ReduceKind.ArgMax } && name.Length == 0 ? "argmax"
            : name;
        for (var tensor = lowered; tensor is not null; tensor = tensor is ReshapeTensor ? tensor.Operands[0] : null)
        {
            tensor.Name = tensor.Name.Length == 0 ? name : tensor.Name;
            name = tensor.Name;
        }
    }

    private Tensor Rebuild(Tensor tensor)
    {
        var operands = IsCroppedScatter(tensor) ? [] : tensor.Operands.Select(Lower).ToArray();
        graph.CurrentLayer = tensor.Layer;
        return tensor switch
        {
            MapTensor map => RebuildMap(map, operands),
            ReduceTensor { Kind: ReduceKind.LogSumExp } reduce => LogSumExp(reduce, operands[0]),
            ReduceTensor reduce => RebuildReduce(reduce, operands[0]),
            PadTensor pad when IsAlongRows(pad) => PadRows(pad, operands[0]),
            StopGradientTensor => operands[0],
            ContractTensor c when Gathering.IsScatter(c) || Gathering.IsWindow(c) => Lower(Gathering.Of(graph, c, operands[0], operands[1], new int[c.Shape.Rank], c.Shape)),
            AffineViewTensor view when IsCroppedScatter(view) => CropScatter(view, (ContractTensor)view.Operands[0]),
            ScatterAddTensor scatter => graph.ScatterAdd(Rows(operands[0], scatter.Positions), scatter.Tokens, scatter.Positions, scatter.Shape),
            _ => graph.With(tensor, operands),
        };
    }

    /// <summary>Rows that lie evenly spaced: those of a view are copied, which asking for them under another shape does.</summary>
    private Tensor Rows(Tensor rows, TokenPositions positions) => rows is not AffineViewTensor ? rows
        : positions.Axes.Count > 1 ? graph.Reshape(rows, positions.Count, rows.Shape.RowLength)
        : graph.Reshape(rows, positions.Count, 1, rows.Shape.RowLength);

    private static bool IsCroppedScatter(Tensor tensor) =>
        tensor is AffineViewTensor { Operands: [ContractTensor contract] } view && Gathering.IsScatter(contract) && Gathering.CropOf(view) is not null;

    /// <summary>Of an image that is cropped at once, as the gradient of a padded one, no more than what stays is computed.</summary>
    private Tensor CropScatter(AffineViewTensor view, ContractTensor contract)
    {
        var (left, right) = (Lower(contract.Left), Lower(contract.Right));
        graph.CurrentLayer = view.Layer;
        return Lower(Gathering.Of(graph, contract, left, right, Gathering.CropOf(view)!, view.Shape));
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
        var exponential = Exp(WhereLess(difference, LeastExponent, LeastExponent, difference));
        var exponentials = graph.Map(IsMasked(x) ? WhereLess(difference, Masked / 2, 0, exponential) : exponential, x, max);
        var sum = graph.Reduce(ReduceKind.Sum, exponentials, reduce.OverBatch, axes);
        (max.Name, exponentials.Name, sum.Name) = ("m", "e", "s");
        _softmax[reduce] = (exponentials, sum);
        return graph.Map(Argument(0) + Log(Argument(1)), max, sum);
    }

    /// <summary>Whether some elements are so small that their exponentials are exactly 0.</summary>
    private static bool IsMasked(Tensor x) => x is MapTensor { Expression: ScalarSelect { Then: ScalarConstant { Value: <= Masked } } };

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
        return FinestShape(map, expression, arguments) is { } shape
            ? graph.Reshape(graph.Map(shape, expression, [.. arguments.Select(argument => argument.Shape == map.Shape ? graph.Reshape(argument, shape.Axes.ToArray()) : argument)]), map.Shape.Axes.ToArray())
            : graph.Map(map.Shape, expression, [.. arguments]);
    }

    /// <summary>
    /// A map of a reshaped map is computed in that map's shape, so that both are one loop nest: where its other operands are rows for all, or can
    /// be reshaped too.
    /// </summary>
    private static Shape? FinestShape(MapTensor map, ScalarExpression expression, List<Tensor> arguments)
    {
        var inner = arguments.OfType<ReshapeTensor>().FirstOrDefault(argument => argument.Operands[0] is MapTensor source && argument.Shape == map.Shape && source.Shape.Rank > map.Shape.Rank)?.Operands[0];
        var fits = inner is not null && inner.Shape.RowLength == map.Shape.RowLength
            && arguments.All(argument => argument.Shape == map.Shape || argument.Shape.IsSharedRow)
            && !ScalarArguments.Any(expression, node => node is ScalarIndex { AxisFromLast: > 0 });
        return fits ? inner!.Shape : null;
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
