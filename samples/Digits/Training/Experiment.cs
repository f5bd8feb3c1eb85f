using NnGen;

namespace Digits.Training;

/// <summary>Trains a new network on one random division of the digits.</summary>
/// <param name="digits">All samples.</param>
internal sealed class Experiment(Dataset digits)
{
    public const int Epochs = 60;

    private const double TestShare = 0.2;
    private const double ValidationShare = 0.1;

    /// <summary>
    /// The test samples are seen once, after the last epoch. The validation samples, a part of the others, are measured after each epoch for
    /// the loss curve; nothing is chosen by them.
    /// </summary>
    public SplitResult Run(ulong seed, IProgress<TrainingProgress>? progress)
    {
        var (test, rest) = digits.Split(TestShare, seed);
        var (validation, train) = rest.Split(ValidationShare, seed);
        var net = new DigitNet(seed);
        var trainer = new Trainer<DigitNet>(net, new AdamW(learningRate: 2e-3f));
        var history = trainer.Fit(train, new FitOptions { Epochs = Epochs, BatchSize = 32, Validation = validation, Seed = seed, Progress = progress });
        return new SplitResult(seed, net, test, history, trainer.Evaluate(test));
    }
}
