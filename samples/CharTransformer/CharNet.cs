using CharTransformer.Text;
using NnGen;

namespace CharTransformer;

/// <summary>
/// A causal transformer of two pre-norm blocks: reads up to 64 characters, as numbers in <see cref="Alphabet"/>, and gives at each position the probabilities of the
/// character that follows. A position sees itself and those before it alone.
/// </summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Embedding(Alphabet.Size, 48, StandardDeviation = 0.1)]
[PositionalEncoding(Learnt = true)]
[Repeat(2, Name = "block")]
[LayerNorm]
[MultiHeadAttention(4, Causal = true)]
[Add("block", Name = "seen")]
[LayerNorm]
[Dense(192, Activation.GELU)]
[Dense(48)]
[Add("seen")]
[EndRepeat]
[LayerNorm]
[Dense(Alphabet.Size, Activation.Softmax)]
public sealed partial class CharNet;
