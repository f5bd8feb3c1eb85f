using NnGen;

namespace Digits.Training;

/// <summary>What came out of one division into training and test samples.</summary>
/// <param name="Seed">The seed of the division, of the network and of the order of the samples.</param>
/// <param name="Net">The trained network.</param>
/// <param name="Test">The samples it was tested on.</param>
/// <param name="History">The losses of each epoch.</param>
/// <param name="Evaluation">The result on the test samples.</param>
internal sealed record SplitResult(ulong Seed, DigitNet Net, Dataset Test, TrainingHistory History, EvaluationResult Evaluation)
{
    public float TestAccuracy => Evaluation.Accuracy.GetValueOrDefault();

    public ConfusionMatrix Confusion => Evaluation.ConfusionMatrix!;
}
