using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle;

/// <summary>A loop over time, step by step; what is outside it has its values already.</summary>
internal sealed class LoopEvaluation(ScanTensor scan, int batch, Dictionary<Tensor, double[]> values, Func<Tensor, double[]> compute)
{
    private readonly int _length = scan.OfLoop.Length;

    /// <summary>The values of a tensor of the body at all steps.</summary>
    public double[] SequenceOf(Tensor body)
    {
        var samples = body.Shape.HasBatch ? batch : 1;
        var result = new double[samples * _length * body.Shape.Size];
        Run(body, (step, read) => Put(read(body), result, step, _length, body.Shape));
        return result;
    }

    /// <summary>A state before the first step and after each.</summary>
    public double[] TrajectoryOf(int state)
    {
        var shape = scan.States[state].Shape;
        var result = new double[batch * (_length + 1) * shape.Size];
        var (before, after) = scan.OfLoop.IsReversed ? (1, 0) : (0, 1);
        Run(scan.Next[state], (step, read) =>
        {
            Put(read(scan.States[state]), result, step + before, _length + 1, shape);
            Put(read(scan.Next[state]), result, step + after, _length + 1, shape);
        });
        return result;
    }

    private void Run(Tensor wanted, Action<int, Func<Tensor, double[]>> visit)
    {
        var body = Body(wanted);
        var states = scan.States.Select(state => values[state.Initial]).ToArray();
        for (var i = 0; i < _length; i++)
        {
            var step = scan.OfLoop.IsReversed ? _length - 1 - i : i;
            foreach (var tensor in body)
            {
                values[tensor] = tensor switch
                {
                    StateTensor state => states[state.Index],
                    StepTensor element => Element(values[element.Sequence], step, element),
                    _ => compute(tensor),
                };
            }

            visit(step, tensor => values[tensor]);
            states = [.. scan.Next.Select(next => values[next])];
        }

        body.ForEach(tensor => values.Remove(tensor));
    }

    private List<Tensor> Body(Tensor wanted) =>
        [.. Cone.Of([wanted, .. scan.Next, .. scan.States], tensor => tensor.Loop == scan.OfLoop).OrderBy(tensor => tensor.Id)];

    private double[] Element(double[] sequence, int step, StepTensor element)
    {
        var (samples, size) = (element.Shape.HasBatch ? batch : 1, element.Shape.Size);
        return [.. Enumerable.Range(0, samples).SelectMany(n => sequence.AsSpan(((n * _length) + step) * size, size).ToArray())];
    }

    private static void Put(double[] value, double[] sequence, int step, int steps, Shape shape)
    {
        for (var n = 0; n < value.Length / shape.Size; n++)
        {
            value.AsSpan(n * shape.Size, shape.Size).CopyTo(sequence.AsSpan(((n * steps) + step) * shape.Size));
        }
    }
}
