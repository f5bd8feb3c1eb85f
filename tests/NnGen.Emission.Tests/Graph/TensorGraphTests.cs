using NnGen.Generator;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Emission.Tests.Graph;

public class TensorGraphTests
{
    private readonly TensorGraph _graph = new();
    private readonly Tensor _x;
    private readonly Tensor _w;

    public TensorGraphTests()
    {
        _x = _graph.Input("x", InputKind.Rows, Shape.Batched(3, 4));
        _w = _graph.Input("w", InputKind.Rows, Shape.Fixed(4, 2));
    }

    [Fact]
    public void Equal_values_are_one_tensor()
    {
        Func<Tensor>[] makers =
        [
            () => _graph.Contract("n t i, i o -> n t o", _x, _w, Shape.Batched(3, 2)),
            () => _graph.Map((Argument(0) * 2) + Index(0), _x),
            () => _graph.Reduce(ReduceKind.Sum, _x, false, 0, 1),
            () => _graph.Reduce(ReduceKind.Sum, _x, false, 1, 0),
            () => _graph.Reshape(_x, 12),
            () => _graph.Transpose(_x, 1, 0),
            () => _graph.Concatenate(1, _x, _x),
            () => _graph.Pad(_x, [0, 1], [0, 1]),
            () => _graph.Random(Distribution.Uniform, 0, _x.Shape),
            () => _graph.StopGradient(_x),
            () => _graph.Map(Argument(1) - Argument(0), _x, _graph.ReduceRow(ReduceKind.Max, _x)),
        ];
        Assert.All(makers, make => Assert.Same(make(), make()));
        Assert.Equal(_graph.Tensors.Count, _graph.Tensors.Distinct().Count());
        Assert.All(_graph.Tensors, tensor => Assert.All(tensor.Operands, operand => Assert.True(operand.Id < tensor.Id)));
    }

    [Fact]
    public void Values_that_differ_are_different_tensors()
    {
        Tensor[] tensors =
        [
            _graph.Reduce(ReduceKind.Sum, _x, false, 0),
            _graph.Reduce(ReduceKind.Sum, _x, false, 1),
            _graph.Reduce(ReduceKind.Max, _x, false, 1),
            _graph.Reduce(ReduceKind.Sum, _x, true, 1),
            _graph.Random(Distribution.Uniform, 0, _x.Shape),
            _graph.Random(Distribution.Uniform, 1, _x.Shape),
            _graph.Random(Distribution.Normal, 0, _x.Shape),
            _graph.Fill(_x.Shape, 1),
            _graph.Fill(_x.Shape, 2),
            _graph.Concatenate(0, _x, _x),
            _graph.Concatenate(1, _x, _x),
            _graph.Pad(_x, [1, 0], [0, 0]),
            _graph.Pad(_x, [0, 0], [1, 0]),
            _graph.Slice(_x, 0, 0, 2),
            _graph.Slice(_x, 0, 1, 2),
        ];
        Assert.Equal(tensors.Length, tensors.Distinct().Count());
    }

    [Fact]
    public void Operands_given_twice_merge_and_unused_ones_vanish()
    {
        var b = _graph.Input("b", InputKind.Rows, Shape.Fixed(4));
        var y = _graph.Map(Argument(0) * Argument(1), _x, _x, b);
        Assert.Equal([_x], y.Operands);
        Assert.Same(y, _graph.Map(Argument(0) * Argument(0), _x));
        Assert.Same(_x, _graph.Map(Argument(1), b, _x));
    }

    [Fact]
    public void A_leaf_asked_for_again_under_another_shape_is_refused()
    {
        Assert.Same(_x, _graph.Input("x", InputKind.Rows, Shape.Batched(3, 4)));
        Assert.Throws<ArgumentException>(() => _graph.Input("x", InputKind.Rows, Shape.Batched(4, 3)));
        Assert.Throws<ArgumentException>(() => _graph.Input("x", InputKind.Labels, Shape.Batched(3, 4)));
    }

    [Fact]
    public void Views_that_leave_their_operand_are_refused()
    {
        Assert.Throws<ArgumentException>(() => _graph.Slice(_x, 1, 2, 3));
        Assert.Throws<ArgumentException>(() => _graph.Slice(_x, 1, -1, 3));
        Assert.Throws<ArgumentException>(() => View([new([1, 0], 0), new([0, 1], 0)], Shape.Batched(3)));
        Assert.Throws<ArgumentException>(() => View([new([0, 1], 0), new([1, 0], 0), new([0, 0], 0)], Shape.Batched(3)));
        Assert.Throws<ArgumentException>(() => View([new([1, 0], 1), new([0, 1], 0), new([0, 0], 0)], Shape.Batched(3)));
        Assert.Throws<ArgumentException>(() => View([new([1, 0], 0), new([0, 1], 0), new([1, 0], 0)], Shape.Batched(3)));
        Assert.IsType<AffineViewTensor>(View([new([1, 0], 0), new([0, 1], 0), new([0, 0], 3)], Shape.Batched(3)));
    }

    [Fact]
    public void Operands_of_a_map_must_fit_the_shape_it_is_given() =>
        Assert.Throws<ArgumentException>(() => _graph.Map(Shape.Batched(4), Argument(0) + 1, _x));

    private Tensor View(EquatableArray<AffineIndex> indices, Shape shape) => _graph.View(_x, new AffineMap(indices), shape);
}
