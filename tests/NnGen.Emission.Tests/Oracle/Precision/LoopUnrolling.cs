using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle.Precision;

/// <summary>Loops over time written out: each step's values as tensors of their own, so that what is known of a primitive holds for them.</summary>
internal sealed class LoopUnrolling(TensorGraph graph)
{
    private readonly Dictionary<ScanTensor, Dictionary<Tensor, Tensor>[]> _steps = [];

    /// <summary>The values of a tensor of the body at all steps, one after the other.</summary>
    public Tensor Of(SequenceTensor sequence) =>
        Joined(Steps(sequence.Scan).Select((known, step) => Resolved(sequence.Body, sequence.Scan, known, step)));

    /// <summary>A state before the first step and after each, in the order of time.</summary>
    public Tensor Of(TrajectoryTensor trajectory)
    {
        var (scan, index) = (trajectory.Scan, trajectory.Index);
        var after = Steps(scan).Select((known, step) => Resolved(scan.Next[index], scan, known, step));
        var initial = scan.States[index].Initial;
        return Joined(scan.OfLoop.IsReversed ? after.Append(initial) : after.Prepend(initial));
    }

    /// <summary>What is known of each step, in the order of time: the states before it to begin with.</summary>
    private Dictionary<Tensor, Tensor>[] Steps(ScanTensor scan)
    {
        if (!_steps.TryGetValue(scan, out var steps))
        {
            steps = new Dictionary<Tensor, Tensor>[scan.OfLoop.Length];
            var before = scan.States.Select(state => state.Initial).ToArray();
            for (var i = 0; i < steps.Length; i++)
            {
                var step = scan.OfLoop.IsReversed ? steps.Length - 1 - i : i;
                steps[step] = scan.States.ToDictionary(state => (Tensor)state, state => before[state.Index]);
                before = [.. scan.Next.Select(next => Resolved(next, scan, steps[step], step))];
            }

            _steps.Add(scan, steps);
        }

        return steps;
    }

    private Tensor Resolved(Tensor tensor, ScanTensor scan, Dictionary<Tensor, Tensor> known, int step)
    {
        if (tensor.Loop != scan.OfLoop)
        {
            return tensor;
        }

        if (!known.TryGetValue(tensor, out var resolved))
        {
            known[tensor] = resolved = tensor is StepTensor element
                ? graph.Reshape(graph.Slice(element.Sequence, 0, step, 1), element.Shape.Axes.ToArray())
                : graph.With(tensor, [.. tensor.Operands.Select(operand => Resolved(operand, scan, known, step))]);
        }

        return resolved;
    }

    private Tensor Joined(IEnumerable<Tensor> steps) =>
        graph.Concatenate(0, [.. steps.Select(value => graph.Reshape(value, [1, .. value.Shape.Axes]))]);
}
