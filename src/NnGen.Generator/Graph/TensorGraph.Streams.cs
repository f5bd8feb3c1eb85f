namespace NnGen.Generator.Graph;

internal sealed partial class TensorGraph
{
    /// <summary>The row of a table [time, features] for the step a stream is at, of shape (1, features).</summary>
    public Tensor RowOfStep(ParameterTensor table) => Enter(new RowOfStepTensor(table, Shape.Fixed(1, table.Shape.RowLength)));

    /// <summary>A memory of all steps in which the step a stream is at has its place along an axis, N not counted.</summary>
    public Tensor Remember(InputTensor memory, Tensor step, int axis)
    {
        var fits = memory.Shape.HasBatch == step.Shape.HasBatch
            && memory.Shape.Axes.Select((extent, a) => a == axis ? 1 : extent).SequenceEqual(step.Shape.Axes);
        return fits ? Enter(new RememberedTensor(memory, step, axis)) : throw new ArgumentException($"{step} is no step of {memory}.", nameof(step));
    }
}
