using CharTransformer.Text;
using NnGen;

namespace CharTransformer;

/// <summary>
/// A causal transformer of two pre-norm blocks: reads 64 characters, as numbers in <see cref="Alphabet"/>, and gives at each position the probabilities of the
/// character that follows. A position sees itself and those before it alone.
/// </summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Embedding(Alphabet.Size, 64, StandardDeviation = 0.1)]
[PositionalEncoding(Learnt = true)]
[Dropout(0.1)]
[Repeat(2, Name = "block")]
[LayerNorm]
[MultiHeadAttention(4, Causal = true)]
[Dropout(0.1)]
[Add("block", Name = "seen")]
[LayerNorm]
[Dense(256, Activation.GELU)]
[Dense(64)]
[Dropout(0.1)]
[Add("seen")]
[EndRepeat]
[LayerNorm]
[Dense(Alphabet.Size, Activation.Softmax)]
public sealed partial class CharNet;
