using NnGen.Generator.Declaration;

namespace NnGen.Generator.Tests.Declaration;

/// <summary>A misspelt name leads to the one that was meant, and another name to none.</summary>
public class SuggestionTests
{
    [Theory]
    [InlineData("hiden", "hidden")]
    [InlineData("Hidden", "hidden")]
    [InlineData("hdiden", "hidden")]
    [InlineData("haed", "head")]
    [InlineData("attentoin", "attention")]
    [InlineData("A", "a")]
    [InlineData("b", null)]
    [InlineData("output", null)]
    [InlineData("", null)]
    public void Nearest(string name, string? expected) =>
        Assert.Equal(expected, Suggestion.Nearest(name, ["hidden", "attention", "a", "scores", "head"]));
}
