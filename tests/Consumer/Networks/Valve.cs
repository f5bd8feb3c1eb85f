using NnGen;

namespace Vendor.Controls.Networks;

/// <summary>Opens a valve by three readings; odd sizes, one output.</summary>
[NeuralNetwork(3, Loss = Loss.MeanSquaredError)]
[Dense(7, Activation.Tanh)]
[Dense(5, Activation.Tanh, UseBias = false)]
[Dense(1)]
public partial class Valve;

/// <summary>Several networks in one file, one internal, none a multiple of a vector.</summary>
[NeuralNetwork(13, Loss = Loss.CategoricalCrossEntropy)]
[Dense(17, Activation.GELU)]
[Dropout(0.1)]
[Dense(11, Activation.Softmax)]
internal sealed partial class Router;
