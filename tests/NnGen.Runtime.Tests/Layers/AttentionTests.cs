using NnGen.Tests.Fixtures;

namespace NnGen.Tests.Layers;

/// <summary>Attention against PyTorch's in double precision: outputs, gradients, ten steps; see Fixtures/attention.py.</summary>
public class AttentionTests
{
    private const int Values = 30;
    private const int Samples = 4;

    private static readonly NetworkFixture File = new("attention.csv", Samples);

    [Fact]
    public void Self_attention_is_PyTorch_s() => Check<AttentionNet>("self");

    [Fact]
    public void Attention_without_biases_is_PyTorch_s() => Check<UnbiasedAttentionNet>("without biases");

    [Fact]
    public void Causal_attention_after_positions_is_PyTorch_s() => Check<CausalAttentionNet>("causal");

    [Fact]
    public void Cross_attention_is_PyTorch_s() => Check<CrossAttentionNet>("cross");

    [Fact]
    public void Cross_attention_to_other_features_is_PyTorch_s() => Check<WiderAttentionNet>("cross, other features");

    [Fact]
    public void A_block_of_a_transformer_is_PyTorch_s() => Check<TransformerBlockNet>("block");

    [Fact]
    public void A_file_of_PyTorch_s_modules_is_loaded_and_saved_as_it_was()
    {
        var original = Path.Combine(AppContext.BaseDirectory, "Fixtures", "attention.safetensors");
        var (net, again) = (new TransformerBlockNet(seed: 1), new TransformerBlockNet(seed: 2));
        net.Load(original);
        var outputs = new float[Samples * Values];
        net.Predict(File.Floats("block: inputs"), outputs);
        NetworkFixture.AssertClose("outputs", File["block: outputs"].Single(), outputs);

        var path = Path.GetTempFileName();
        try
        {
            net.Save(path);
            again.Load(path);
            Assert.Equal(net.Parameters.ToArray(), again.Parameters.ToArray());
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    /// <summary>The softmax does not feel a bias of the keys, whose gradient is rounding; Adam's ε keeps it from being magnified.</summary>
    private static void Check<TNet>(string name)
        where TNet : class, INetwork<TNet> => File.Check<TNet>(name, new Adam(0.02f, epsilon: 0.1f));
}
