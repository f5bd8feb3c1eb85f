using System.Collections.Immutable;

namespace NnGen;

/// <summary>A tensor of the buffer block: state that is saved and not optimised, such as a running average. Its rows have no pads.</summary>
public sealed class BufferInfo
{
    /// <summary>The name in files: <c>batchnorm1.running_mean</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The axes; none for a single number.</summary>
    public required ImmutableArray<int> Shape { get; init; }

    /// <summary>The offset of its first element.</summary>
    public required int Offset { get; init; }

    /// <summary>What all its elements begin with.</summary>
    public float InitialValue { get; init; }

    /// <summary>Whether it counts something, as <c>num_batches_tracked</c>: files hold 64-bit integers then.</summary>
    public bool IsCount { get; init; }

    /// <summary>How it stands in files; null where that is <see cref="Shape"/> in row-major order.</summary>
    public FileView? FileView { get; init; }
}
