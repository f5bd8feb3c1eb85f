namespace NnGen;

/// <summary>
/// Trains a network by mini-batches. A mini-batch streams through a workspace of constant size in chunks, each forward and backward while
/// it is in cache; a step allocates nothing. Used by one thread at a time.
/// </summary>
/// <typeparam name="TNet">The network.</typeparam>
public sealed partial class Trainer<TNet>
    where TNet : class, INetwork<TNet>
{
    private static readonly NetworkInfo Info = TNet.Info;

    private readonly TNet _net;
    private readonly Optimizer _optimizer;
    private readonly TrainerOptions _options;
    private readonly Workspace _workspace;
    private readonly AlignedMemory _gradients;
    private readonly AlignedMemory _outputs;
    private bool _lastStepWasFinite;

    /// <summary>Prepares the training of a network and allocates all it needs.</summary>
    /// <param name="net">The network; its parameters are updated in place.</param>
    /// <param name="optimizer">The optimizer, which this trainer keeps to itself.</param>
    /// <param name="options">Penalties and clipping; none by default.</param>
    /// <exception cref="ArgumentException">The network has no loss, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The optimizer belongs to another trainer.</exception>
    public Trainer(TNet net, Optimizer optimizer, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(net);
        ArgumentNullException.ThrowIfNull(optimizer);
        if (Info.Loss == Loss.None)
        {
            throw new ArgumentException(
                $"{Info.Name} declares no loss, so a trainer cannot train it. Give [NeuralNetwork] a Loss, or train through Forward and Backward.", nameof(net));
        }

        _options = options ?? new TrainerOptions();
        _options.Check();
        optimizer.Bind(Info, TNet.ParameterStorageLength);
        _net = net;
        _optimizer = optimizer;
        _gradients = new AlignedMemory(TNet.ParameterStorageLength);
        _workspace = Workspace.For<TNet>(Info.ChunkSize);
        _outputs = new AlignedMemory(Info.ChunkSize * TNet.OutputSize);
    }

    /// <summary>The network.</summary>
    public TNet Network => _net;

    /// <summary>The optimizer, for changing its learning rate.</summary>
    public Optimizer Optimizer => _optimizer;

    /// <summary>How many steps were taken, those without an update included; it numbers the steps' random masks.</summary>
    public long StepCount { get; private set; }

    /// <summary>The penalty λ/2·‖W‖² at the last step, before its update; 0 without one. It is not part of the loss <c>Step</c> returns.</summary>
    public float LastPenalty { get; private set; }

    /// <summary>One step on a mini-batch of n samples.</summary>
    /// <param name="inputs">n × InputSize values, n at least 1.</param>
    /// <param name="targets">n × OutputSize values.</param>
    /// <returns>The mean loss before the update, penalty not included. If it or a gradient is not finite, nothing was updated.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => RunStep(inputs, targets, null);

    /// <summary>One step on a mini-batch of n samples with class labels.</summary>
    /// <param name="inputs">n × InputSize values, n at least 1.</param>
    /// <param name="labels">n × leading output axes labels, each from 0 to the number of classes − 1, or −100 to be ignored.</param>
    /// <returns>The mean loss over the labels that count, before the update, penalty not included; 0 if none counts. If it or a gradient is not finite, or no label counts, nothing was updated.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a label is out of range, or the network's loss takes no labels.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => RunStep(inputs, labels, null);

    private float RunStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, HitCounter? hits)
    {
        var count = TrainingData<TNet>.Check(inputs.Length, targets.Length, atLeast: 1);
        var terms = (double)count * Info.LossTermsPerSample;
        BeginStep();
        var sum = 0.0;
        for (var start = 0; start < count; start += Info.ChunkSize)
        {
            var rows = Math.Min(Info.ChunkSize, count - start);
            var chunkTargets = targets.Slice(start * TNet.OutputSize, rows * TNet.OutputSize);
            _workspace.FirstRow = start;
            sum += TNet.AccumulateGradients(
                _net.Parameters, _net.Buffers, inputs.Slice(start * TNet.InputSize, rows * TNet.InputSize), chunkTargets, _workspace,
                _gradients.Span, (float)(1.0 / terms), accumulate: start > 0);
            hits?.Count(_workspace, rows, chunkTargets);
        }

        return EndStep((float)(sum / terms));
    }

    private float RunStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, HitCounter? hits)
    {
        var count = TrainingData<TNet>.Check(inputs.Length, labels, atLeast: 1, out var counted);
        BeginStep();
        _lastStepWasFinite = true;
        if (counted == 0)
        {
            return 0f;
        }

        var sum = 0.0;
        for (var start = 0; start < count; start += Info.ChunkSize)
        {
            var rows = Math.Min(Info.ChunkSize, count - start);
            var chunkLabels = labels.Slice(start * Info.LabelsPerSample, rows * Info.LabelsPerSample);
            _workspace.FirstRow = start;
            sum += TNet.AccumulateGradients(
                _net.Parameters, _net.Buffers, inputs.Slice(start * TNet.InputSize, rows * TNet.InputSize), chunkLabels, _workspace,
                _gradients.Span, (float)(1.0 / counted), accumulate: start > 0);
            hits?.Count(_workspace, rows, chunkLabels);
        }

        return EndStep((float)(sum / counted));
    }

    private void BeginStep()
    {
        StepCount++;
        LastPenalty = 0f;
        _workspace.Seed = _net.Seed;
        _workspace.Step = (ulong)StepCount;
    }

    /// <summary>Penalty, clipping, the check for values that are not finite, and the update.</summary>
    private float EndStep(float loss)
    {
        var gradients = _gradients.Span;
        if (_options.L2 > 0)
        {
            LastPenalty = Penalize(gradients);
        }

        _lastStepWasFinite = float.IsFinite(loss) && Clip(gradients);
        if (_lastStepWasFinite)
        {
            _optimizer.Apply(_net.Parameters, gradients);
        }

        return loss;
    }

    /// <summary>Scales the gradients where their norm is too large. False if one is not finite.</summary>
    private bool Clip(Span<float> gradients)
    {
        if (_options.ClipNorm is not { } clip)
        {
            return FlatKernels.IsFinite(gradients);
        }

        var norm = FlatKernels.Norm(gradients);
        if (norm > clip && double.IsFinite(norm))
        {
            FlatKernels.Scale(gradients, (float)(clip / norm));
        }

        return double.IsFinite(norm);
    }

    private float Penalize(Span<float> gradients)
    {
        Span<double> lanes = stackalloc double[16];
        lanes.Clear();
        foreach (var parameter in Info.Parameters)
        {
            if (parameter.Role == ParameterRole.Weight)
            {
                var length = parameter.RowCount * parameter.RowStride;
                FlatKernels.Penalize(
                    _net.Parameters.Slice(parameter.Offset, length), gradients.Slice(parameter.Offset, length),
                    new PenaltyRows(parameter.RowCount, parameter.RowLength, parameter.RowStride, _options.L2), lanes);
            }
        }

        return (float)(0.5 * _options.L2 * FlatKernels.Sum(lanes));
    }
}
