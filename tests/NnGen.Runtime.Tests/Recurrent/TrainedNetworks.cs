namespace NnGen.Tests.Recurrent;

[NeuralNetwork(6, 3, Loss = Loss.MeanSquaredError)]
[LSTM(8, ReturnSequences = true, Name = "lstm")]
[Dense(1, Name = "head")]
public sealed partial class SequenceRegressor;

[NeuralNetwork(6, 3, Loss = Loss.CategoricalCrossEntropy)]
[GRU(6, Bidirectional = true, Name = "gru")]
[Dense(4, Activation.Softmax, Name = "head")]
public sealed partial class SequenceClassifier;

[NeuralNetwork(6, 3, Loss = Loss.MeanSquaredError)]
[SimpleRNN(7, ReturnSequences = true, Name = "first")]
[GRU(5, Name = "second")]
[Dense(2, Name = "head")]
public sealed partial class StackedRegressor;
