using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests;

public class StreamTextTests
{
    /// <summary>Rows of several steps are padded one by one.</summary>
    [Fact]
    public void The_comment_says_where_each_state_lies()
    {
        var text = Generate("""
            [NeuralNetwork(9, 3)]
            [Conv1D(4, 3, Pads = new[] { 2, 0 })]
            [GRU(5, ReturnSequences = true)]
            """);
        Assert.Contains("The values, to be saved or set: conv1D1.past from 0, gru1.h from 32.", text, StringComparison.Ordinal);
        Assert.Contains("public const int Length = 48;", text, StringComparison.Ordinal);
        Assert.Contains("of a sequence of any length.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("MaxSteps", text, StringComparison.Ordinal);
    }

    /// <summary>What tells the steps apart ends where the declared sequence does.</summary>
    [Theory]
    [InlineData("PositionalEncoding", "[GRU(5, ReturnSequences = true)]")]
    [InlineData("PositionalEncoding(Learnt = true)", "[GRU(5, ReturnSequences = true)]")]
    [InlineData("MultiHeadAttention(2, Causal = true)", "")]
    public void A_sequence_of_tokens_has_an_end_where_steps_are_told_apart(string layer, string after)
    {
        var text = Generate($"[NeuralNetwork(9)]\n[Embedding(30, 4)]\n[{layer}]\n{after}");
        Assert.Contains("public void Step(ref State state, int token, global::System.Span<float> output)", text, StringComparison.Ordinal);
        Assert.Contains("public const int MaxSteps = 9;", text, StringComparison.Ordinal);
        Assert.Contains("public readonly int StepCount", text, StringComparison.Ordinal);
        Assert.Contains("From 0 to 29.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("StepInputSize", text, StringComparison.Ordinal);
    }

    /// <summary>Heads share rows with pads: 2 × 4 values of 9 steps, padded to 16 for the keys, and 9 × 2 × 4 for the values.</summary>
    [Fact]
    public void Attention_remembers_the_keys_and_values_of_all_steps()
    {
        var text = Generate("[NeuralNetwork(9, 8)]\n[MultiHeadAttention(2, Causal = true)]");
        Assert.Contains("steps from 0, multiHeadAttention1.keys from 16, multiHeadAttention1.values from 144.", text, StringComparison.Ordinal);
        Assert.Contains("steps (1), multiHeadAttention1.keys (72), multiHeadAttention1.values (72)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[NeuralNetwork(9, 3)]\n[GRU(5, Bidirectional = true)]", "gru1")]
    [InlineData("[NeuralNetwork(9)]\n[Embedding(30, 4)]\n[PositionalEncoding]\n[MultiHeadAttention(2)]", "multiHeadAttention1")]
    [InlineData("[NeuralNetwork(9)]\n[Embedding(30, 4)]\n[MultiHeadAttention(2, Causal = true)]\n[Flatten]", "flatten1")]
    [InlineData("[NeuralNetwork(9, 3)]\n[Conv1D(4, 3)]\n[GRU(5)]", "conv1D1")]
    public void The_layer_that_keeps_a_network_from_streaming_is_named(string declaration, string layer)
    {
        var text = Generate(declaration);
        Assert.Contains($"Sequences cannot come in step by step: {layer} does not give a step for each", text, StringComparison.Ordinal);
        Assert.DoesNotContain("StepBody", text, StringComparison.Ordinal);
    }

    /// <summary>Several tokens a step, parts of a row, and what has no time at all are no sequences of steps.</summary>
    [Theory]
    [InlineData("[NeuralNetwork(9, 2)]\n[Embedding(30, 4)]\n[Dense(3)]")]
    [InlineData("[NeuralNetwork]\n[Input(\"a\", 9)]\n[Embedding(30, 4)]\n[GRU(3)]")]
    [InlineData("[NeuralNetwork(9)]\n[Dense(3)]")]
    [InlineData("[NeuralNetwork(9, 4)]\n[Dense(3)]")]
    public void Others_have_no_step(string declaration)
    {
        var text = Generate(declaration);
        Assert.Contains("PredictBody", text, StringComparison.Ordinal);
        Assert.DoesNotContain("StepBody", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_that_no_array_can_hold_says_so()
    {
        Assert.Contains("Of 64 KiB, it belongs into a field of a class", Generate("[NeuralNetwork(64, 128)]\n[MultiHeadAttention(2, Causal = true)]"), StringComparison.Ordinal);
        Assert.DoesNotContain("a field of a class", Generate("[NeuralNetwork(32, 128)]\n[MultiHeadAttention(2, Causal = true)]"), StringComparison.Ordinal);
    }

    private static string Generate(string declaration) =>
        UserProject.Of($"using NnGen;\n\n{declaration}\npublic sealed partial class Net;").Generate().Source("Net.g.cs");
}
