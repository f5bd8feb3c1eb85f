namespace NnGen;

/// <summary>How a network does on a data set, in inference mode.</summary>
/// <param name="Loss">The mean loss, penalty not included.</param>
/// <param name="Accuracy">The share classified rightly, in [0, 1]; null for a network that does not classify.</param>
/// <param name="ConfusionMatrix">Which classes were taken for which; null for a network that does not classify.</param>
public sealed record EvaluationResult(float Loss, float? Accuracy, ConfusionMatrix? ConfusionMatrix);
