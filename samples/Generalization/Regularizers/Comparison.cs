using NnGen;

namespace Generalizing.Regularizers;

/// <summary>What a regularizer did, the mean over divisions of the digits.</summary>
/// <param name="Name">The regularizer.</param>
/// <param name="TrainingError">The share of mistakes about the labels trained on, wrong ones included.</param>
/// <param name="TestError">The share of mistakes on digits not seen.</param>
/// <param name="TestLoss">The mean cross-entropy on them.</param>
/// <param name="Zeros">The share of weights that are exactly 0.</param>
public sealed record Outcome(string Name, double TrainingError, double TestError, double TestLoss, double Zeros);

/// <summary>Trains with each regularizer on the same digits.</summary>
public sealed class Comparison(Dataset digits)
{
    private const int Divisions = 3;
    private const int Epochs = 100;

    /// <summary>All of them, without any first.</summary>
    public IReadOnlyList<Outcome> Run() =>
    [
        Mean<PlainNet>("none", new TrainerOptions()),
        Mean<PlainNet>("L2", new TrainerOptions { L2 = 0.01f }),
        Mean<PlainNet>("L1", new TrainerOptions { L1 = 0.1f }),
        Mean<DropoutNet>("dropout", new TrainerOptions()),
        Mean<SmoothedNet>("label smoothing", new TrainerOptions()),
        Mean<PlainNet>("mixup", new TrainerOptions(), mixup: 1f),
        Mean<PlainNet>("weight averaging", new TrainerOptions { WeightAveraging = 0.99f }),
    ];

    private Outcome Mean<TNet>(string name, TrainerOptions options, float mixup = 0)
        where TNet : class, INetwork<TNet>
    {
        var outcomes = Enumerable.Range(1, Divisions).Select(seed => Train<TNet>(name, options, mixup, (ulong)seed)).ToList();
        return new Outcome(
            name, outcomes.Average(o => o.TrainingError), outcomes.Average(o => o.TestError), outcomes.Average(o => o.TestLoss), outcomes.Average(o => o.Zeros));
    }

    private Outcome Train<TNet>(string name, TrainerOptions options, float mixup, ulong seed)
        where TNet : class, INetwork<TNet>
    {
        var data = new NoisyDigits(digits, seed);
        var net = TNet.Create(seed);
        var trainer = new Trainer<TNet>(net, new Adam(learningRate: 3e-3f), options);
        trainer.Fit(data.Train, new FitOptions { Epochs = Epochs, BatchSize = 20, Seed = seed, Mixup = mixup });
        if (options.WeightAveraging is not null)
        {
            trainer.SwapAveragedParameters();
        }

        // Smoothing is the training's business: all are measured by the plain network, whose layers with parameters are the same.
        var plain = new PlainNet();
        net.Parameters.CopyTo(plain.Parameters);
        var judge = new Trainer<PlainNet>(plain, new SGD(0));
        var (train, test) = (judge.Evaluate(data.Train), judge.Evaluate(data.Test));
        return new Outcome(name, 1 - train.Accuracy.GetValueOrDefault(), 1 - test.Accuracy.GetValueOrDefault(), test.Loss, ZeroShare(plain));
    }

    private static double ZeroShare(PlainNet net)
    {
        var parameters = new float[PlainNet.ParameterCount];
        net.CopyParametersTo(parameters);
        return (double)parameters.Count(value => value == 0) / parameters.Length;
    }
}
