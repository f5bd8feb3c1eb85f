using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>A number of rows or terms: a constant, or the <c>rows</c> the kernel is called with.</summary>
internal readonly record struct Extent(int Constant)
{
    public static readonly Extent Rows = new(-1);

    public bool IsRuntime => Constant < 0;
}

/// <summary>How a kernel's formula reads or writes an operand.</summary>
internal enum Access
{
    /// <summary>An element for each row and column.</summary>
    Full,

    /// <summary>A row of values that all rows share, as a bias.</summary>
    SharedRow,

    /// <summary>One value for each row.</summary>
    PerRow,

    /// <summary>One integer label for each row.</summary>
    Label,

    /// <summary>One value in memory for all.</summary>
    Single,

    /// <summary>One float passed with the call.</summary>
    Value,

    /// <summary>The factor of a product that is broadcast: an element for each row and term.</summary>
    Broadcast,

    /// <summary>The factor of a product along whose rows the lanes run: a row for each term, and for each row where its strides say so.</summary>
    Lanes,
}

/// <summary>
/// An operand of a kernel: its name in the code, its access, and the layout the kernel is specialised for. The row stride is that of the
/// innermost loop over rows; from a row's start, <paramref name="Space"/> floats may be touched.
/// </summary>
internal sealed record KernelOperand(string Name, Access Access, int RowStride, int Space, bool Written = false)
{
    /// <summary>The distance of its elements for one term and the next, in the innermost loop over terms.</summary>
    public int TermStride { get; init; }

    /// <summary>The strides of the loops around the rows, outermost first.</summary>
    public EquatableArray<int> OuterRowStrides { get; init; }

    /// <summary>The strides of the loops around the terms, outermost first.</summary>
    public EquatableArray<int> OuterTermStrides { get; init; }

    /// <summary>Where each row's element lies, where the rows are few and not evenly spaced.</summary>
    public EquatableArray<int> RowOffsets { get; init; }

    public int OffsetOfRow(int row) => RowOffsets.Count > 0 ? RowOffsets[row] : row * RowStride;

    /// <summary>Where its element lies that the reference points next to, for one of several rows that are written out.</summary>
    public int Offset { get; init; }
}

/// <summary>A value computed for each element by a formula over the kernel's operands and earlier values, numbered on after them.</summary>
internal sealed record KernelValue(string Name, ScalarExpression Expression);

/// <summary>A value that goes to memory.</summary>
internal sealed record KernelStore(int Value, int Operand);

/// <summary>A loop nest that becomes one method for each vector width. Equal kernels are emitted once.</summary>
internal abstract record Kernel
{
    /// <summary>What the kernel does, as the first part of its method's name.</summary>
    public required string Purpose { get; init; }

    /// <summary>The operands, in the order of the method's parameters.</summary>
    public required EquatableArray<KernelOperand> Operands { get; init; }

    /// <summary>The operands, and then those of what is computed first.</summary>
    public virtual IEnumerable<KernelOperand> AllOperands => Operands;

    /// <summary>The rows; where loops stand around them, those of the innermost.</summary>
    public required Extent Rows { get; init; }

    /// <summary>The loops around the rows, outermost first: where rows do not lie evenly spaced in every operand.</summary>
    public EquatableArray<Extent> OuterRows { get; init; }

    public required int Columns { get; init; }

    /// <summary>Whether this is what stands inside the loops around the rows.</summary>
    public bool IsNested { get; init; }

    /// <summary>Whether the kernel becomes part of the method that calls it, where a call would cost more than it.</summary>
    public bool IsInlined { get; init; }

    /// <summary>The computation alone: two kernels that differ in names are one.</summary>
    public virtual Kernel WithoutNames() => this with
    {
        Purpose = "",
        Operands = Operands.Select(operand => operand with { Name = "" }).ToEquatableArray(),
    };
}

/// <summary>What a product's sums start from.</summary>
internal enum SumStart
{
    Zero,

    /// <summary>A shared row, the bias.</summary>
    Bias,

    /// <summary>A row of another sum for each row.</summary>
    Rows,

    /// <summary>What another product comes to, which is computed first in the same registers.</summary>
    Product,

    /// <summary>What the destination holds, where the call asks to accumulate.</summary>
    Destination,
}

