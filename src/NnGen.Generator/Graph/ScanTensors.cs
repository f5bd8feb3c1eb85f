namespace NnGen.Generator.Graph;

/// <summary>A loop over the steps of a sequence; equal loops are one.</summary>
/// <param name="Layer">The layer whose loop it is.</param>
/// <param name="Ordinal">Which of the layer's loops.</param>
/// <param name="Length">The number of steps.</param>
/// <param name="IsReversed">Whether it begins with the last step.</param>
/// <param name="Differentiated">The loop whose gradients it computes, if any.</param>
/// <param name="Seeds">The tensors those gradients come from.</param>
internal sealed record ScanLoop(int Layer, int Ordinal, int Length, bool IsReversed, ScanLoop? Differentiated, EquatableArray<int> Seeds);

/// <summary>The element of a sequence, whose first axis is time, at the step a loop is at.</summary>
internal sealed class StepTensor(ScanLoop loop, Tensor sequence, Shape shape) : Tensor(shape, sequence)
{
    public Tensor Sequence => Operands[0];

    public override ScanLoop OwnLoop => loop;

    public override object Key => (nameof(StepTensor), loop);
}

/// <summary>What a loop carries from step to step: in the first step the initial value, then what the step before computed.</summary>
internal sealed class StateTensor(ScanLoop loop, int index, Tensor initial) : Tensor(initial.Shape, initial)
{
    public int Index { get; } = index;

    public Tensor Initial => Operands[0];

    public override ScanLoop OwnLoop => loop;

    public override object Key => (nameof(StateTensor), loop, Index);
}

/// <summary>
/// The loop itself: the body, which is all that depends on its steps and states, computed once for each step. It has no value; those of the body are
/// its <see cref="SequenceTensor"/>s and <see cref="TrajectoryTensor"/>s.
/// </summary>
internal sealed class ScanTensor(ScanLoop loop, StateTensor[] states, Tensor[] next) : Tensor(Shape.Batched(), [.. states, .. next])
{
    public ScanLoop OfLoop { get; } = loop;

    public IReadOnlyList<StateTensor> States { get; } = states;

    /// <summary>The values of the states after the step.</summary>
    public IReadOnlyList<Tensor> Next { get; } = next;

    public override bool IsOutsideLoops => true;

    public override object Key => (nameof(ScanTensor), OfLoop, States.Count);
}

/// <summary>The values of a tensor of a loop's body at all steps, time first.</summary>
internal sealed class SequenceTensor(ScanTensor scan, Tensor body, Shape shape) : Tensor(shape, scan, body)
{
    public ScanTensor Scan => (ScanTensor)Operands[0];

    public Tensor Body => Operands[1];

    public override bool IsOutsideLoops => true;

    public override object Key => nameof(SequenceTensor);
}

/// <summary>A state before the first step, and after each, in the order of time: one more than there are steps.</summary>
internal sealed class TrajectoryTensor(ScanTensor scan, int index, Shape shape) : Tensor(shape, scan)
{
    public ScanTensor Scan => (ScanTensor)Operands[0];

    public int Index { get; } = index;

    public override bool IsOutsideLoops => true;

    public override object Key => (nameof(TrajectoryTensor), Index);
}
