namespace NnGen.Generator.Graph;

internal sealed partial class TensorGraph
{
    /// <summary>The same primitive of other operands, which have the shapes of those it had.</summary>
    public Tensor With(Tensor tensor, Tensor[] operands) => tensor switch
    {
        _ when operands.SequenceEqual(tensor.Operands) => tensor,
        MapTensor map => Map(map.Shape, map.Expression, operands),
        ReduceTensor reduce => Reduce(reduce.Kind, operands[0], reduce.OverBatch, reduce.Axes.ToArray()),
        ContractTensor c => Contract(operands[0], operands[1], c.Space, c.LeftMap, c.RightMap, c.OutputMap, c.Shape),
        ReshapeTensor => Reshape(operands[0], tensor.Shape.Axes.ToArray()),
        AffineViewTensor view => View(operands[0], view.Map, view.Shape),
        ConcatenateTensor concatenate => Concatenate(concatenate.Axis, operands),
        PadTensor pad => Pad(operands[0], pad.Before.ToArray(), pad.After.ToArray(), pad.Between.ToArray(), pad.Value),
        GatherTensor gather => Gather(operands[0], gather.Tokens, gather.Positions),
        ScatterAddTensor scatter => ScatterAdd(operands[0], scatter.Tokens, scatter.Positions, scatter.Shape),
        StopGradientTensor => StopGradient(operands[0]),
        RowOfStepTensor => RowOfStep((ParameterTensor)operands[0]),
        RememberedTensor remembered => Remember(remembered.Memory, operands[1], remembered.Axis),
        StepTensor step => Step(step.OwnLoop!, operands[0]),
        StateTensor state => State(state.OwnLoop!, state.Index, operands[0]),
        ScanTensor scan => Scan(scan.OfLoop, [.. operands.Take(scan.States.Count).Cast<StateTensor>()], [.. operands.Skip(scan.States.Count)]),
        SequenceTensor => Sequence((ScanTensor)operands[0], operands[1]),
        TrajectoryTensor trajectory => Trajectory((ScanTensor)operands[0], trajectory.Index),
        _ => throw new InvalidOperationException($"{tensor.GetType().Name} cannot be rewritten."),
    };
}
