namespace NnGen.Generator.Graph;

/// <summary>The row of a table whose number is that of the step a stream is at.</summary>
internal sealed class RowOfStepTensor(ParameterTensor table, Shape shape) : Tensor(shape, table)
{
    public override object Key => nameof(RowOfStepTensor);
}

/// <summary>
/// What a stream remembers of all steps, with that of the step it is at in its place along an axis. It lies where the memory lies, which is not to be read
/// as it was before.
/// </summary>
internal sealed class RememberedTensor(InputTensor memory, Tensor step, int axis) : Tensor(memory.Shape, memory, step)
{
    public InputTensor Memory => (InputTensor)Operands[0];

    /// <summary>The step's part: the axis has extent 1.</summary>
    public Tensor Step => Operands[1];

    /// <summary>The axis of time, N not counted.</summary>
    public int Axis { get; } = axis;

    public override object Key => (nameof(RememberedTensor), Axis);
}
