using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Tests.Scheduling;

/// <summary>When a step may write a new state over the old one.</summary>
public class ReplacementTests
{
    private readonly TensorGraph _graph = new();
    private readonly Tensor _before;
    private readonly Tensor _x;
    private readonly Tensor _weights;

    public ReplacementTests()
    {
        (_before, _x) = (_graph.Input("h", InputKind.Rows, Shape.Batched(32)), _graph.Input("x", InputKind.Rows, Shape.Batched(32)));
        _weights = _graph.Parameter(new("U", new([32, 64]), ParameterRole.Weight, 32, 64, Initializer.Zeros, 0), "U");
    }

    [Fact]
    public void An_element_may_take_the_place_of_the_one_it_is_computed_from()
    {
        var after = _graph.Map(Tanh(Argument(0) + Argument(1)), _before, _x);
        Assert.True(IsSafe(after, after));
    }

    [Fact]
    public void A_product_that_comes_first_may_read_the_old_elements()
    {
        var after = _graph.Map(Argument(0) * Argument(1), _graph.Slice(Product(_before), 0, 32, 32), _before);
        Assert.True(IsSafe(after, after, Product(after)));
    }

    [Fact]
    public void A_product_that_reads_the_old_elements_later_may_not()
    {
        var after = _graph.Map(Argument(0) * Argument(1), _x, _before);
        Assert.False(IsSafe(after, after, _graph.Contract("n i, i o -> n o", _graph.Map(Argument(0) + Argument(1), _graph.Slice(Product(after), 0, 0, 32), _before), _weights, Shape.Batched(64))));
    }

    [Fact]
    public void What_is_computed_from_the_old_elements_beside_the_new_ones_could_come_after_them()
    {
        var after = _graph.Map(Argument(0) * Argument(1), _x, _before);
        var beside = _graph.Map(Argument(0) - Argument(1), after, _before);
        Assert.False(IsSafe(after, after, beside));
        Assert.True(IsSafe(after, after, _graph.Map(Tanh(Argument(0)), after)));
    }

    [Fact]
    public void Other_elements_may_not_be_read()
    {
        var (before, x) = (_graph.Input("m", InputKind.Rows, Shape.Batched(8, 8)), _graph.Input("y", InputKind.Rows, Shape.Batched(8, 8)));
        var (alike, across) = (_graph.Map(Argument(0) * Argument(1), x, before), _graph.Map(Argument(0) * Argument(1), x, _graph.Transpose(before, 1, 0)));
        Assert.True(FunctionGroups.Of(alike).Replacement.IsSafe(alike, before));
        Assert.False(FunctionGroups.Of(across).Replacement.IsSafe(across, before));
    }

    [Fact]
    public void A_state_that_is_asked_for_stays()
    {
        var after = _graph.Map(Argument(0) * Argument(1), _x, _before);
        Assert.False(IsSafe(after, after, _before));
    }

    private Tensor Product(Tensor left) => _graph.Contract("n i, i o -> n o", left, _weights, Shape.Batched(64));

    private bool IsSafe(Tensor after, params Tensor[] outputs) => FunctionGroups.Of(outputs).Replacement.IsSafe(after, _before);
}
