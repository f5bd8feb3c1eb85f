using NnGen.CompilerServices;

namespace NnGen;

/// <summary>
/// Trains a network by mini-batches. A mini-batch streams through a workspace of constant size in chunks, each forward and backward while
/// it is in cache; a step allocates nothing (but with batch normalisation, whose mini-batches are kept, where one is larger than all before). Used by one thread at a time, whatever <see cref="TrainerOptions.Parallelism"/> it has for itself.
/// </summary>
/// <remarks>
/// <see cref="Dispose"/> ends the background threads of a trainer with a parallelism above 1. Without it they end when the trainer is collected;
/// they never keep a process alive.
/// </remarks>
/// <typeparam name="TNet">The network.</typeparam>
public sealed partial class Trainer<TNet> : IDisposable
    where TNet : class, INetwork<TNet>
{
    private static readonly NetworkInfo Info = TNet.Info;

    private readonly TNet _net;
    private readonly Optimizer _optimizer;
    private readonly TrainerOptions _options;
    private readonly ThreadTeam _team;
    private readonly BatchPass<TNet> _pass;
    private readonly FiniteCheck _finiteCheck;
    private readonly Scaling _scaling = new();
    private readonly Clamping? _clamping;
    private readonly Penalties _penalties;
    private readonly AlignedMemory _gradients;
    private readonly AlignedMemory _outputs;
    private readonly float[] _buffers;
    private bool _lastStepWasFinite;
    private bool _isDisposed;

    /// <summary>Prepares the training of a network and allocates all it needs.</summary>
    /// <param name="net">The network; its parameters are updated in place.</param>
    /// <param name="optimizer">The optimizer, which this trainer keeps to itself.</param>
    /// <param name="options">Penalties, clipping, schedule, averages, threads; none and one thread by default.</param>
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
        (_net, _optimizer) = (net, optimizer);
        _penalties = new Penalties(Info, _options);
        _clamping = _options.ClipValue is { } limit ? new Clamping(limit) : null;
        if (_options.WeightAveraging is { } decay)
        {
            _average = new WeightAverage(TNet.ParameterStorageLength, decay);
            _average.Restart(net.Parameters);
        }

        _gradients = new AlignedMemory(TNet.ParameterStorageLength);
        _outputs = new AlignedMemory(Info.ChunkSize * TNet.OutputSize);
        _buffers = new float[Info.BufferLength];
        _team = new ThreadTeam(_options.Parallelism);
        try
        {
            optimizer.Bind(Info, TNet.ParameterStorageLength, _team);
            _pass = new BatchPass<TNet>(net, _team, _gradients);
            _finiteCheck = new FiniteCheck(_team, _gradients);
        }
        catch
        {
            _team.Dispose();
            throw;
        }
    }

    /// <summary>The network.</summary>
    public TNet Network => _net;

    /// <summary>The optimizer, for changing its learning rate; a <see cref="TrainerOptions.Schedule"/> sets it at each update.</summary>
    public Optimizer Optimizer => _optimizer;

    /// <summary>How many steps were taken, those without an update included; it numbers the steps' random masks.</summary>
    public long StepCount { get; private set; }

    /// <summary>The penalties λ/2·‖W‖² and λ·‖W‖₁ at the last step, before its update; 0 without one. They are not part of the loss <c>Step</c> returns.</summary>
    public float LastPenalty { get; private set; }

    /// <summary>One step on a mini-batch of n samples.</summary>
    /// <param name="inputs">n × InputSize values, n at least 1.</param>
    /// <param name="targets">n × OutputSize values.</param>
    /// <returns>The mean loss before the update, penalty not included. If it, a gradient or a running average is not finite, nothing was updated.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or there are fewer samples than batch normalisation needs.</exception>
    /// <exception cref="ObjectDisposedException">The trainer was disposed of.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => RunStep(new(inputs), targets, null);

    /// <summary>One step on a mini-batch of n samples with class labels.</summary>
    /// <param name="inputs">n × InputSize values, n at least 1.</param>
    /// <param name="labels">n × leading output axes labels, each from 0 to the number of classes − 1, or −100 to be ignored.</param>
    /// <returns>The mean loss over the labels that count, before the update, penalty not included; 0 if none counts. If it, a gradient or a running average is not finite, or no label counts, nothing was updated.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a label is out of range, the network's loss takes no labels, or there are fewer samples than batch normalisation needs.</exception>
    /// <exception cref="ObjectDisposedException">The trainer was disposed of.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => RunStep(new(inputs), labels, null);

    /// <summary>Ends the background threads, if there are any. No step can be taken afterwards; the network stays as it is.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _team.Dispose();
    }

    internal float RunStep(Samples inputs, ReadOnlySpan<float> targets, HitCounter? hits)
    {
        var count = TrainingData<TNet>.Check(inputs, targets.Length, atLeast: 1);
        Guard.LeastBatch(count, Info.LeastBatch);
        var terms = (double)count * Info.LossTermsPerSample;
        BeginStep();
        return EndStep((float)(_pass.Run(inputs, targets, (float)(1.0 / terms), StepCount, hits) / terms));
    }

    internal float RunStep(Samples inputs, ReadOnlySpan<int> labels, HitCounter? hits)
    {
        Guard.LeastBatch(TrainingData<TNet>.Check(inputs, labels, atLeast: 1, out var counted), Info.LeastBatch);
        BeginStep();
        _lastStepWasFinite = true;
        return counted == 0 ? 0f : EndStep((float)(_pass.Run(inputs, labels, (float)(1.0 / counted), StepCount, hits) / counted));
    }

    private void BeginStep()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        RequireNotSwapped();
        StepCount++;
        LastPenalty = 0f;
    }

    /// <summary>Penalty, clipping, the check for values that are not finite, and the update.</summary>
    private float EndStep(float loss)
    {
        var gradients = _gradients.Span;
        LastPenalty = _penalties.Add(_net.Parameters, gradients);
        _lastStepWasFinite = float.IsFinite(loss) && Clip(gradients) && UpdateBuffers();
        if (_lastStepWasFinite)
        {
            Update(gradients);
        }

        return loss;
    }

    private void Update(ReadOnlySpan<float> gradients)
    {
        var isFirst = _optimizer.StepCount == 0;
        if (_options.Schedule is { } schedule)
        {
            _optimizer.LearningRate = schedule.RateAt(_optimizer.StepCount);
        }

        _penalties.Decay(_team, _net.Parameters, _optimizer.LearningRate);
        _optimizer.Apply(_net.Parameters, gradients);
        _penalties.Shrink(_team, _net.Parameters, _optimizer);
        _average?.Add(_team, _net.Parameters, isFirst);
    }

    /// <summary>Lets the running averages take in the batch. False, and they stay as they were, if that would make one infinite.</summary>
    private bool UpdateBuffers()
    {
        var buffers = _net.Buffers;
        if (buffers.IsEmpty)
        {
            return true;
        }

        buffers.CopyTo(_buffers);
        _pass.UpdateBuffers();
        if (AllFinite(buffers))
        {
            return true;
        }

        _buffers.CopyTo(buffers);
        return false;
    }

    /// <summary>Clips each gradient, and scales all where their norm is too large. False if one is not finite.</summary>
    private bool Clip(Span<float> gradients)
    {
        if (_clamping is not null || _options.ClipNorm is null)
        {
            if (!_finiteCheck.Run())
            {
                return false;
            }

            _clamping?.Run(_team, gradients, gradients);
        }

        if (_options.ClipNorm is not { } clip)
        {
            return true;
        }

        var norm = FlatKernels.Norm(gradients);
        if (norm > clip && double.IsFinite(norm))
        {
            _scaling.Run(_team, gradients, (float)(clip / norm));
        }

        return double.IsFinite(norm);
    }
}