/// <summary>
/// sum[r, c] = start + Σₖ left[r, k] · right[k, c], then formulas over the sums. Lanes run over columns; k is split into contiguous
/// ranges, each summed in order, combined as ((0+1)+(2+3)). Operand 0 is right, 1 left unless <see cref="HasLeft"/> says that there is none (a
/// plain sum). Both may have loops of rows and terms of any strides, which makes convolutions of products; left may have lanes too.
/// </summary>
internal sealed record ProductKernel : Kernel
{
    /// <summary>The terms; where loops stand around them, those of the innermost.</summary>
    public required Extent Terms { get; init; }

    /// <summary>The loops around the terms, outermost first; the first may be the batch's.</summary>
    public EquatableArray<Extent> OuterTerms { get; init; }

    /// <summary>Whether there is a left factor.</summary>
    public required bool HasLeft { get; init; }

    public required int Splits { get; init; }

    public required SumStart Start { get; init; }

    /// <summary>
    /// Whether one row may leave out its zero inputs. Then a sum of −0 becomes +0 in every kernel of the layer, since only the sign of a
    /// zero could tell whether terms of 0 were added.
    /// </summary>
    public bool MaySkipZeros { get; init; }

    /// <summary>
    /// The most rows, or in a gradient terms, that a chunk of samples has, where they are fewer than a tile could take; else 0. More come only from callers with workspaces of
    /// their own.
    /// </summary>
    public int ChunkRows { get; init; }

    /// <summary>Whether this kernel does: its caller gives it memory for the indices of the other inputs.</summary>
    public bool SkipsZeros { get; init; }

    /// <summary>Operand of the start, where it is one.</summary>
    public int StartOperand { get; init; } = -1;

    /// <summary>The product that the sums start from, for as many rows and columns; its last value is its result.</summary>
    public ProductKernel? StartProduct { get; init; }

    public override IEnumerable<KernelOperand> AllOperands => Operands.Concat(StartProduct?.AllOperands ?? []);

    /// <summary>Formulas; value number Operands.Count is the sum itself.</summary>
    public required EquatableArray<KernelValue> Values { get; init; }

    public required EquatableArray<KernelStore> Stores { get; init; }

    /// <summary>Whether threads share out the rows: those of a gradient, where there is more than one.</summary>
    public bool IsShared => Start == SumStart.Destination && !HasScatteredRows && (Rows.Constant > 1 || OuterRows.Count > 0);

    /// <summary>Whether all rows are one tile, in which each has a place of its own.</summary>
    public bool HasScatteredRows => Operands.Any(operand => operand.RowOffsets.Count > 0);

    /// <summary>Whether the batch's samples are among the terms.</summary>
    public bool SumsOverBatch => Terms.IsRuntime || OuterTerms.Any(extent => extent.IsRuntime);

    /// <summary>The same for so many rows.</summary>
    public ProductKernel WithRows(Extent rows) => this with { Rows = rows, StartProduct = StartProduct?.WithRows(rows) };

    /// <summary>The terms of the products that follow each other, the first one's first.</summary>
    public IEnumerable<int> TermsInOrder => (StartProduct?.TermsInOrder ?? []).Append(Terms.Constant);

    public override Kernel WithoutNames() => (ProductKernel)base.WithoutNames() with
    {
        Values = Values.Select(value => value with { Name = "" }).ToEquatableArray(),
        StartProduct = (ProductKernel?)StartProduct?.WithoutNames(),
    };
}

internal enum RowValueKind
{
    Map,
    Sum,
    Max,
}

/// <summary>A value of a row kernel: a map over the row, or a reduction of <see cref="Source"/> over it; scalars are one value a row.</summary>
internal sealed record RowValue(string Name, RowValueKind Kind, ScalarExpression? Expression, int Source, bool IsScalar);

/// <summary>Formulas and reductions row by row; reductions use the fixed tree of 16 lanes. Value numbers follow the operands'.</summary>
internal sealed record RowKernel : Kernel
{
    /// <summary>
    /// The extents of loops written out inside the rows, outermost first; the operands' strides in them are those of terms. The index of
    /// such a loop is <see cref="ScalarIndex"/> −1, −2, …, from the outermost.
    /// </summary>
    public EquatableArray<int> Turns { get; init; }

    /// <summary>Whether each value that calls a function has a loop over the columns of its own; what reads it does so from memory, in a later pass.</summary>
    public bool HasLoopPerFunction { get; init; }

    public required EquatableArray<RowValue> Values { get; init; }

    public required EquatableArray<KernelStore> Stores { get; init; }

    public override Kernel WithoutNames() =>
        (RowKernel)base.WithoutNames() with { Values = Values.Select(value => value with { Name = "" }).ToEquatableArray() };
}
