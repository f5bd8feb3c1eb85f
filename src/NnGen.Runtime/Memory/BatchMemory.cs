namespace NnGen;

/// <summary>
/// What a training pass in stages keeps of a whole mini-batch: for each sample what later stages read, and behind it the sums over the batch.
/// The workspaces of all threads share it. It grows with the largest mini-batch.
/// </summary>
internal sealed class BatchMemory(NetworkInfo info)
{
    private AlignedMemory _memory = new(0);

    /// <summary>The samples there is room for.</summary>
    public int Capacity { get; private set; }

    public Span<float> Span => _memory.Span;

    /// <summary>Makes room for a mini-batch; what it held is gone if it must grow.</summary>
    /// <exception cref="ArgumentException">The mini-batch is too large for one block.</exception>
    public void Reserve(int samples)
    {
        if (samples <= Capacity)
        {
            return;
        }

        var length = ((long)samples * info.BatchLengthPerSample) + info.BatchSumLength;
        if (length > Array.MaxLength - 16)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"inputs has {samples} samples, of which {info.Name} keeps {info.BatchLengthPerSample} floats each; a mini-batch may keep {Array.MaxLength - 16} floats at most."), "inputs");
        }

        _memory = new AlignedMemory((int)length);
        Capacity = samples;
    }
}
