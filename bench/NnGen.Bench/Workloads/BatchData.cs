namespace NnGen.Bench.Workloads;

/// <summary>Random samples: inputs and targets from 0 to 1, any labels, and room for outputs.</summary>
internal sealed class BatchData
{
    private readonly int _inputSize;
    private readonly int _outputSize;

    public BatchData(int rows, int inputSize, int outputSize)
    {
        var random = new Random(1);
        (_inputSize, _outputSize) = (inputSize, outputSize);
        Inputs = [.. Enumerable.Range(0, rows * inputSize).Select(_ => random.NextSingle())];
        Targets = [.. Enumerable.Range(0, rows * outputSize).Select(_ => random.NextSingle())];
        Labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(outputSize))];
        Outputs = new float[rows * outputSize];
    }

    private BatchData(BatchData all, int rows)
    {
        (_inputSize, _outputSize) = (all._inputSize, all._outputSize);
        (Inputs, Targets) = (all.Inputs[..(rows * _inputSize)], all.Targets[..(rows * _outputSize)]);
        (Labels, Outputs) = (all.Labels[..rows], new float[rows * _outputSize]);
    }

    public float[] Inputs { get; }

    public float[] Targets { get; }

    public int[] Labels { get; }

    public float[] Outputs { get; }

    public BatchData First(int rows) => new(this, rows);

    /// <summary>The same samples with a share of their inputs, at random places, set to zero.</summary>
    public BatchData WithZeros(double share)
    {
        var (copy, random) = (First(Labels.Length), new Random(2));
        foreach (ref var input in copy.Inputs.AsSpan())
        {
            input = random.NextDouble() < share ? 0 : input;
        }

        return copy;
    }
}
