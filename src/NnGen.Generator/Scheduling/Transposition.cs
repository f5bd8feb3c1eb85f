using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// The copy of a factor in the order in which a nest walks through it, its lanes side by side: matrices transposed, one after the other; those
/// of a convolution's input gradient back to front, which is the kernel rotated by half a turn.
/// </summary>
internal sealed class Transposition
{
    private readonly Factor _factor;
    private readonly int[] _variables;
    private readonly EquatableArray<int> _extents;

    /// <exception cref="InvalidOperationException">The factor is no sequence of matrices.</exception>
    public Transposition(ContractionNest nest)
    {
        (_factor, _extents) = (nest.Lanes, nest.Extents);
        _variables = [.. nest.Rows.Concat(nest.Terms).Where(v => nest.Lanes.Strides[v] != 0), nest.Column];
        if (_variables.Length < 2 || _factor.Tensor.Shape.HasBatch || Stride(_variables.Length - 2) != 1)
        {
            throw new InvalidOperationException($"No loop skeleton reads {_factor.Tensor} across its rows.");
        }

        Shape = Shape.Fixed([.. _variables.Select(v => nest.Extents[v])]);
    }

    /// <summary>The copy's shape.</summary>
    public Shape Shape { get; }

    /// <summary>The copy's strides, variable by variable.</summary>
    public EquatableArray<int> StridesOf(Storage storage)
    {
        var place = Placement.Of(storage, Shape);
        return Enumerable.Range(0, _extents.Count).Select(v => Array.IndexOf(_variables, v) is >= 0 and var axis ? place.Strides[axis] : 0).ToEquatableArray();
    }

    public TransposeStep Step(Storage transposed, int layer)
    {
        var last = _variables.Length - 1;
        var (matrices, distance) = (1, 0);
        for (var axis = last - 2; axis >= 0; axis--)
        {
            if (matrices > 1 && Stride(axis) != matrices * distance)
            {
                throw new InvalidOperationException($"The matrices of {_factor.Tensor} do not lie evenly spaced.");
            }

            (matrices, distance) = (matrices * Extent(axis), matrices > 1 ? distance : Stride(axis));
        }

        var name = _factor.Tensor.Name;
        return new(new(name, _factor.Storage), new(name + "ᵀ", transposed), matrices, distance, Extent(last), Extent(last - 1), Stride(last), layer);
    }

    private int Stride(int axis) => _factor.Strides[_variables[axis]];

    private int Extent(int axis) => _extents[_variables[axis]];
}
