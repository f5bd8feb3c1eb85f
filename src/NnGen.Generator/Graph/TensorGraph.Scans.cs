namespace NnGen.Generator.Graph;

internal sealed partial class TensorGraph
{
    /// <summary>The element of a sequence at a loop's step.</summary>
    public Tensor Step(ScanLoop loop, Tensor sequence)
    {
        if (sequence.Shape.Rank == 0 || sequence.Shape.Axes[0] != loop.Length)
        {
            throw new ArgumentException($"{sequence} is no sequence of {loop.Length} steps.");
        }

        return Enter(new StepTensor(loop, sequence, new(sequence.Shape.HasBatch, sequence.Shape.Axes.Skip(1).ToEquatableArray())));
    }

    /// <summary>A loop's state; its values are rows of one sample.</summary>
    public StateTensor State(ScanLoop loop, int index, Tensor initial) => initial.Shape is { HasBatch: true, Rank: 1 }
        ? (StateTensor)Enter(new StateTensor(loop, index, initial))
        : throw new ArgumentException($"A state is a row for each sample, not {initial.Shape}.");

    /// <summary>Closes a loop: gives the value of each state after the step.</summary>
    public ScanTensor Scan(ScanLoop loop, StateTensor[] states, Tensor[] next)
    {
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i].Index != i || states[i].OwnLoop != loop || next[i].Shape != states[i].Shape)
            {
                throw new ArgumentException($"{next[i]} does not follow {states[i]}.");
            }
        }

        return (ScanTensor)Enter(new ScanTensor(loop, states, next));
    }

    /// <summary>The values of a tensor of the body at all steps; views stay views.</summary>
    public Tensor Sequence(ScanTensor scan, Tensor body)
    {
        for (var i = 0; i < scan.States.Count; i++)
        {
            if (body == scan.States[i] || body == scan.Next[i])
            {
                return body == scan.Next[i] ? After(scan, i) : Before(scan, i);
            }
        }

        return body switch
        {
            { Loop: null } => body,
            StepTensor step => step.Sequence,
            ReshapeTensor => Reshape(Sequence(scan, body.Operands[0]), [scan.OfLoop.Length, .. body.Shape.Axes]),
            AffineViewTensor view => Lifting.View(this, view, Sequence(scan, view.Operands[0]), scan.OfLoop.Length),
            _ => Enter(new SequenceTensor(scan, body, new(body.Shape.HasBatch, [scan.OfLoop.Length, .. body.Shape.Axes]))),
        };
    }

    /// <summary>A state before each step.</summary>
    public Tensor Before(ScanTensor scan, int state) => Slice(Trajectory(scan, state), 0, scan.OfLoop.IsReversed ? 1 : 0, scan.OfLoop.Length);

    /// <summary>A state after each step.</summary>
    public Tensor After(ScanTensor scan, int state) => Slice(Trajectory(scan, state), 0, scan.OfLoop.IsReversed ? 0 : 1, scan.OfLoop.Length);

    /// <summary>A state after the last step.</summary>
    public Tensor Final(ScanTensor scan, int state) => View(
        Trajectory(scan, state), new AffineMap([Index(2, 0, 1, 0), new(new(new int[2]), scan.OfLoop.IsReversed ? 0 : scan.OfLoop.Length), Index(2, 1, 1, 0)]), scan.States[state].Shape);

    public Tensor Trajectory(ScanTensor scan, int state)
    {
        var shape = scan.States[state].Shape;
        return Enter(new TrajectoryTensor(scan, state, new(shape.HasBatch, [scan.OfLoop.Length + 1, .. shape.Axes])));
    }
}
