using NnGen.Files;

namespace NnGen;

public sealed partial class Trainer<TNet>
{
    private EpochWatch? _watch;
    private bool _isInEpoch;
    private bool _isFitting;

    /// <summary>The last epoch that <see cref="Fit"/> completed, counted from 1, in this process or before a checkpoint; 0 before the first.</summary>
    public int Epoch { get; private set; }

    /// <summary>
    /// Saves all that training depends on: parameters and buffers, the optimizer's state and learning rate, averages, the schedule's state, the number of
    /// steps and epochs, what early stopping and <see cref="FitOptions.RestoreBest"/> remember. An existing file is replaced as a whole, at the very end.
    /// </summary>
    /// <remarks>
    /// A trainer made alike that loads it goes on with the same bits. Within a fit, <see cref="FitOptions.CheckpointPath"/> saves after each epoch; after one with
    /// <see cref="FitOptions.RestoreBest"/>, the network is the best epoch's and no longer what the optimizer's state belongs to. The format is
    /// safetensors: the network's tensors have their names, the optimizer's are <c>optimizer.exp_avg.dense1.weight</c> and so on.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidOperationException">An epoch is under way, or the network holds the averaged parameters.</exception>
    /// <exception cref="IOException">The file cannot be written; an old one is as it was.</exception>
    public void SaveCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        RequireBetweenEpochs();
        AtomicFile.Write(path, SaveCheckpoint);
    }

    /// <summary>Writes a checkpoint to a stream, which stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="InvalidOperationException">An epoch is under way, or the network holds the averaged parameters.</exception>
    public void SaveCheckpoint(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        RequireBetweenEpochs();
        var numbers = Numbers(_watch?.Best);
        var blocks = new CheckpointBlocks(Info, _net.Parameters, _net.Buffers, _optimizer.States, _average?.Memory, numbers.HasBest ? _watch?.Best : null);
        List<KeyValuePair<string, string>> metadata = [.. FileMetadata.Of<TNet>(_net.Parameters, _net.Buffers), .. numbers.ToMetadata()];
        SafetensorsWriter.Write(stream.Write, blocks.Tensors, blocks.Copies, metadata);
    }

    /// <summary>
    /// Loads what <see cref="SaveCheckpoint(string)"/> saved. Then <c>Fit</c> with <see cref="FitOptions.FirstEpoch"/> = <see cref="Epoch"/> + 1, the same data and
    /// otherwise the same options goes on as if training had never stopped.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightsFileException">
    /// The file is damaged, or is not of a trainer like this one: another architecture or seed, another kind of optimizer, another number of states of it or of the
    /// schedule, averages or none. All is as it was. Constants are not compared: losses, rates of dropout, momenta and schedules must be made alike.
    /// </exception>
    /// <exception cref="InvalidOperationException">A fit is under way, or the network holds the averaged parameters.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void LoadCheckpoint(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = File.OpenRead(path);
        LoadCheckpoint(stream, Path.GetFileName(path));
    }

    /// <summary>Loads a checkpoint from a stream, from its position to its end; it stays open.</summary>
    /// <param name="stream">The file's bytes.</param>
    /// <exception cref="WeightsFileException">As for <see cref="LoadCheckpoint(string)"/>.</exception>
    /// <exception cref="InvalidOperationException">As for <see cref="LoadCheckpoint(string)"/>.</exception>
    public void LoadCheckpoint(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        LoadCheckpoint(stream, "The stream");
    }

    private void LoadCheckpoint(Stream stream, string file)
    {
        RequireNotSwapped();
        if (_isFitting)
        {
            throw new InvalidOperationException("A checkpoint cannot be loaded while Fit runs.");
        }

        var header = SafetensorsHeader.Read(stream, file);
        var numbers = CheckpointNumbers.Read(header.Metadata, file);
        numbers.RequireFits(Numbers(null), file);
        FileMetadata.CheckFingerprint(header.Metadata, Info, file);
        var best = numbers.HasBest ? new Snapshot(TNet.ParameterStorageLength, Info.BufferLength) : null;
        var blocks = new CheckpointBlocks(Info, _net.Parameters, _net.Buffers, _optimizer.States, _average?.Memory, best);
        var pairs = new TensorMatch(file, $"a trainer of {Info.Name}", blocks.Tensors).Find(header, name => name);
        WeightsReader.Read(stream, file, header, pairs, blocks.Copies);
        FileMetadata.RunSelfTest<TNet>(header.Metadata, SelfTestMode.SameVersion, blocks.Copies[0], blocks.Copies[1], file);
        RestoreSchedule(numbers, file);
        Restore(numbers, blocks, best);
    }

    /// <summary>Only the schedule knows whether its state is sound, so it is asked for a rate, and has its own back where that is none.</summary>
    private void RestoreSchedule(CheckpointNumbers numbers, string file)
    {
        if (_options.Schedule is not { } schedule)
        {
            return;
        }

        var before = schedule.State;
        schedule.State = numbers.Schedule;
        var rate = schedule.RateAt(numbers.Updates);
        if (!(rate >= 0 && float.IsFinite(rate)))
        {
            schedule.State = before;
            throw new WeightsFileException(FormattableString.Invariant($"{file}: with the state of its schedule, the learning rate would be {rate}."));
        }
    }

    private void Restore(CheckpointNumbers numbers, CheckpointBlocks blocks, Snapshot? best)
    {
        _isInEpoch = false;
        blocks.CopyBack(_net.Parameters, _net.Buffers, _optimizer.States, _average?.Memory, best);
        (StepCount, Epoch) = (numbers.Steps, numbers.Epoch);
        (_optimizer.StepCount, _optimizer.LearningRate) = (numbers.Updates, numbers.LearningRate);
        _watch = new EpochWatch(0, best)
        {
            BestEpoch = numbers.BestEpoch, BestLoss = numbers.BestLoss, ReferenceLoss = numbers.ReferenceLoss, Waited = numbers.Waited,
        };
    }

    private CheckpointNumbers Numbers(Snapshot? best) => new()
    {
        Seed = _net.Seed,
        Steps = StepCount,
        Epoch = Epoch,
        Optimizer = _optimizer.GetType().Name,
        Updates = _optimizer.StepCount,
        LearningRate = _optimizer.LearningRate,
        Schedule = _options.Schedule?.State ?? [],
        BestEpoch = _watch?.BestEpoch ?? 0,
        BestLoss = _watch?.BestLoss ?? float.PositiveInfinity,
        ReferenceLoss = _watch?.ReferenceLoss ?? float.PositiveInfinity,
        Waited = _watch?.Waited ?? 0,
        HasBest = best is not null && _watch?.BestEpoch > 0,
    };

    /// <summary>What a fit remembers of its epochs: nothing yet, or from its first epochs on, before a checkpoint.</summary>
    private EpochWatch StartWatch(FitOptions options)
    {
        var (before, minimumDelta) = (options.FirstEpoch > 1 ? _watch : null, options.EarlyStopping?.MinimumDelta ?? 0);
        var best = options.RestoreBest ? before?.Best ?? new Snapshot(TNet.ParameterStorageLength, Info.BufferLength) : null;
        if (options.RestoreBest && before is { BestEpoch: > 0, Best: null })
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"options.RestoreBest needs the parameters of epoch {before.BestEpoch}, the best before epoch {options.FirstEpoch}, but that fit had no RestoreBest and did not keep them."), nameof(options));
        }

        _watch = new EpochWatch(minimumDelta, best);
        if (before is not null)
        {
            (_watch.BestEpoch, _watch.BestLoss, _watch.ReferenceLoss, _watch.Waited) = (before.BestEpoch, before.BestLoss, before.ReferenceLoss, before.Waited);
        }

        return _watch;
    }

    private void RequireBetweenEpochs()
    {
        RequireNotSwapped();
        if (_isInEpoch)
        {
            throw new InvalidOperationException(
                "A checkpoint lies between epochs, but one is under way or was interrupted. Within a fit, set FitOptions.CheckpointPath.");
        }
    }
}
