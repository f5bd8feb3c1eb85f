using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Tests.Scheduling;

/// <summary>Which loop over the columns computes each of several maps, some of which call functions.</summary>
public class FunctionLoopsTests
{
    private const int None = FunctionLoops.None;
    private static readonly EquatableArray<ScalarFunction> Nothing = [];
    private static readonly EquatableArray<ScalarFunction> Tanh = new([ScalarFunction.Tanh]);
    private static readonly EquatableArray<ScalarFunction> Sigmoid = new([ScalarFunction.Sigmoid]);

    [Fact]
    public void Gates_have_a_loop_for_each_function_and_a_cell_s_output_is_computed_beside_its_state()
    {
        // i, f, g, o, c = f·c + i·g, s = tanh c, h = o·s
        var loops = FunctionLoops.Of([[], [], [], [], [0, 1, 2], [4], [3, 5]], [Sigmoid, Sigmoid, Tanh, Sigmoid, Nothing, Tanh, Nothing]);
        Assert.Equal([new(0, 0), new(0, 0), new(0, 2), new(0, 0), new(1, None), new(1, 5), new(1, 5)], loops);
    }

    [Fact]
    public void A_function_of_what_another_loop_computes_waits_for_the_next_pass()
    {
        // r, z, n = tanh(x + r·u), h = (1 − z)·n + z·h
        var loops = FunctionLoops.Of([[], [], [0], [1, 2]], [Sigmoid, Sigmoid, Tanh, Nothing]);
        Assert.Equal([new(0, 0), new(0, 0), new(1, 2), new(1, 2)], loops);
    }

    [Fact]
    public void Equal_functions_of_different_passes_have_different_loops()
    {
        var loops = FunctionLoops.Of([[], [0], [1], [0, 2]], [Tanh, Tanh, Tanh, Nothing]);
        Assert.Equal([new(0, 0), new(1, 1), new(2, 2), new(2, 2)], loops);
    }

    [Fact]
    public void What_reads_one_function_through_others_stays_in_its_loop()
    {
        var loops = FunctionLoops.Of([[], [0], [0, 1], [2]], [Tanh, Nothing, Nothing, Sigmoid]);
        Assert.Equal([new(0, 0), new(0, 0), new(0, 0), new(1, 3)], loops);
    }

    [Fact]
    public void What_reads_two_functions_of_a_pass_comes_after_both_unless_they_share_a_loop()
    {
        Assert.Equal([new(0, 0), new(0, 1), new(1, None)], FunctionLoops.Of([[], [], [0, 1]], [Tanh, Sigmoid, Nothing]));
        Assert.Equal([new(0, 0), new(0, 0), new(0, 0)], FunctionLoops.Of([[], [], [0, 1]], [Tanh, Tanh, Nothing]));
    }
}
