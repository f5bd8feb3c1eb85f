namespace NnGen.Tests.Recurrent;

[NeuralNetwork(6, 3)]
[SimpleRNN(5, ReturnSequences = true, Name = "layer")]
public sealed partial class RNNNet;

[NeuralNetwork(6, 3)]
[SimpleRNN(17, Activation.ReLU, Name = "layer")]
public sealed partial class ReLURNNNet;

[NeuralNetwork(6, 3)]
[SimpleRNN(4, ReturnSequences = true, Bidirectional = true, Name = "layer")]
public sealed partial class BidirectionalRNNNet;

[NeuralNetwork(6, 3)]
[LSTM(5, Name = "layer")]
public sealed partial class LSTMNet;

[NeuralNetwork(6, 3)]
[LSTM(17, ReturnSequences = true, Name = "layer")]
public sealed partial class WideLSTMNet;

[NeuralNetwork(6, 3)]
[LSTM(5, ReturnSequences = true, GoBackwards = true, Name = "layer")]
public sealed partial class BackwardsLSTMNet;

[NeuralNetwork(6, 3)]
[LSTM(5, GoBackwards = true, Name = "layer")]
public sealed partial class LastBackwardsLSTMNet;

[NeuralNetwork(6, 3)]
[LSTM(5, ReturnSequences = true, Bidirectional = true, Name = "layer")]
public sealed partial class BidirectionalLSTMNet;

[NeuralNetwork(6, 3)]
[LSTM(16, Bidirectional = true, Name = "layer")]
public sealed partial class LastBidirectionalLSTMNet;

[NeuralNetwork(6, 3)]
[LSTM(4, ReturnSequences = true, UseBias = false, Name = "layer")]
public sealed partial class PlainLSTMNet;

[NeuralNetwork(6, 3)]
[GRU(5, Name = "layer")]
public sealed partial class GRUNet;

[NeuralNetwork(6, 3)]
[GRU(17, ReturnSequences = true, Name = "layer")]
public sealed partial class WideGRUNet;

[NeuralNetwork(6, 3)]
[GRU(6, ReturnSequences = true, Bidirectional = true, Name = "layer")]
public sealed partial class BidirectionalGRUNet;

[NeuralNetwork(6, 3)]
[GRU(4, ReturnSequences = true, UseBias = false, Name = "layer")]
public sealed partial class PlainGRUNet;

[NeuralNetwork(6, 3)]
[GRU(5, ReturnSequences = true, ResetAfter = false, Name = "layer")]
public sealed partial class ResetBeforeGRUNet;

[NeuralNetwork(6, 3)]
[GRU(5, ReturnSequences = true, UpdateGate = UpdateGate.Replaces, Name = "layer")]
public sealed partial class ReplacingGRUNet;

[NeuralNetwork(6, 3)]
[GRU(17, ResetAfter = false, UpdateGate = UpdateGate.Replaces, Name = "layer")]
public sealed partial class TextbookGRUNet;

[NeuralNetwork(1, 3)]
[LSTM(3, ReturnSequences = true, Name = "layer")]
public sealed partial class OneStepNet;
