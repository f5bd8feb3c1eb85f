namespace NnGen.Bench.Networks;

/// <summary>32x64-A4-256-64: a causal transformer block, normalised before its two branches, on 32 tokens.</summary>
[NeuralNetwork(32, 64, Loss = Loss.MeanSquaredError)]
[LayerNorm]
[MultiHeadAttention(4, Causal = true)]
[Add("input", Name = "mixed")]
[LayerNorm]
[Dense(256, Activation.GELU)]
[Dense(64)]
[Add("mixed")]
internal sealed partial class TransformerBlock;
