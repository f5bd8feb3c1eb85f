using NnGen;

namespace Mnist.Training;

/// <summary>What came out of a training.</summary>
/// <param name="Net">The trained network.</param>
/// <param name="History">The losses of each epoch.</param>
/// <param name="EpochEnds">When each epoch ended, from the start of the training.</param>
/// <param name="Evaluation">The result on the test samples.</param>
public sealed record Outcome<TNet>(TNet Net, TrainingHistory History, IReadOnlyList<TimeSpan> EpochEnds, EvaluationResult Evaluation)
    where TNet : class, INetwork<TNet>
{
    public float Accuracy => Evaluation.Accuracy.GetValueOrDefault();

    /// <summary>How long an epoch took, counted from 0, with its validation.</summary>
    public TimeSpan EpochTime(int index) => EpochEnds[index] - (index == 0 ? TimeSpan.Zero : EpochEnds[index - 1]);
}
