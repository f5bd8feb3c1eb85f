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

    /// <summary>The factor of a product along whose rows the lanes run: a row for each term.</summary>
    Lanes,
}

/// <summary>An operand of a kernel: its name in the code, its access, and the layout the kernel is specialised for.</summary>
internal sealed record KernelOperand(string Name, Access Access, int RowStride, int Space, bool Written = false);

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

    /// <summary>What the destination holds, where the call asks to accumulate.</summary>
    Destination,
}

/// <summary>
/// sum[r, c] = start + Σₖ left[r, k] · right[k, c], then formulas over the sums. Lanes run over columns; k is split into contiguous
/// ranges, each summed in order, combined as ((0+1)+(2+3)). Operand 0 is right, 1 left unless <see cref="LeftTermStride"/> is 0 (a plain sum).
/// </summary>
internal sealed record ProductKernel : Kernel
{
    public required Extent Rows { get; init; }

    public required Extent Terms { get; init; }

    public required int Columns { get; init; }

    /// <summary>The distance between a row's terms in left; its row stride is that of the operand. 0: there is no left factor.</summary>
    public required int LeftTermStride { get; init; }

    public required int Splits { get; init; }

    public required SumStart Start { get; init; }

    /// <summary>
    /// Whether one row may leave out its zero inputs. Then a sum of −0 becomes +0 in every kernel of the layer, since only the sign of a
    /// zero could tell whether terms of 0 were added.
    /// </summary>
    public bool MaySkipZeros { get; init; }

    /// <summary>Whether this kernel does: its caller gives it memory for the indices of the other inputs.</summary>
    public bool SkipsZeros { get; init; }

    /// <summary>Operand of the start, where it is not zero.</summary>
    public int StartOperand { get; init; } = -1;

    /// <summary>Formulas; value number Operands.Count is the sum itself.</summary>
    public required EquatableArray<KernelValue> Values { get; init; }

    public required EquatableArray<KernelStore> Stores { get; init; }

    /// <summary>Whether threads share out the rows: those of a gradient, where there is more than one.</summary>
    public bool IsShared => Start == SumStart.Destination && Rows.Constant > 1;

    public override Kernel WithoutNames() =>
        (ProductKernel)base.WithoutNames() with { Values = Values.Select(value => value with { Name = "" }).ToEquatableArray() };
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
    public required Extent Rows { get; init; }

    public required int Columns { get; init; }

    public required EquatableArray<RowValue> Values { get; init; }

    public required EquatableArray<KernelStore> Stores { get; init; }

    public override Kernel WithoutNames() =>
        (RowKernel)base.WithoutNames() with { Values = Values.Select(value => value with { Name = "" }).ToEquatableArray() };
}

/// <summary>An argument of a call: the tensor's name and where it lies.</summary>
internal sealed record StepArgument(string Name, Storage Storage);

/// <summary>One line of a generated function.</summary>
internal abstract record Step(int Layer)
{
    /// <summary>Whether only the input gradients need this step, which a caller may do without.</summary>
    public bool ForInputGradients { get; init; }

    /// <summary>Whether the step is skipped when a call continues one that has done it.</summary>
    public bool OncePerStep { get; init; }

    /// <summary>Whether the step computes what has no batch axis from what has none.</summary>
    public virtual bool IsFixed => false;

    /// <summary>Whether the step writes gradients of parameters, from what all other steps leave in memory.</summary>
    public virtual bool IsOfGradients => false;

    /// <summary>Whether one thread does all of it, where threads share out gradients.</summary>
    public virtual bool IsOfOnePart => false;
}

/// <summary>Calls a kernel; <see cref="RowsPerSample"/> times the samples at hand are its rows, 0 where it has no such number.</summary>
internal sealed record KernelStep(Kernel Kernel, EquatableArray<StepArgument> Arguments, int RowsPerSample, int Layer) : Step(Layer)
{
    /// <summary>The same for one sample of which many inputs are zero, if that pays.</summary>
    public ProductKernel? Sparse { get; init; }

    /// <summary>Where in the fixed part of memory its indices lie.</summary>
    public int IndexOffset { get; init; }

    /// <summary>Whether the step adds to a sum over the batch, which a later stage reads.</summary>
    public bool IsOfBatch => Arguments.Any(argument => argument.Storage.Block == Block.BatchSums) && IsOfGradients;

    public override bool IsFixed => Kernel is RowKernel { Rows.IsRuntime: false } && RowsPerSample == 0;

    public override bool IsOfGradients => Kernel is ProductKernel { Start: SumStart.Destination };

    public override bool IsOfOnePart => Kernel is ProductKernel { Start: SumStart.Destination, IsShared: false };
}

/// <summary>Transposes a parameter, for products whose lanes run over its rows.</summary>
internal sealed record TransposeStep(StepArgument Matrix, StepArgument Transposed, int Layer) : Step(Layer);

/// <summary>Fills rows with random numbers.</summary>
internal sealed record RandomStep(Distribution Distribution, int Stream, Storage Destination, int Layer) : Step(Layer);

/// <summary>Copies rows without pads as one block of memory.</summary>
internal sealed record CopyStep(StepArgument Source, StepArgument Destination, int Layer) : Step(Layer);

/// <summary>Makes a sum over the batch a gradient, or adds it to one, once the sum is complete.</summary>
internal sealed record DeliverSumStep(StepArgument Sum, StepArgument Gradient, int Layer) : Step(Layer)
{
    public override bool IsOfGradients => true;

    public override bool IsOfOnePart => true;
}

/// <summary>Clears a gradient that nothing reaches, unless gradients accumulate.</summary>
internal sealed record ClearStep(Storage Destination, int Layer) : Step(Layer)
{
    public override bool IsOfGradients => true;

    public override bool IsOfOnePart => true;
}

/// <summary>A generated function: its steps, and the memory it needs.</summary>
internal sealed record FunctionPlan(
    string Name, EquatableArray<Step> Steps, int LengthPerSample, int FixedLength, IReadOnlyDictionary<Tensor, Storage> Placements)
{
    /// <summary>The steps of a training pass up to the deltas, which threads share out by samples.</summary>
    public FunctionPlan Deltas => this with { Steps = Steps.Where(step => !step.IsOfGradients).ToEquatableArray() };

    /// <summary>The steps that follow from parameters and buffers alone, and so need not be done for every chunk of samples.</summary>
    public FunctionPlan Once => this with { Steps = Steps.Where(step => step.IsFixed).ToEquatableArray() };

    /// <summary>The others.</summary>
    public FunctionPlan PerChunk => this with { Steps = Steps.Where(step => !step.IsFixed).ToEquatableArray() };

    /// <summary>The steps after them, which threads share out by rows of the gradients.</summary>
    public FunctionPlan Gradients => this with { Steps = Steps.Where(step => step.IsOfGradients).OrderBy(step => step.IsOfOnePart).ToEquatableArray() };
}
