using System.Diagnostics;
using Display;
using NnGen;

namespace Mnist.Training;

/// <summary>Trains a new network by one cycle of the learning rate.</summary>
public static class Experiment
{
    private const double ValidationShare = 0.05;

    // A cycle rises for 0.3 of its steps, and for more than one.
    private const long ShortestCycle = 4;

    /// <summary>
    /// The test samples are seen once, after the last epoch. The validation samples, a part of the others, are measured after each epoch; nothing
    /// is chosen by them.
    /// </summary>
    public static Outcome<TNet> Run<TNet>(Recipe recipe, Dataset samples, Dataset test, ulong seed, IProgress<TrainingProgress>? progress = null)
        where TNet : class, INetwork<TNet>
    {
        var (validation, train) = samples.Split(ValidationShare, seed);
        var batches = (train.Count + recipe.BatchSize - 1) / recipe.BatchSize;
        var net = TNet.Create(seed);
        using var trainer = new Trainer<TNet>(net, new Adam(), new TrainerOptions
        {
            Schedule = new OneCycleSchedule(recipe.MaximumRate, Math.Max(ShortestCycle, (long)batches * recipe.Epochs)),
            Parallelism = Environment.ProcessorCount,
        });
        var (clock, ends) = (Stopwatch.StartNew(), new List<TimeSpan>());
        var history = trainer.Fit(train, new FitOptions
        {
            Epochs = recipe.Epochs,
            BatchSize = recipe.BatchSize,
            Validation = validation,
            Seed = seed,
            Progress = new Reporter(report =>
            {
                if (report.IsEpochEnd)
                {
                    ends.Add(clock.Elapsed);
                }

                progress?.Report(report);
            }),
        });
        return new Outcome<TNet>(net, history, ends, trainer.Evaluate(test));
    }
}
