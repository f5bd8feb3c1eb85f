using NnGen;

namespace Racing;

/// <summary>Drives a car: from five distances to the walls and the speed, all about 0 to 1, to steering (left −1, right +1) and throttle (−1 brakes).</summary>
[NeuralNetwork(6)]
[Dense(12, Activation.Tanh)]
[Dense(2, Activation.Tanh)]
public sealed partial class Brain;
