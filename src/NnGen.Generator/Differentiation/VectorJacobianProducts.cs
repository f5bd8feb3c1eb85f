using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Differentiation;

/// <summary>The table of reverse-mode rules: one for each primitive.</summary>
internal static class VectorJacobianProducts
{
    public static void Propagate(TensorGraph graph, Tensor tensor, Tensor gradient, Gradients gradients)
    {
        switch (tensor)
        {
            case ContractTensor contract:
                OfContract(graph, contract, gradient, gradients);
                break;
            case MapTensor map:
                MapRule.Propagate(graph, map, gradient, gradients);
                break;
            case ReduceTensor reduce:
                gradients.Add(reduce.Operands[0], OfReduce(graph, reduce, gradient));
                break;
            case ReshapeTensor reshape:
                gradients.Add(reshape.Operands[0], graph.Reshape(gradient, reshape.Operands[0].Shape.Axes.ToArray()));
                break;
            case AffineViewTensor { Operands: [TrajectoryTensor trajectory] } view when gradients.Of(trajectory.Scan).TakeState(trajectory, view, gradient):
                break;
            case TrajectoryTensor trajectory:
                gradients.Of(trajectory.Scan).TakeTrajectory(trajectory, gradient);
                break;
            case SequenceTensor sequence:
                gradients.Of(sequence.Scan).Take(sequence.Body, gradient);
                break;
            case AffineViewTensor view when ViewRule.PartOf(view) is { } part:
                gradients.AddPart(view.Operands[0], part.Axis, part.Start, gradient);
                break;
            case AffineViewTensor view:
                gradients.Add(view.Operands[0], ViewRule.Adjoint(graph, view, gradient));
                break;
            case ConcatenateTensor concatenate:
                OfConcatenate(graph, concatenate, gradient, gradients);
                break;
            case PadTensor pad:
                gradients.Add(pad.Operands[0], OfPad(graph, pad, gradient));
                break;
            case GatherTensor gather:
                gradients.Add(gather.Table, graph.ScatterAdd(gradient, gather.Tokens, gather.Positions, gather.Table.Shape));
                break;
            case ScatterAddTensor scatter:
                gradients.Add(scatter.Rows, graph.Gather(gradient, scatter.Tokens, scatter.Positions));
                break;
            case StopGradientTensor or RandomTensor or UpdateTensor or StepTensor or StateTensor:
                break;
            default:
                throw new InvalidOperationException($"No gradient rule for {tensor.GetType().Name}.");
        }
    }

    /// <summary>The operand, the other operand and the output change places; the iteration space and the maps stay.</summary>
    private static void OfContract(TensorGraph graph, ContractTensor c, Tensor gradient, Gradients gradients)
    {
        if (gradients.Wants(c.Left))
        {
            gradients.Add(c.Left, graph.Contract(gradient, c.Right, c.Space, c.OutputMap, c.RightMap, c.LeftMap, c.Left.Shape));
        }

        if (gradients.Wants(c.Right))
        {
            gradients.Add(c.Right, graph.Contract(c.Left, gradient, c.Space, c.LeftMap, c.OutputMap, c.RightMap, c.Right.Shape));
        }
    }

    private static Tensor OfReduce(TensorGraph graph, ReduceTensor reduce, Tensor gradient)
    {
        var x = reduce.Operands[0];
        return reduce.Kind switch
        {
            ReduceKind.Sum => graph.Map(x.Shape, Argument(0), gradient),
            ReduceKind.LogSumExp => graph.Map(Argument(0) * Argument(1), gradient, graph.Map(Exp(Argument(0) - Argument(1)), x, reduce)),
            ReduceKind.Max => OfMax(graph, reduce, gradient),
            _ => graph.Fill(x.Shape, 0),
        };
    }

    /// <summary>The gradient goes to the first maximum alone.</summary>
    private static Tensor OfMax(TensorGraph graph, ReduceTensor reduce, Tensor gradient)
    {
        if (reduce.OverBatch)
        {
            throw new InvalidOperationException("A maximum over the batch has no position to route its gradient to.");
        }

        var x = reduce.Operands[0];
        var first = graph.Reduce(ReduceKind.ArgMax, x, false, reduce.Axes.ToArray());
        ScalarExpression position = 0;
        var stride = 1;
        foreach (var axis in reduce.Axes.Reverse())
        {
            position += Constant(stride) * Index(x.Shape.Rank - 1 - axis);
            stride *= x.Shape.Axes[axis];
        }

        return graph.Map(x.Shape, WhereEqual(position, Argument(1), Argument(0), 0), gradient, first);
    }

    private static void OfConcatenate(TensorGraph graph, ConcatenateTensor concatenate, Tensor gradient, Gradients gradients)
    {
        var start = 0;
        foreach (var operand in concatenate.Operands)
        {
            var length = operand.Shape.Axes[concatenate.Axis];
            var part = graph.Slice(gradient, concatenate.Axis, start, length);
            gradients.Add(operand, Broadcasting.ReduceTo(graph, part, operand.Shape));
            start += length;
        }
    }

    private static Tensor OfPad(TensorGraph graph, PadTensor pad, Tensor gradient) => graph.Slice(
        gradient, pad.Before.ToArray(), [.. pad.Between.Select(between => between + 1)], pad.Operands[0].Shape.Axes);
}
