namespace NnGen.Generator.Tests;

/// <summary>Arrays are equal when their elements are.</summary>
public class EquatableArrayTests
{
    [Fact]
    public void Compares_elements_in_order()
    {
        EquatableArray<string> array = ["a", "b"];

        Assert.True(array == new[] { "a", "b" }.ToEquatableArray());
        Assert.Equal(array.GetHashCode(), new[] { "a", "b" }.ToEquatableArray().GetHashCode());
        Assert.True(array != ["b", "a"]);
        Assert.True(array != ["a"]);
        Assert.False(array.Equals("a"));
    }

    [Fact]
    public void Default_is_empty_and_equal_to_every_empty_array()
    {
        EquatableArray<int> none = default;

        Assert.True(none.IsEmpty && none == [] && none == Array.Empty<int>().ToEquatableArray());
        Assert.Equal(none.GetHashCode(), EquatableArray<int>.Empty.GetHashCode());
        Assert.Empty(none);
    }

    [Fact]
    public void Compares_floating_point_elements_by_their_bits()
    {
        Assert.True(EquatableArray.Create([double.NaN]) == EquatableArray.Create([double.NaN]));
        Assert.True(EquatableArray.Create([0.0]) != EquatableArray.Create([-0.0]));
        Assert.True(EquatableArray.Create([0f]) != EquatableArray.Create([-0f]));
    }

    [Fact]
    public void Keeps_no_hold_on_what_it_was_made_of()
    {
        int[] source = [1, 2, 3];
        var array = source.ToEquatableArray();
        source[0] = 9;

        Assert.Equal([1, 2, 3], array);
        Assert.Equal(3, array[^1]);
    }
}
