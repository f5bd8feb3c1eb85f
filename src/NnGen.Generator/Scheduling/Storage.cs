using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>The memory a tensor lies in.</summary>
internal enum Block
{
    Parameters,
    Gradients,
    Inputs,

    /// <summary>Inputs that are integers.</summary>
    Tokens,
    Outputs,
    Targets,
    Labels,
    OutputGradients,
    InputGradients,

    /// <summary>The call's one float.</summary>
    Scale,

    /// <summary>The number of samples of the batch, as a float.</summary>
    BatchSize,

    /// <summary>What is saved and not optimised.</summary>
    Buffers,

    /// <summary>What the caller carries from one step of a sequence to the next.</summary>
    State,

    /// <summary>Workspace or scratch, an amount for each sample.</summary>
    PerSample,

    /// <summary>Workspace, whatever the batch.</summary>
    Fixed,

    /// <summary>Memory of the whole batch, which goes through in chunks: an amount for each of its samples.</summary>
    Batch,

    /// <summary>Sums over the whole batch, to which each chunk adds.</summary>
    BatchSums,
}

/// <summary>
/// Where a tensor lies: row r, column c at offset + r·<see cref="RowStride"/> + c of its block; in <see cref="Block.PerSample"/> the
/// offset counts for each sample there is room for. A row has <see cref="Space"/> floats that may be touched.
/// </summary>
internal sealed record Storage(Block Block, int Offset, int RowsPerSample, int RowLength, int RowStride, int Space)
{
    public const int Alignment = 16;

    public static int Pad(int length) => checked((length + Alignment - 1) / Alignment * Alignment);

    /// <summary>Rows without pads, as callers hand them in.</summary>
    public static Storage Dense(Block block, int offset, Shape shape) =>
        new(block, offset, shape.RowsPerSample, shape.RowLength, shape.RowLength, shape.RowLength);

    /// <summary>Rows padded to whole cache lines, single values without pads; the many short rows of an image to a whole vector.</summary>
    public static Storage Padded(Block block, int offset, Shape shape)
    {
        var stride = shape.RowLength switch
        {
            1 => 1,
            <= 4 when shape.Rank > 2 => 4,
            <= 8 when shape.Rank > 2 => 8,
            _ => Pad(shape.RowLength),
        };
        return new(block, offset, shape.RowsPerSample, shape.RowLength, stride, stride);
    }

    /// <summary>Whether this is written by adding up samples, chunk by chunk.</summary>
    public bool IsSum => Block is Block.Gradients or Block.BatchSums;

    /// <summary>The floats one sample (or the whole, without a batch axis) takes, rounded up so that what follows stays aligned.</summary>
    public int Length => Pad(checked(RowsPerSample * RowStride));

    /// <summary>Columns of every row, to be read; or to be written, then nothing beyond them may be touched.</summary>
    public Storage Columns(int start, int length, bool written) =>
        this with { Offset = Offset, ColumnStart = ColumnStart + start, RowLength = length, Space = written && start + length < RowLength ? length : Space - start };

    /// <summary>The floats from one step of a loop over time to the next, where this is a part of a sequence.</summary>
    public int StepStride { get; init; }

    /// <summary>One step of a sequence of rows, which this is.</summary>
    /// <param name="first">The row of step 0.</param>
    /// <param name="steps">The rows of one sample.</param>
    public Storage AtStep(int first, int steps) =>
        this with { RowsPerSample = 1, RowStride = steps * RowStride, ColumnStart = ColumnStart + (first * RowStride), StepStride = RowStride };

    /// <summary>The first column, where this is a part of wider rows.</summary>
    public int ColumnStart { get; init; }
}
