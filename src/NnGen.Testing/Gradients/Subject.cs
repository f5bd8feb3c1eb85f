namespace NnGen.Testing;

/// <summary>A copy of a network's parameters and buffers, and inputs, on which forward passes can be repeated exactly.</summary>
internal sealed class Subject<TNet>
    where TNet : class, INetwork<TNet>
{
    private readonly float[] _buffers;
    private readonly float[] _outputs;

    public Subject(TNet net, ReadOnlySpan<float> inputs, GradientCheckOptions options)
    {
        options.Check();
        if (inputs.Length == 0 || inputs.Length % TNet.InputSize != 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"inputs.Length must be a multiple of {TNet.InputSize} (InputSize of {TNet.Info.Name}), at least one sample, but is {inputs.Length}."), nameof(inputs));
        }

        Options = options;
        Count = inputs.Length / TNet.InputSize;
        Parameters = new AlignedMemory(TNet.ParameterStorageLength);
        net.Parameters.CopyTo(Parameters.Span);
        Inputs = new AlignedMemory(inputs.Length);
        inputs.CopyTo(Inputs.Span);
        _buffers = net.Buffers.ToArray();
        Buffers = net.Buffers.ToArray();
        Workspace = Workspace.For<TNet>(Count);
        _outputs = new float[Count * TNet.OutputSize];
    }

    public GradientCheckOptions Options { get; }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    public AlignedMemory Parameters { get; }

    public AlignedMemory Inputs { get; }

    public float[] Buffers { get; }

    public Workspace Workspace { get; }

    /// <summary>The outputs of a pass in training mode, overwritten by the next.</summary>
    public float[] Forward()
    {
        Rewind();
        TNet.Forward(Parameters.Span, Buffers, Inputs.Span[..(Count * TNet.InputSize)], _outputs, Workspace);
        return _outputs;
    }

    /// <summary>Makes the next pass draw the same random masks, and find the same running averages.</summary>
    public void Rewind()
    {
        _buffers.CopyTo(Buffers, 0);
        (Workspace.Seed, Workspace.Step, Workspace.FirstRow) = ((ulong)Options.Seed, 0, 0);
    }

    /// <summary>Weights of the outputs, in [−1, 1].</summary>
    public float[] DrawWeights()
    {
        var random = new Random(Options.Seed);
        return [.. _outputs.Select(_ => (2 * random.NextSingle()) - 1)];
    }

    /// <summary>Compares every parameter, pads left out.</summary>
    public void CompareParameters(TensorComparison comparison, float[] gradients)
    {
        foreach (var parameter in TNet.Info.Parameters)
        {
            var elements = from row in Enumerable.Range(0, parameter.RowCount)
                           from column in Enumerable.Range(0, parameter.RowLength)
                           select parameter.Offset + (row * parameter.RowStride) + column;
            comparison.Compare(parameter.Name, [.. elements], gradients);
        }
    }
}
