using System.Diagnostics;
using CharTransformer.Text;
using Display;
using NnGen;

namespace CharTransformer.Training;

/// <summary>Trains a new network by one cycle of the learning rate.</summary>
public static class Experiment
{
    // A cycle rises for 0.3 of its steps, and for more than one.
    private const long ShortestCycle = 4;

    /// <summary>The held-out text is measured after each epoch; nothing is chosen by it.</summary>
    /// <param name="recipe">How to train.</param>
    /// <param name="corpus">The text.</param>
    /// <param name="seed">The seed of parameters, order and dropout.</param>
    /// <param name="progress">Told after each mini-batch, or null.</param>
    /// <param name="epochEnded">Given each epoch's number and the network after it, or null.</param>
    public static Outcome Run(Recipe recipe, Corpus corpus, ulong seed, IProgress<TrainingProgress>? progress = null, Action<int, CharNet>? epochEnded = null)
    {
        var (train, heldOut) = (Corpus.Cut(corpus.Train, recipe.Stride), Corpus.Cut(corpus.HeldOut, CharNet.InputSize));
        var batches = (train.Count + recipe.BatchSize - 1) / recipe.BatchSize;
        var net = new CharNet(seed);
        using var trainer = new Trainer<CharNet>(net, new AdamW(weightDecay: 0.1f), new TrainerOptions
        {
            Schedule = new OneCycleSchedule(recipe.MaximumRate, Math.Max(ShortestCycle, (long)batches * recipe.Epochs)),
            ClipNorm = recipe.ClipNorm,
        });
        var clock = Stopwatch.StartNew();
        var history = trainer.Fit(train, new FitOptions
        {
            Epochs = recipe.Epochs,
            BatchSize = recipe.BatchSize,
            Validation = heldOut,
            Seed = seed,
            Progress = new Reporter(report =>
            {
                progress?.Report(report);
                if (report.IsEpochEnd)
                {
                    epochEnded?.Invoke(report.Epoch, net);
                }
            }),
        });
        return new Outcome(net, history, trainer.Evaluate(train).Loss, trainer.Evaluate(heldOut).Loss, trainer.StepCount, clock.Elapsed);
    }
}
