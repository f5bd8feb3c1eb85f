using NnGen;

namespace Generalizing.Regularizers;

/// <summary>Many more parameters than there are digits to learn from.</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
public sealed partial class PlainNet;

/// <summary>The same with dropout.</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Dense(64, Activation.ReLU)]
[Dropout(0.5)]
[Dense(10, Activation.Softmax)]
public sealed partial class DropoutNet;

/// <summary>The same with label smoothing.</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy, LabelSmoothing = 0.2)]
[Dense(64, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
public sealed partial class SmoothedNet;

/// <summary>Two layers with dropout, the first with a nonlinearity behind it.</summary>
[NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
[Dense(64, Activation.ReLU)]
[Dropout(0.5)]
[Dense(32, Activation.ReLU)]
[Dropout(0.5)]
[Dense(10, Activation.Softmax)]
public sealed partial class DeepDropoutNet;
