using System.ComponentModel;
using NnGen.CompilerServices;

namespace NnGen;

/// <summary>
/// The memory of one training pass: what a network's forward pass keeps for its backward pass, for up to <see cref="MaxBatch"/> samples.
/// Used by one thread at a time; a network may have as many as there are threads.
/// </summary>
public sealed class Workspace
{
    private readonly AlignedMemory _memory;
    private BatchMemory? _batch;

    /// <summary>Allocates a workspace of zeros. <see cref="For{TNet}(int)"/> knows a network's lengths.</summary>
    /// <param name="maxBatch">The most samples of one pass, at least 1.</param>
    /// <param name="lengthPerSample">The floats for each of them, 0 or more.</param>
    /// <param name="fixedLength">The floats besides, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is too small, or the whole is too large for one block.</exception>
    public Workspace(int maxBatch, int lengthPerSample, int fixedLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBatch, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(lengthPerSample);
        ArgumentOutOfRangeException.ThrowIfNegative(fixedLength);
        var length = ((long)maxBatch * lengthPerSample) + fixedLength;
        if (length > Array.MaxLength - 16)
        {
            throw new ArgumentOutOfRangeException(nameof(maxBatch), FormattableString.Invariant(
                $"maxBatch = {maxBatch} samples of {lengthPerSample} floats are {length} floats; a workspace holds at most {Array.MaxLength - 16}."));
        }

        MaxBatch = maxBatch;
        LengthPerSample = lengthPerSample;
        FixedLength = fixedLength;
        _memory = new AlignedMemory((int)length);
    }

    /// <summary>The most samples of one pass.</summary>
    public int MaxBatch { get; }

    /// <summary>The samples of the last forward pass; 0 before the first.</summary>
    public int Count { get; internal set; }

    /// <summary>The key of the random masks (dropout): the same seed, step and row give the same mask.</summary>
    public ulong Seed { get; set; }

    /// <summary>The counter of the random masks. Every forward pass advances it by one and so draws new masks; the backward pass redraws them.</summary>
    public ulong Step { get; set; }

    /// <summary>The row of the mini-batch that this workspace's first row is, where a mini-batch goes through in pieces.</summary>
    public long FirstRow { get; set; }

    /// <summary>The block itself, laid out as the network's generated code decides.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<float> Memory => _memory.Span;

    /// <summary>The stage of a training pass that comes next; see <see cref="NetworkInfo.Stages"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int Stage { get; set; }

    /// <summary>The samples of the whole mini-batch, where a training pass has stages.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int BatchCount { get; private set; }

    /// <summary>The sample of the mini-batch that this workspace's first is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int BatchStart { get; private set; }

    /// <summary>What is kept of the whole mini-batch between stages.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<float> BatchMemory => _batch is null ? default : _batch.Span;

    /// <summary>The samples there is room for in <see cref="BatchMemory"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int BatchCapacity => _batch?.Capacity ?? 0;

    internal int LengthPerSample { get; }

    internal int FixedLength { get; }

    /// <summary>Allocates a workspace for a network.</summary>
    /// <typeparam name="TNet">The network.</typeparam>
    /// <param name="maxBatch">The most samples of one pass, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxBatch"/> is less than 1 or too large.</exception>
    /// <exception cref="InvalidOperationException">The network was generated for another contract version of the runtime.</exception>
    public static Workspace For<TNet>(int maxBatch)
        where TNet : class, INetwork<TNet>
    {
        GeneratedCode.RequireVersion(TNet.Info);
        return new(maxBatch, TNet.Info.WorkspaceLengthPerSample, TNet.Info.WorkspaceFixedLength);
    }

    /// <summary>Makes this workspace hold a chunk of a mini-batch, whose memory it shares with others.</summary>
    internal void JoinBatch(BatchMemory batch, int count, int start) => (_batch, BatchCount, BatchStart) = (batch, count, start);

    /// <summary>Makes this workspace hold a whole mini-batch, with memory of its own.</summary>
    internal void HoldBatch(NetworkInfo info, int count)
    {
        _batch ??= new BatchMemory(info);
        _batch.Reserve(count);
        (BatchCount, BatchStart) = (count, 0);
    }

    /// <summary>Called by generated code as a forward pass starts: sets <see cref="Count"/> and advances <see cref="Step"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="count"/> exceeds <see cref="MaxBatch"/>.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void BeginForward(int count)
    {
        if ((uint)count > (uint)MaxBatch)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The workspace holds at most {MaxBatch} samples (MaxBatch), but there are {count}."), nameof(count));
        }

        Count = count;
        Step++;
    }
}
