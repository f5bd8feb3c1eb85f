namespace NnGen.Tests.Tokens;

[NeuralNetwork(6, Loss = Loss.CategoricalCrossEntropy)]
[Embedding(10, 5)]
[Dense(12, Activation.Tanh)]
[Dense(10, Activation.Softmax)]
public sealed partial class LanguageModel;

[NeuralNetwork(6, Loss = Loss.MeanSquaredError)]
[Embedding(10, 4, Name = "left")]
[Embedding(12, 4, From = "input", Name = "right")]
[Add("left")]
[Flatten]
[Dense(3)]
public sealed partial class TwoTables;

[NeuralNetwork(8, Loss = Loss.CategoricalCrossEntropy)]
[Embedding(64, 20, StandardDeviation = 0.25)]
[Dropout(0.1)]
[Dense(24, Activation.ReLU)]
[Dense(64, Activation.Softmax)]
public sealed partial class Successor;

[NeuralNetwork(6, Loss = Loss.CategoricalCrossEntropy)]
[Dense(10, Activation.Softmax)]
public sealed partial class ReadsNumbers;
