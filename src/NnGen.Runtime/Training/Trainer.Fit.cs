namespace NnGen;

public sealed partial class Trainer<TNet>
{
    /// <summary>Trains for a number of epochs. Nothing is allocated between an epoch's mini-batches.</summary>
    /// <param name="train">The samples, with targets or labels that fit the network.</param>
    /// <param name="options">Epochs, batch size, validation data, progress, cancellation; the defaults of <see cref="FitOptions"/> if null.</param>
    /// <returns>Loss and accuracy of each epoch.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network, or an option is out of range.</exception>
    /// <exception cref="TrainingDivergedException">A loss or gradient is not finite; the parameters are the last good ones.</exception>
    /// <exception cref="ObjectDisposedException">The trainer was disposed of.</exception>
    /// <exception cref="InvalidOperationException">The network holds the averaged parameters, or there are none to validate.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled; the parameters are those of the last step.</exception>
    public TrainingHistory Fit(Dataset train, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        RequireNotSwapped();
        options ??= new FitOptions();
        options.Check();
        CheckTraining(train, nameof(train));
        if (options.Validation is { } validation)
        {
            CheckTraining(validation, "options.Validation");
        }

        CheckMixup(train, options);
        CheckBatches(train, options);
        if (options.ValidateAveraged)
        {
            RequireAverage();
        }

        var watch = StartWatch(options);
        _isFitting = true;
        try
        {
            return RunEpochs(options, new BatchBuffers(train, options, TNet.OutputSize), watch);
        }
        finally
        {
            _isFitting = false;
        }
    }

    private TrainingHistory RunEpochs(FitOptions options, BatchBuffers batches, EpochWatch watch)
    {
        var running = new RunningMeasure(HitCounter.For(Info));
        var start = new EpochStart(_net.Parameters.Length, Info.BufferLength, _optimizer);
        var (epochs, hasStopped) = (new List<EpochResult>(), HasWaited(options, watch));
        for (var epoch = options.FirstEpoch; epoch <= options.Epochs && !hasStopped; epoch++)
        {
            start.Take(_net.Parameters, _net.Buffers);
            epochs.Add(RunEpoch(epoch, options, batches, running, start));
            EndEpoch(epochs[^1], options, watch);
            hasStopped = HasWaited(options, watch);
        }

        if (watch.BestEpoch > 0)
        {
            watch.Best?.Restore(_net.Parameters, _net.Buffers);
        }

        return new TrainingHistory(epochs) { BestEpoch = watch.BestEpoch, StoppedEarly = hasStopped };
    }

    /// <summary>Hands on the epoch's loss and saves what follows.</summary>
    private void EndEpoch(EpochResult result, FitOptions options, EpochWatch watch)
    {
        var loss = result.ValidationLoss ?? result.Loss;
        _options.Schedule?.Observe(loss);
        watch.Observe(result.Epoch, loss, options.ValidateAveraged ? AveragedParameters : _net.Parameters, _net.Buffers);
        (Epoch, _isInEpoch) = (result.Epoch, false);
        if (options.CheckpointPath is { } path)
        {
            SaveCheckpoint(path);
        }
    }

    /// <summary>Whether training has gone on for too long without a better loss.</summary>
    private static bool HasWaited(FitOptions options, EpochWatch watch) => options.EarlyStopping is { } stopping && watch.Waited >= stopping.Patience;

    private EvaluationResult Validate(Dataset validation, bool areAveraged)
    {
        if (!areAveraged)
        {
            return Evaluate(validation);
        }

        SwapAveragedParameters();
        try
        {
            return Evaluate(validation);
        }
        finally
        {
            SwapAveragedParameters();
        }
    }

    /// <summary>Labels too: mixup makes targets of them before a step would look, and validation looks only after an epoch.</summary>
    private static void CheckTraining(Dataset data, string name)
    {
        CheckFits(data, name);
        if (data.HasLabels)
        {
            TrainingData<TNet>.Check(data.Samples, data.Labels, atLeast: 1, out _);
        }
        else
        {
            TrainingData<TNet>.Check(data.Samples, data.Targets.Length, atLeast: 1);
        }
    }

    /// <summary>The last mini-batch of an epoch is what the others leave, which batch normalisation may find too small.</summary>
    private static void CheckBatches(Dataset train, FitOptions options)
    {
        var size = Math.Min(options.BatchSize, train.Count);
        var last = train.Count % size;
        var smallest = last > 0 ? last : size;
        if (smallest < Info.LeastBatch)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"options.BatchSize = {options.BatchSize} leaves a mini-batch of {smallest} of the {train.Count} samples, but batch normalisation needs {Info.LeastBatch} at least: the variance of one value a channel is 0. Choose another batch size."),
                nameof(options));
        }
    }

    private static void CheckMixup(Dataset train, FitOptions options)
    {
        if (options.Mixup == 0)
        {
            return;
        }

        if (train.HasTokens)
        {
            throw new ArgumentException("options.Mixup must be 0 where inputs are tokens: there is no token between two.", nameof(options));
        }

        if (Info.Loss is Loss.Hinge or Loss.Perceptron)
        {
            throw new ArgumentException($"options.Mixup must be 0 for {Info.Name}: its loss, {Info.Loss}, takes targets of -1 and 1 and none between.", nameof(options));
        }

        if (train.Labels.Contains(TrainingData<TNet>.Ignored))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"options.Mixup must be 0 where labels are {TrainingData<TNet>.Ignored}: a sample that is ignored cannot be mixed."),
                nameof(options));
        }
    }

    private EpochResult RunEpoch(int epoch, FitOptions options, BatchBuffers batches, RunningMeasure running, EpochStart start)
    {
        batches.StartEpoch(options, epoch);
        running.Reset();
        var evaluation = default(EvaluationResult);
        for (var batch = 0; batch < batches.Batches; batch++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            batches.Load(batch);
            _isInEpoch = true;
            var loss = batches.HasLabels
                ? RunStep(batches.Inputs, batches.Labels, running.Hits)
                : RunStep(batches.Inputs, batches.Targets, running.Hits);
            if (!_lastStepWasFinite)
            {
                throw Diverged(epoch, batch, loss, batches, start);
            }

            running.Add(loss, LossTerms(batches));
            evaluation = batch == batches.Batches - 1 && options.Validation is { } validation ? Validate(validation, options.ValidateAveraged) : null;
            options.Progress?.Report(new TrainingProgress(
                epoch, options.Epochs, batch + 1, batches.Batches, running.Loss, running.Hits?.Accuracy, evaluation?.Loss, evaluation?.Accuracy));
        }

        return new EpochResult(epoch, running.Loss, running.Hits?.Accuracy, evaluation?.Loss, evaluation?.Accuracy);
    }

    /// <summary>How many terms a batch's mean loss has: samples, or labels that are not ignored.</summary>
    private static long LossTerms(BatchBuffers batches) =>
        batches.HasLabels ? batches.Labels.Length - batches.Labels.Count(TrainingData<TNet>.Ignored) : batches.Count;
}
