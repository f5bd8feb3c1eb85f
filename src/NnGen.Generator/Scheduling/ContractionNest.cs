using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>A factor of a contraction: the tensor, and its stride for each loop variable.</summary>
internal sealed record Factor(Tensor Tensor, Storage Storage, EquatableArray<int> Strides)
{
    /// <summary>Whether it is read from a transposed copy.</summary>
    public bool IsTransposed { get; init; }

    public string Name => IsTransposed ? Tensor.Name + "ᵀ" : Tensor.Name;
}

/// <summary>
/// A contraction, or a sum over the batch, as loops: lanes run over the output's last axis, rows over its others, terms over what is summed.
/// As every index is an affine function of the loop variables, every operand has one stride for each of them.
/// </summary>
/// <param name="Extents">The extents of the loop variables.</param>
/// <param name="Column">The variable that lanes run over, or −1 where there is none.</param>
/// <param name="Rows">The variables of the rows, outermost first: the batch, then those on which the lanes operand depends.</param>
/// <param name="RowAxes">The output's axes in that order.</param>
/// <param name="Terms">The variables of the terms, outermost first.</param>
/// <param name="Lanes">The operand that is read along its rows.</param>
/// <param name="Left">The other factor, if there is one.</param>
internal sealed record ContractionNest(
    EquatableArray<int> Extents, int Column, EquatableArray<int> Rows, EquatableArray<int> RowAxes, EquatableArray<int> Terms, Factor Lanes, Factor? Left)
{
    /// <summary>Whether the lanes' elements do not lie side by side, so that the operand must be rearranged first.</summary>
    public bool NeedsRearrangement => Columns > 1 && Lanes.Strides[Column] != 1;

    /// <summary>Whether the left factor has an element for each lane too.</summary>
    public bool IsPaired => Left is not null && Column >= 0 && Left.Strides[Column] != 0;

    /// <summary>Whether both factors are a sample's, as in attention, where there are always rows enough to keep sums in flight.</summary>
    public bool IsOfSamples => Lanes.Tensor.Shape.HasBatch && Left is { Tensor.Shape.HasBatch: true };

    public int Columns => Column < 0 ? 1 : Extents[Column];

    public IReadOnlyList<Extent> TermExtents => [.. Terms.Select(variable => new Extent(Extents[variable]))];

    /// <exception cref="InvalidOperationException">The output's indices are more than variables.</exception>
    public static ContractionNest Of(Tensor product, Func<Tensor, Placement> placeOf)
    {
        var (space, left, right, output) = product is ContractTensor c
            ? (c.Space, Read(c.Left, c.LeftMap, placeOf), Read(c.Right, c.RightMap, placeOf), c.OutputMap)
            : OfSum((ReduceTensor)product, placeOf);
        var (batch, last) = (product.Shape.HasBatch ? 1 : 0, output.Indices.Count - 1);
        var variables = output.Indices.Select(index => VariableOf(index, product, space)).ToArray();
        var column = last >= batch ? variables[last] : -1;
        var (lanes, other) = column >= 0 && right is not null && right.Strides[column] != 0 && !(left.Strides[column] == 1 && right.Strides[column] != 1)
            ? (right, left)
            : (left, right);
        var axes = Enumerable.Range(batch, Math.Max(0, last - batch)).Where(i => variables[i] >= 0)
            .OrderBy(i => lanes.Strides[variables[i]] == 0).ThenBy(i => i).ToArray();
        int[] rows = [.. batch == 1 ? [variables[0]] : Array.Empty<int>(), .. axes.Select(i => variables[i])];
        var walk = other ?? lanes;
        var terms = Enumerable.Range(0, space.Count).Where(v => v != column && !rows.Contains(v))
            .OrderBy(v => space.Extents[v] != IterationSpace.Batch).ThenByDescending(v => Math.Abs(walk.Strides[v])).ToArray();
        return new(space.Extents, column, new(rows), axes.Select(i => i - batch).ToEquatableArray(), new(terms), lanes, other);
    }

    /// <summary>The nest with a transposed copy of its lanes operand.</summary>
    public ContractionNest WithTransposed(Storage storage, EquatableArray<int> strides) =>
        this with { Lanes = Lanes with { Storage = storage, Strides = strides, IsTransposed = true } };

    public Walk WalkOf(Factor factor) => new(Select(factor, Rows), Select(factor, Terms));

    private static EquatableArray<int> Select(Factor factor, EquatableArray<int> variables) => variables.Select(v => factor.Strides[v]).ToEquatableArray();

    private static int VariableOf(AffineIndex index, Tensor product, IterationSpace space) => index.Variable >= 0 ? index.Variable
        : index.Offset == 0 && index.Coefficients.All(coefficient => coefficient == 0) ? -1
        : throw new InvalidOperationException($"No loop skeleton writes {product} at {index.ToString(space)}.");

    private static Factor Read(Tensor tensor, AffineMap map, Func<Tensor, Placement> placeOf)
    {
        var place = placeOf(tensor);
        var moved = place.Through(map, tensor.Shape, Shape.Fixed(new int[map.Indices[0].Coefficients.Count]));
        var batch = tensor.Shape.HasBatch ? map.Indices[0].Variable : -1;
        return new(tensor, moved.Storage, moved.Strides.Select((stride, v) => v == batch ? place.BatchStride : stride).ToEquatableArray());
    }

    /// <summary>A sum over the batch, and over axes: the operand's elements times nothing.</summary>
    private static (IterationSpace Space, Factor Left, Factor? Right, AffineMap Output) OfSum(ReduceTensor sum, Func<Tensor, Placement> placeOf)
    {
        var shape = sum.Operands[0].Shape;
        var (space, identity) = (TensorGraph.ViewSpace(shape), TensorGraph.Identity(shape));
        var kept = identity.Indices.Skip(1).Select((index, axis) => sum.Axes.Contains(axis) || shape.Axes[axis] == 1
            ? new AffineIndex(new(new int[space.Count]), 0)
            : index);
        return (space, Read(sum.Operands[0], identity, placeOf), null, new(kept.ToEquatableArray()));
    }
}
