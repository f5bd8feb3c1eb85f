using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Graph;

public class ContractionFormulaTests
{
    private readonly TensorGraph _graph = new();

    [Fact]
    public void Formula_becomes_an_iteration_space_and_three_maps()
    {
        var (space, left, right, output) = ContractionFormula.Read(
            "n 2y+3v+1 i, v i o -> n y o", Shape.Batched(20, 4), Shape.Fixed(3, 4, 5), Shape.Batched(6, 5));

        Assert.Equal("nyvio", space.Letters);
        Assert.Equal([IterationSpace.Batch, 6, 3, 4, 5], space.Extents);
        Assert.Equal("n 2y+3v+1 i", left.ToString(space));
        Assert.Equal("v i o", right.ToString(space));
        Assert.Equal("n y o", output.ToString(space));
        Assert.Equal((1, 17), left.Indices[1].Range(space));
    }

    [Fact]
    public void A_coefficient_may_be_negative()
    {
        var (space, left, _, _) = ContractionFormula.Read("n y+-1v+2, v -> n y", Shape.Batched(6), Shape.Fixed(3), Shape.Batched(4));
        Assert.Equal((0, 5), left.Indices[1].Range(space));
    }

    [Theory]
    [InlineData("n i, i o -> n o", new[] { 3 }, new[] { 4, 2 }, new[] { 2 })]
    [InlineData("n i, i o -> n o", new[] { 4 }, new[] { 3, 2 }, new[] { 2 })]
    [InlineData("n i, i o -> n o", new[] { 4 }, new[] { 4, 2 }, new[] { 3 })]
    [InlineData("n n, n o -> n o", new[] { 4 }, new[] { 4, 2 }, new[] { 2 })]
    [InlineData("n i, i o -> n i", new[] { 4 }, new[] { 4, 2 }, new[] { 2 })]
    public void Extents_that_contradict_each_other_are_refused(string formula, int[] left, int[] right, int[] output) =>
        AssertRefused(formula, left, right, output);

    [Theory]
    [InlineData("n i j, i o -> n o", new[] { 4 }, new[] { 4, 2 }, new[] { 2 })]
    [InlineData("n i, i -> n o", new[] { 4 }, new[] { 4, 2 }, new[] { 2 })]
    [InlineData("i, i o -> n o", new[] { 4 }, new[] { 4, 2 }, new[] { 2 })]
    public void Indices_that_do_not_fit_the_rank_are_refused(string formula, int[] left, int[] right, int[] output) =>
        AssertRefused(formula, left, right, output);

    [Theory]
    [InlineData("n y+v, v -> n y", new[] { 5 }, new[] { 3 }, new[] { 4 })]
    [InlineData("n 2y+v, v -> n y", new[] { 5 }, new[] { 3 }, new[] { 3 })]
    [InlineData("n y+v+1, v -> n y", new[] { 5 }, new[] { 3 }, new[] { 3 })]
    [InlineData("n y+-1v, v -> n y", new[] { 5 }, new[] { 3 }, new[] { 5 })]
    public void Indices_that_leave_an_axis_are_refused(string formula, int[] left, int[] right, int[] output) =>
        AssertRefused(formula, left, right, output);

    [Theory]
    [InlineData("n i, i o n o", new[] { 4 }, new[] { 4, 2 }, new[] { 2 })]
    [InlineData("n i -> n o", new[] { 4 }, new[] { 4, 2 }, new[] { 2 })]
    [InlineData("n y+v, o -> n o", new[] { 4 }, new[] { 2 }, new[] { 2 })]
    [InlineData("n i?, i o -> n o", new[] { 4 }, new[] { 4, 2 }, new[] { 2 })]
    [InlineData("n i+n, i o -> n o", new[] { 4 }, new[] { 1, 2 }, new[] { 2 })]
    [InlineData("2n i, i o -> n o", new[] { 4 }, new[] { 4, 2 }, new[] { 2 })]
    public void Formulas_without_a_meaning_are_refused(string formula, int[] left, int[] right, int[] output) =>
        AssertRefused(formula, left, right, output);

    private void AssertRefused(string formula, int[] left, int[] right, int[] output)
    {
        var x = _graph.Input("x", InputKind.Rows, Shape.Batched(left));
        var w = _graph.Input("w", InputKind.Rows, Shape.Fixed(right));
        Assert.Throws<ArgumentException>(() => _graph.Contract(formula, x, w, Shape.Batched(output)));
    }
}
