using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// The copy of a factor in the order in which a nest walks through it, its lanes side by side: matrices transposed, one after the other, for each sample where it has them; those
/// of a convolution's input gradient back to front, which is the kernel rotated by half a turn.
/// </summary>
internal sealed class Transposition
{
    private readonly Factor _factor;
    private readonly int[] _variables;
    private readonly EquatableArray<int> _extents;

    public Transposition(ContractionNest nest)
    {
        (_factor, _extents) = (nest.Lanes, nest.Extents);
        var walked = nest.Rows.Concat(nest.Terms).Where(v => nest.Lanes.Strides[v] != 0).OrderBy(v => nest.Extents[v] != IterationSpace.Batch);
        _variables = [.. walked, nest.Column];
        Shape = new(HasBatch, _variables.Skip(HasBatch ? 1 : 0).Select(v => nest.Extents[v]).ToEquatableArray());
    }

    /// <summary>The copy's shape.</summary>
    public Shape Shape { get; }

    private bool HasBatch => Extent(0) == IterationSpace.Batch;

    /// <summary>Whether the innermost variable but the lanes' walks from neighbour to neighbour: the columns of matrices, which are one column where there is none.</summary>
    private bool HasColumns => _variables.Length > 1 && Stride(_variables.Length - 2) == 1 && Extent(_variables.Length - 2) != IterationSpace.Batch;

    /// <summary>The copy's strides, variable by variable.</summary>
    public EquatableArray<int> StridesOf(Storage storage)
    {
        var (place, batch) = (Placement.Of(storage, Shape), HasBatch ? 1 : 0);
        return Enumerable.Range(0, _extents.Count).Select(v => Array.IndexOf(_variables, v) switch
        {
            < 0 => 0,
            0 when HasBatch => place.BatchStride,
            var axis => place.Strides[axis - batch],
        }).ToEquatableArray();
    }

    public TransposeStep Step(Storage transposed, int layer)
    {
        var last = _variables.Length - 1;
        var matrices = Enumerable.Range(0, HasColumns ? last - 1 : last).Where(axis => Extent(axis) != 1).ToArray();
        var loops = LoopSpace.Merge([.. matrices.Select(axis => new Extent(Extent(axis)))], [[.. matrices.Select(Stride)]], axis => axis == 0 && HasBatch);
        var name = _factor.Tensor.Name;
        return new(
            new(name, _factor.Storage), new(name + "ᵀ", transposed), loops.Extents, loops.Strides[0],
            Extent(last), HasColumns ? Extent(last - 1) : 1, Stride(last), layer);
    }

    private int Stride(int axis) => _factor.Strides[_variables[axis]];

    private int Extent(int axis) => _extents[_variables[axis]];
}
