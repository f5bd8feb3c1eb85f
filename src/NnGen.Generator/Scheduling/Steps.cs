using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

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

    /// <summary>The places it reads and writes.</summary>
    public abstract IEnumerable<Storage> Storages { get; }
}

/// <summary>Calls a kernel; <see cref="RowsPerSample"/> times the samples at hand are its rows, 0 where it has no such number.</summary>
internal sealed record KernelStep(Kernel Kernel, EquatableArray<StepArgument> Arguments, int RowsPerSample, int Layer) : Step(Layer)
{
    /// <summary>The same for one sample of which many inputs are zero, if that pays.</summary>
    public ProductKernel? Sparse { get; init; }

    /// <summary>Where in the fixed part of memory its indices lie.</summary>
    public int IndexOffset { get; init; }

    /// <summary>Whether the step adds to a sum over the batch, which a later stage reads.</summary>
    public bool IsOfBatch => IsOfGradients && Arguments.Any(argument => argument.Storage.Block == Block.BatchSums);

    public override IEnumerable<Storage> Storages => Arguments.Select(argument => argument.Storage);

    public override bool IsFixed => Kernel is RowKernel && RowsPerSample == 0;

    public override bool IsOfGradients => Kernel is ProductKernel { Start: SumStart.Destination };

    public override bool IsOfOnePart => Kernel is ProductKernel { Start: SumStart.Destination, IsShared: false };
}

/// <summary>Transposes matrices, for products whose lanes run over their rows: how many along each axis and how far apart, and each one's rows and columns.</summary>
internal sealed record TransposeStep(
    StepArgument Matrix, StepArgument Transposed, EquatableArray<Extent> Matrices, EquatableArray<int> Distances, int Rows, int Columns, int Stride, int Layer)
    : Step(Layer)
{
    public override IEnumerable<Storage> Storages => [Matrix.Storage, Transposed.Storage];
}

/// <summary>Surrounds every sample's image with copies of a value: the image's extents, and the strides of both from image to image, row to row, item to item.</summary>
internal sealed record PadStep(
    StepArgument Source, StepArgument Destination, double Value, (int Height, int Width, int Length) Extents,
    (int Image, int Row, int Item) From, (int Image, int Row, int Item) To, int Start, int Layer) : Step(Layer)
{
    public override IEnumerable<Storage> Storages => [Source.Storage, Destination.Storage];
}

/// <summary>Fills rows with random numbers.</summary>
internal sealed record RandomStep(Distribution Distribution, int Stream, Storage Destination, int Layer) : Step(Layer)
{
    public override IEnumerable<Storage> Storages => [Destination];
}

/// <summary>Copies rows without pads as one block of memory.</summary>
internal sealed record CopyStep(StepArgument Source, StepArgument Destination, int LengthPerSample, int Layer) : Step(Layer)
{
    public override IEnumerable<Storage> Storages => [Source.Storage, Destination.Storage];
}

/// <summary>
/// Adds up the rows of a matrix, <see cref="RowsPerSample"/> for each sample: a gradient as a bias's, or a sum over the batch. A row may be read as far
/// as <paramref name="Space"/>.
/// </summary>
internal sealed record SumRowsStep(StepArgument Matrix, StepArgument Sums, int Columns, int Stride, int Space, int RowsPerSample, int Layer) : Step(Layer)
{
    /// <summary>Whether a later stage reads the sum.</summary>
    public bool IsOfBatch => Sums.Storage.Block == Block.BatchSums;

    public override IEnumerable<Storage> Storages => [Matrix.Storage, Sums.Storage];

    public override bool IsOfGradients => true;

    public override bool IsOfOnePart => true;
}

/// <summary>Makes a sum over the batch a gradient, or adds it to one, once the sum is complete.</summary>
internal sealed record DeliverSumStep(StepArgument Sum, StepArgument Gradient, int Layer) : Step(Layer)
{
    public override IEnumerable<Storage> Storages => [Sum.Storage, Gradient.Storage];

    public override bool IsOfGradients => true;

    public override bool IsOfOnePart => true;
}

/// <summary>Clears a gradient that nothing reaches, unless gradients accumulate.</summary>
internal sealed record ClearStep(Storage Destination, int Layer) : Step(Layer)
{
    public override IEnumerable<Storage> Storages => [Destination];

    public override bool IsOfGradients => true;

    public override bool IsOfOnePart => true;
}

/// <summary>Sets a row of each sample to one value.</summary>
internal sealed record FillStep(StepArgument Destination, double Value, int Layer) : Step(Layer)
{
    public override IEnumerable<Storage> Storages => [Destination.Storage];
}

/// <summary>A loop over time: its steps for every step of a sequence.</summary>
internal sealed record LoopStep(int Length, bool IsReversed, EquatableArray<Step> Body, int Layer) : Step(Layer)
{
    public override IEnumerable<Storage> Storages => Body.SelectMany(step => step.Storages);
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
