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
    /// <exception cref="OperationCanceledException">Training was cancelled; the parameters are those of the last step.</exception>
    public TrainingHistory Fit(Dataset train, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        options ??= new FitOptions();
        options.Check();
        CheckFits(train, nameof(train));
        if (options.Validation is { } validation)
        {
            CheckFits(validation, "options.Validation");
        }

        var batches = new BatchBuffers(train, options.BatchSize);
        var running = new RunningMeasure(HitCounter.For(Info));
        var snapshot = new Snapshot(TNet.ParameterStorageLength, Info.BufferLength);
        var epochs = new List<EpochResult>(options.Epochs);
        for (var epoch = 1; epoch <= options.Epochs; epoch++)
        {
            snapshot.Take(_net.Parameters, _net.Buffers);
            epochs.Add(RunEpoch(epoch, options, batches, running, snapshot));
        }

        return new TrainingHistory(epochs);
    }

    private EpochResult RunEpoch(int epoch, FitOptions options, BatchBuffers batches, RunningMeasure running, Snapshot snapshot)
    {
        batches.StartEpoch(options, epoch);
        running.Reset();
        var evaluation = default(EvaluationResult);
        for (var batch = 0; batch < batches.Batches; batch++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            batches.Load(batch);
            var loss = batches.HasLabels
                ? RunStep(batches.Inputs, batches.Labels, running.Hits)
                : RunStep(batches.Inputs, batches.Targets, running.Hits);
            if (!_lastStepWasFinite)
            {
                throw Diverged(epoch, batch, loss, batches, snapshot);
            }

            running.Add(loss, LossTerms(batches));
            evaluation = batch == batches.Batches - 1 && options.Validation is { } validation ? Evaluate(validation) : null;
            options.Progress?.Report(new TrainingProgress(
                epoch, options.Epochs, batch + 1, batches.Batches, running.Loss, running.Hits?.Accuracy, evaluation?.Loss, evaluation?.Accuracy));
        }

        return new EpochResult(epoch, running.Loss, running.Hits?.Accuracy, evaluation?.Loss, evaluation?.Accuracy);
    }

    /// <summary>How many terms a batch's mean loss has: samples, or labels that are not ignored.</summary>
    private static long LossTerms(BatchBuffers batches) =>
        batches.HasLabels ? batches.Labels.Length - batches.Labels.Count(TrainingData<TNet>.Ignored) : batches.Count;
}
