using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Networks that read tokens, compiled and run, against the interpreter: outputs, losses and every gradient, alone and in a batch.</summary>
public class TokenNetworkTests
{
    [Theory]
    [InlineData(256, 1)]
    [InlineData(128, 4)]
    public void Emitted_code_agrees_with_the_interpreter(int bits, int count)
    {
        var width = bits == 256 ? VectorWidth.Bits256 : VectorWidth.Bits128;
        foreach (var (source, i) in TokenNetworks.All.Select((source, i) => (source, i)))
        {
            var network = ChosenNetworks.Shared.Get(source, width);
            var data = new NetworkData(network.Model, Math.Max(network.Model.LeastBatch, count), seed: i);
            var expectation = new NetworkExpectation(network, data);
            expectation.Check(NetworkRun.Of(network, data));
            Assert.Equal(0, expectation.ZeroGradients);
            Assert.InRange(expectation.Compared, 20, int.MaxValue);
        }
    }

    [Fact]
    public void A_token_beyond_the_vocabulary_is_refused_by_name_before_anything_is_written()
    {
        var network = ChosenNetworks.Shared.Get(TokenNetworks.All[0]);
        var (code, data) = (network.Code, new NetworkData(network.Model, 4, seed: 1));
        var (storage, gradients, workspace) = (network.Store(data.Parameters), network.Gradients, code.CreateWorkspace(4));
        var outputs = new float[4 * code.OutputSize];
        foreach (var token in new[] { 9, -1, int.MinValue })
        {
            var tokens = data.Inputs.ToArray();
            tokens[(2 * code.InputSize) + 5] = token;
            AssertRefused(token, () => code.Predict(storage, [], tokens, outputs));
            AssertRefused(token, () => code.Forward(storage, [], tokens, outputs, workspace));
            AssertRefused(token, () => code.Evaluate(storage, [], tokens, data.Labels, outputs, workspace));
            AssertRefused(token, () => code.ComputeDeltas(storage, [], tokens, data.Labels, workspace, 1, false));
            AssertRefused(token, () => code.AddGradients(tokens, data.Labels, workspace, gradients, true, 0, 1));
        }

        Assert.All(outputs.Concat(gradients).Concat(workspace.Memory.ToArray()), value => Assert.Equal(0, value));
        code.Predict(storage, [], data.Inputs, outputs);
        Assert.DoesNotContain(0, outputs);
    }

    [Fact]
    public void Tokens_have_no_gradients()
    {
        var network = ChosenNetworks.Shared.Get(TokenNetworks.All[0]);
        Assert.Null(network.Model.Backward.InputGradient);
        Assert.True(network.Code.Info.ReadsTokens);
        Assert.Equal("Vocabulary { Start = 0, Count = 7, Size = 9 }", Assert.Single(network.Code.Info.Vocabularies).ToString());
    }

    private static void AssertRefused(int token, Action action)
    {
        var error = Assert.Throws<ArgumentException>("tokens", action);
        Assert.StartsWith(FormattableString.Invariant($"token 5 of sample 2 is {token}; the vocabulary has 9"), error.Message, StringComparison.Ordinal);
    }
}
