namespace Depth.Training;

/// <summary>What a network of fifty blocks learnt of the digits.</summary>
/// <param name="Blocks">What the blocks are.</param>
/// <param name="Remedy">What is done about their gradients.</param>
/// <param name="Losses">The mean training loss of each epoch; fewer than <see cref="Trials.Epochs"/> where training diverged.</param>
/// <param name="Accuracy">The share of digits not seen in training that are told right.</param>
public sealed record Outcome(string Blocks, string Remedy, IReadOnlyList<double> Losses, double Accuracy);
