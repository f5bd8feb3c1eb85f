using NnGen.Generator.Declaration;
using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Declaration;

/// <summary>Blocks are written out, layers named and references resolved.</summary>
public class RepeatExpansionTests
{
    [Fact]
    public void Layers_are_named_by_kind_and_ordinal_and_read_the_layer_above() => Check(
        """[Dense(8)] [Flatten] [Dense(8, Name = "hidden")] [Dense(8)]""",
        "dense1(input) flatten1(dense1) hidden(flatten1) dense3(hidden)");

    [Fact]
    public void References_follow_the_layer_above_or_stand_for_it() => Check(
        """[Dense(8, Name = "a")] [Dense(8, From = "input", Name = "b")] [Add("a", "input")] [Concatenate("add1", From = "b")] [Multiply("b")]""",
        "a(input) b(input) add1(b,a,input) concatenate1(b,add1) multiply1(concatenate1,b)");

    [Fact]
    public void A_block_stands_as_often_as_it_says_each_after_the_other() => Check(
        """[Dense(8)] [Repeat(3)] [Dense(8)] [Flatten] [EndRepeat] [Dense(2)]""",
        "dense1(input) dense2(dense1) flatten1(dense2) dense3(flatten1) flatten2(dense3) dense4(flatten2) flatten3(dense4) dense5(flatten3)");

    [Fact]
    public void The_blocks_name_is_what_comes_into_the_repetition() => Check(
        """[Repeat(2, Name = "block")] [Dense(8)] [Add("block")] [EndRepeat]""",
        "dense1(input) add1(dense1,input) dense2(add1) add2(dense2,add1)");

    [Fact]
    public void A_block_without_a_name_is_called_by_its_ordinal() => Check(
        """[Repeat(1)] [Add("repeat1")] [EndRepeat] [Repeat(1)] [Add("repeat2")] [EndRepeat]""",
        "add1(input,input) add2(add1,add1)");

    [Fact]
    public void A_block_may_read_another_layer_than_the_one_above() => Check(
        """[Dense(8, Name = "a")] [Dense(8)] [Repeat(2, From = "a", Name = "b")] [Dense(8)] [Add("b")] [EndRepeat]""",
        "a(input) dense2(a) dense3(a) add1(dense3,a) dense4(add1) add2(dense4,add1)");

    [Fact]
    public void A_named_layer_carries_the_repetition_and_is_known_by_its_own_name_within_it() => Check(
        """[Repeat(2)] [Dense(8, Name = "x")] [Dense(8)] [Add("x")] [EndRepeat]""",
        "x1(input) dense2(x1) add1(dense2,x1) x2(add1) dense4(x2) add2(dense4,x2)");

    [Fact]
    public void After_a_block_a_name_is_the_last_repetitions_and_a_number_picks_another() => Check(
        """[Repeat(3)] [Dense(8, Name = "x")] [EndRepeat] [Add("x", "x2")]""",
        "x1(input) x2(x1) x3(x2) add1(x3,x3,x2)");

    [Fact]
    public void A_block_in_a_block_counts_both_and_reads_outward() => Check(
        """
        [Repeat(2, Name = "outer")] [Dense(8, Name = "o")]
            [Repeat(2, Name = "inner")] [Dense(8, Name = "i")] [Add("o", "inner", "outer")] [EndRepeat]
            [Multiply("i")]
        [EndRepeat]
        [Concatenate("i", "i1_1")]
        """,
        "o1(input) i1_1(o1) add1(i1_1,o1,o1,input) i1_2(add1) add2(i1_2,o1,add1,input) multiply1(add2,i1_2) "
        + "o2(multiply1) i2_1(o2) add3(i2_1,o2,o2,multiply1) i2_2(add3) add4(i2_2,o2,add3,multiply1) multiply2(add4,i2_2) "
        + "concatenate1(multiply2,i2_2,i1_1)");

    [Fact]
    public void In_a_block_a_resolved_name_reaches_another_repetition() => Check(
        """[Dense(8, Name = "first")] [Repeat(2)] [Dense(8, Name = "x")] [Add("first", "x1")] [EndRepeat]""",
        "first(input) x1(first) add1(x1,first,x1) x2(add1) add2(x2,first,x1)");

    [Fact]
    public void Every_layer_knows_its_declaration_and_its_property()
    {
        var layers = RepeatExpansion.Expand(Declarations.OfLayers("""[Repeat(2)] [Dense(8, Name = "x")] [Dense(8)] [EndRepeat]"""));

        Assert.Equal(["X1", "Dense2", "X2", "Dense4"], layers.Select(layer => layer.Accessor));
        Assert.Equal([1, 2, 1, 2], layers.Select(layer => layer.DeclaredIndex));
        Assert.Equal(8, layers[3].Layer.Int("units"));
    }

    [Theory]
    [InlineData("Dense", "dense")]
    [InlineData("Conv2D", "conv2D")]
    [InlineData("LSTM", "lstm")]
    [InlineData("RMSNorm", "rmsNorm")]
    [InlineData("SimpleRNN", "simpleRNN")]
    [InlineData("MaxPool2D", "maxPool2D")]
    public void A_kind_begins_a_name_in_lower_case(string kind, string prefix) => Assert.Equal(prefix, LayerNames.PrefixOf(kind));

    private static void Check(string layers, string expected)
    {
        var declaration = Declarations.OfLayers(layers);

        Assert.Empty(DeclarationValidator.Validate(declaration));
        Assert.Equal(expected, string.Join(" ", RepeatExpansion.Expand(declaration).Select(
            layer => $"{layer.Name}({string.Join(",", layer.Inputs)})")));
    }
}
