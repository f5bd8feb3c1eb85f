namespace NnGen.Bits;

/// <summary>Softmax, dropout and ReLU at sizes no vector width divides.</summary>
[NeuralNetwork(13, Loss = Loss.CategoricalCrossEntropy, LabelSmoothing = 0.05)]
[Dense(37, Activation.ReLU)]
[Dropout(0.2)]
[Dense(21, Activation.SiLU)]
[Dense(5, Activation.Softmax)]
internal sealed partial class Classifier;

/// <summary>Every other function, residual and joined.</summary>
[NeuralNetwork(11, Loss = Loss.Huber)]
[Dense(19, Activation.Tanh, Name = "h")]
[Repeat(2, Name = "block")]
[Dense(19, Activation.GELU)]
[Dense(19, Activation.PReLU)]
[Add("block")]
[EndRepeat]
[Dense(19, Activation.Softplus)]
[Concatenate("h", "input")]
[Dense(18, Activation.ELU)]
[Dense(3, Activation.Sigmoid)]
internal sealed partial class Regressor;

/// <summary>Starts orthogonal, both ways.</summary>
[NeuralNetwork(13, Loss = Loss.CategoricalCrossEntropy)]
[Dense(21, Activation.Tanh, KernelInitializer = Initializer.Orthogonal)]
[Dense(5, Activation.Softmax, KernelInitializer = Initializer.Orthogonal)]
internal sealed partial class Orthogonal;

/// <summary>Images: windows, groups, a residual sum and channels that no vector width divides.</summary>
[NeuralNetwork(7, 6, 2, Loss = Loss.CategoricalCrossEntropy)]
[Conv2D(10, 3, Activation.ReLU, Padding = Padding.Same, Name = "first")]
[Conv2D(10, 3, Activation.SiLU, Padding = Padding.Same, Groups = 2)]
[Add("first")]
[MaxPool2D(3, Strides = 2)]
[DepthwiseConv2D(2, Activation.Tanh)]
[Conv2DTranspose(21, 3, Activation.ReLU, Strides = 2)]
[AveragePool2D(3, Strides = 2, Padding = Padding.Same)]
[Flatten]
[Dense(5, Activation.Softmax)]
internal sealed partial class Images;

/// <summary>Sequences: every recurrent layer, both ways, and units that no vector width divides.</summary>
[NeuralNetwork(9, 5, Loss = Loss.CategoricalCrossEntropy)]
[GRU(11, Bidirectional = true, ReturnSequences = true)]
[LSTM(13, ReturnSequences = true)]
[SimpleRNN(7, GoBackwards = true)]
[Dense(4, Activation.Softmax)]
internal sealed partial class Sequences;

/// <summary>The same step by step.</summary>
[NeuralNetwork(9, 5)]
[LSTM(37, ReturnSequences = true)]
[GRU(21, ReturnSequences = true)]
[Dense(3, Activation.Tanh)]
internal sealed partial class Streamed;

/// <summary>A language model: tokens in a table, attention that sees the past alone, labels at every position.</summary>
[NeuralNetwork(9, Loss = Loss.CategoricalCrossEntropy)]
[Embedding(11, 14)]
[PositionalEncoding(Name = "placed")]
[LayerNorm]
[MultiHeadAttention(2, 5, Causal = true)]
[Add("placed")]
[RMSNorm]
[Dense(11, Activation.Softmax)]
internal sealed partial class LanguageModel;

/// <summary>Tokens step by step, with attention to those before.</summary>
[NeuralNetwork(27)]
[Embedding(17, 22)]
[PositionalEncoding]
[MultiHeadAttention(2, Causal = true, Name = "first")]
[LayerNorm]
[MultiHeadAttention(3, 5, Causal = true)]
[Add("first")]
[Dense(17, Activation.Softmax)]
internal sealed partial class StreamedTokens;
