namespace NnGen;

/// <summary>How a network does on a data set, in inference mode.</summary>
/// <param name="Loss">The mean loss, penalty not included.</param>
/// <param name="Accuracy">The share classified rightly, in [0, 1]; null for a network that does not classify.</param>
/// <param name="ConfusionMatrix">Which classes were taken for which; null for a network that does not classify.</param>
public sealed record EvaluationResult(float Loss, float? Accuracy, ConfusionMatrix? ConfusionMatrix)
{
    /// <summary>The mean absolute error, in the targets' unit; null but for losses of regression (mean squared, half squared, mean absolute error, Huber).</summary>
    public float? MeanAbsoluteError { get; init; }

    /// <summary>R², averaged over the outputs as <see cref="NnGen.RSquared"/> says; null but for losses of regression.</summary>
    public float? RSquared { get; init; }
}
