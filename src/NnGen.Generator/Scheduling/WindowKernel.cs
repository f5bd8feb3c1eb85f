using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

internal enum WindowValueKind
{
    /// <summary>A formula over the reductions, once all terms have been seen.</summary>
    Map,
    Sum,
    Max,

    /// <summary>The number of the first term that is the maximum.</summary>
    ArgMax,
}

/// <summary>A value of a window kernel: a reduction of operand <see cref="Source"/> over the terms, or a formula.</summary>
internal sealed record WindowValue(string Name, WindowValueKind Kind, ScalarExpression? Expression, int Source);

/// <summary>
/// For each row and column a reduction over the terms, in order: pooling, and sums over positions. Lanes run over columns, so that neither
/// the vector width nor the batch changes the order. Value numbers follow the operands'.
/// </summary>
internal sealed record WindowKernel : Kernel
{
    /// <summary>The loops over the terms, outermost first.</summary>
    public required EquatableArray<int> Terms { get; init; }

    public required EquatableArray<WindowValue> Values { get; init; }

    public required EquatableArray<KernelStore> Stores { get; init; }

    public override Kernel WithoutNames() =>
        (WindowKernel)base.WithoutNames() with { Values = Values.Select(value => value with { Name = "" }).ToEquatableArray() };
}
