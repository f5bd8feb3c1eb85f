using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Tests.Scheduling;

/// <summary>Which products start from others in the same registers.</summary>
public class ProductChainsTests
{
    private readonly TensorGraph _graph = new();

    [Fact]
    public void A_product_added_to_another_starts_from_it()
    {
        var x = Biased(Product("x", "W", 8, 128));
        var groups = FunctionGroups.Of(Added(Product("h", "U", 32, 128), x)).Groups;
        Assert.Equal(x, Assert.Single(groups).Start!.Members[^1]);
    }

    [Fact]
    public void Three_products_are_one()
    {
        var sum = Added(Product("h", "U", 32, 128), Added(Product("g", "V", 16, 128), Biased(Product("x", "W", 8, 128))));
        Assert.NotNull(Assert.Single(FunctionGroups.Of(sum).Groups).Start!.Start);
    }

    [Fact]
    public void A_sum_that_something_else_reads_is_stored()
    {
        var x = Biased(Product("x", "W", 8, 128));
        var sum = Added(Product("h", "U", 32, 128), x);
        Assert.All(FunctionGroups.Of(sum, x).Groups, group => Assert.Null(group.Start));
        Assert.All(FunctionGroups.Of(sum, _graph.Map(Tanh(Argument(0)), _graph.Slice(x, 0, 0, 32))).Groups, group => Assert.Null(group.Start));
    }

    [Fact]
    public void A_product_that_something_else_reads_without_the_sum_stands_alone()
    {
        var h = Product("h", "U", 32, 128);
        var sum = Added(h, Biased(Product("x", "W", 8, 128)));
        Assert.All(FunctionGroups.Of(sum, h).Groups, group => Assert.Null(group.Start));
        Assert.All(FunctionGroups.Of(_graph.Map(Argument(0) * Argument(1), sum, h)).Groups, group => Assert.Null(group.Start));
    }

    [Fact]
    public void A_product_that_needs_the_sum_first_does_not_start_from_it()
    {
        var x = Biased(Product("x", "W", 32, 128));
        var h = Contract(_graph.Map(Sigmoid(Argument(0)), x), "U", 128, 128);
        Assert.All(FunctionGroups.Of(Added(h, x)).Groups, group => Assert.Null(group.Start));
    }

    [Fact]
    public void Sums_in_several_parts_are_not_continued()
    {
        var sum = Added(Product("h", "U", 32, 16), Biased(Product("x", "W", 8, 16)));
        Assert.All(FunctionGroups.Of(sum).Groups, group => Assert.Null(group.Start));
    }

    private Tensor Product(string input, string weights, int terms, int columns) =>
        Contract(_graph.Input(input, InputKind.Rows, Shape.Batched(terms)), weights, terms, columns);

    private Tensor Contract(Tensor left, string weights, int terms, int columns) => _graph.Contract("n i, i o -> n o", left, Parameter(weights, terms, columns), Shape.Batched(columns));

    private Tensor Biased(Tensor product) => _graph.Map(Argument(0) + Argument(1), product, Parameter("b", product.Shape.RowLength));

    private Tensor Added(Tensor product, Tensor sum) => _graph.Map(Argument(0) + Argument(1), product, sum);

    private ParameterTensor Parameter(string name, params int[] axes) =>
        _graph.Parameter(new(name, new(axes), ParameterRole.Weight, 1, 1, Initializer.Zeros, 0), name);
}
