namespace NnGen.Tests.Streaming;

[NeuralNetwork(12, 5, Loss = Loss.MeanSquaredError)]
[LSTM(19, ReturnSequences = true)]
[Dense(3, Activation.Tanh)]
public sealed partial class LSTMStream;

[NeuralNetwork(12, 8, Loss = Loss.MeanSquaredError)]
[GRU(32, ReturnSequences = true)]
[Dense(1)]
public sealed partial class GRUStream;

/// <summary>Stacked, with what treats every step alike in between, and a sum around a layer.</summary>
[NeuralNetwork(12, 6, Loss = Loss.MeanSquaredError)]
[LayerNorm]
[GRU(10, ResetAfter = false, UpdateGate = UpdateGate.Replaces, ReturnSequences = true, Name = "low")]
[Dropout(0.3)]
[Dense(10, Activation.GELU)]
[Add("low")]
[BatchNorm]
[SimpleRNN(7, Activation.ReLU, UseBias = false, ReturnSequences = true)]
[Concatenate("low")]
[LSTM(9, ReturnSequences = true)]
[Dense(70, Activation.ReLU)]
[Dense(4, Activation.Softmax)]
public sealed partial class DeepStream;

/// <summary>One output for all of a sequence: what comes out of a step is that of the sequence so far.</summary>
[NeuralNetwork(12, 5, Loss = Loss.CategoricalCrossEntropy)]
[LSTM(8)]
[Dense(6, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
public sealed partial class LastStream;

/// <summary>Causal convolutions, dilated and in groups, around a recurrence.</summary>
[NeuralNetwork(12, 3, Loss = Loss.MeanSquaredError)]
[Conv1D(6, 3, Activation.ReLU, Pads = new[] { 2, 0 }, Name = "first")]
[Conv1D(6, 2, Activation.Tanh, Dilation = 3, Pads = new[] { 3, 0 }, Groups = 2)]
[Add("first")]
[GRU(5, ReturnSequences = true)]
[Conv1D(4, 1)]
[Conv1D(20, 4, Pads = new[] { 3, 0 }, UseBias = false)]
public sealed partial class CausalStream;

/// <summary>A recurrence over rows that are made of what a first one leaves: the second one's loop is part of every step.</summary>
[NeuralNetwork(12, 5)]
[LSTM(24)]
[Reshape(3, 8)]
[GRU(4)]
[Dense(2)]
public sealed partial class LoopInStepStream;

/// <summary>The plain recurrence, whose states shrink by half a step in silence.</summary>
[NeuralNetwork(12, 4, Loss = Loss.MeanSquaredError)]
[SimpleRNN(9, RecurrentInitializer = Initializer.Constant, RecurrentValue = 0.05)]
[Dense(2)]
public sealed partial class PlainStream;
