namespace NnGen.Tests.Layers;

[NeuralNetwork(5, 6, Loss = Loss.MeanSquaredError)]
[MultiHeadAttention(2)]
public sealed partial class AttentionNet;

[NeuralNetwork(5, 6, Loss = Loss.MeanSquaredError)]
[MultiHeadAttention(3, UseBias = false)]
public sealed partial class UnbiasedAttentionNet;

[NeuralNetwork(5, 6, Loss = Loss.MeanSquaredError)]
[PositionalEncoding]
[MultiHeadAttention(3, Causal = true)]
public sealed partial class CausalAttentionNet;

[NeuralNetwork(5, 6, Loss = Loss.MeanSquaredError)]
[Dense(6, Name = "seen")]
[MultiHeadAttention(2, From = "input", KeyValueFrom = "seen")]
public sealed partial class CrossAttentionNet;

[NeuralNetwork(5, 6, Loss = Loss.MeanSquaredError)]
[Dense(10, Name = "seen")]
[MultiHeadAttention(2, From = "input", KeyValueFrom = "seen")]
public sealed partial class WiderAttentionNet;

/// <summary>A pre-norm block of a transformer.</summary>
[NeuralNetwork(5, 6, Loss = Loss.MeanSquaredError)]
[PositionalEncoding(Learnt = true)]
[LayerNorm]
[MultiHeadAttention(3, Causal = true)]
[Add("positionalEncoding1", Name = "mixed")]
[LayerNorm]
[Dense(20, Activation.GELU)]
[Dense(6)]
[Add("mixed")]
public sealed partial class TransformerBlockNet;
