using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests;

public class StreamTextTests
{
    /// <summary>Rows of several steps are padded one by one.</summary>
    [Fact]
    public void The_comment_says_where_each_state_lies()
    {
        var text = UserProject.Of("""
            using NnGen;

            [NeuralNetwork(9, 3)]
            [Conv1D(4, 3, Pads = new[] { 2, 0 })]
            [GRU(5, ReturnSequences = true)]
            public sealed partial class CausalNet;
            """).Generate().Source("CausalNet.g.cs");
        Assert.Contains("The values, to be saved or set: conv1D1.past from 0, gru1.h from 32.", text, StringComparison.Ordinal);
        Assert.Contains("public const int Length = 48;", text, StringComparison.Ordinal);
    }
}
