namespace NnGen.Tests.Streaming;

/// <summary>Nothing in it knows the number of a step: a stream has no end.</summary>
[NeuralNetwork(12, Loss = Loss.CategoricalCrossEntropy)]
[Embedding(11, 6)]
[GRU(13, ReturnSequences = true)]
[Dense(11, Activation.Softmax)]
public sealed partial class TokenStream;

/// <summary>Two tables for one token, the smaller of which says what tokens there are.</summary>
[NeuralNetwork(12)]
[Embedding(9, 6, Name = "low")]
[Embedding(7, 6, From = "input")]
[Add("low")]
[SimpleRNN(5, ReturnSequences = true)]
public sealed partial class TwoTableStream;

/// <summary>Sines and cosines of the step, of an odd number of features, twice.</summary>
[NeuralNetwork(12)]
[Embedding(11, 5)]
[PositionalEncoding]
[Dense(19, UseBias = false)]
[BatchNorm]
[LSTM(9, ReturnSequences = true)]
[PositionalEncoding]
[Dense(4)]
public sealed partial class WaveStream;

/// <summary>Two pre-norm blocks over learnt positions.</summary>
[NeuralNetwork(21, Loss = Loss.CategoricalCrossEntropy)]
[Embedding(17, 24)]
[PositionalEncoding(Learnt = true)]
[Repeat(2, Name = "block")]
[LayerNorm]
[MultiHeadAttention(3, Causal = true, Dropout = 0.1)]
[Add("block", Name = "seen")]
[RMSNorm]
[Dense(40, Activation.GELU)]
[Dense(24)]
[Add("seen")]
[EndRepeat]
[Dense(17, Activation.Softmax)]
public sealed partial class TransformerStream;

/// <summary>Heads of one and of several values, keys and values of another layer, a convolution, and means over the batch in between.</summary>
[NeuralNetwork(33, 5)]
[MultiHeadAttention(1, 3, Causal = true, Name = "first")]
[Conv1D(6, 3, Pads = new[] { 2, 0 }, UseBias = false)]
[BatchNorm]
[MultiHeadAttention(5, 1, Causal = true, UseBias = false)]
[LSTM(7, ReturnSequences = true, Name = "memory")]
[Dense(8, From = "first")]
[MultiHeadAttention(2, Causal = true, KeyValueFrom = "memory")]
[MultiHeadAttention(2, 17, Causal = true, KeyValueFrom = "first")]
public sealed partial class AttentionStream;

/// <summary>A sequence of one step, of which attention gives the value alone.</summary>
[NeuralNetwork(1, 4)]
[MultiHeadAttention(2, Causal = true)]
public sealed partial class OneStepStream;

/// <summary>Half a megabyte of state.</summary>
[NeuralNetwork(512, 128)]
[MultiHeadAttention(2, Causal = true)]
public sealed partial class LargeStream;
