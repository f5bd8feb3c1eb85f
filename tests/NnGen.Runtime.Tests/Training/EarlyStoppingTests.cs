using NnGen.Tests.Networks;

namespace NnGen.Tests.Training;

using Line = DenseNetwork<LineWholeSpec>;

public class EarlyStoppingTests
{
    /// <summary>Training pulls the outputs from 0 to 8; validation wants 1, so that its loss falls and then rises.</summary>
    private static readonly Dataset Train = Dataset.FromTargets(new float[12], 3, [.. Enumerable.Repeat(8f, 8)], 2);
    private static readonly Dataset Validation = Dataset.FromTargets(new float[3], 3, [1f, 1f], 2);

    [Fact]
    public void Training_stops_after_epochs_without_improvement()
    {
        var (_, history) = Run(new() { Epochs = 30, EarlyStopping = new() { Patience = 4 } });
        Assert.Equal((4, true), (history.BestEpoch, history.StoppedEarly));
        Assert.Equal(8, history.Epochs.Count);
    }

    [Fact]
    public void Patience_that_suffices_stops_nothing()
    {
        var (_, history) = Run(new() { Epochs = 7, EarlyStopping = new() { Patience = 5 } });
        Assert.Equal((4, false, 7), (history.BestEpoch, history.StoppedEarly, history.Epochs.Count));
    }

    [Fact]
    public void A_loss_must_fall_by_the_least_difference()
    {
        var losses = Run(new() { Epochs = 3 }).History.Epochs.Select(epoch => epoch.ValidationLoss!.Value).ToArray();
        var (_, history) = Run(new() { Epochs = 30, EarlyStopping = new() { Patience = 1, MinimumDelta = losses[0] - losses[1] + 0.01f } });
        Assert.Equal((2, 2), (history.BestEpoch, history.Epochs.Count));
    }

    [Fact]
    public void The_best_epoch_is_put_back()
    {
        var (best, _) = Run(new() { Epochs = 4 });
        var (last, history) = Run(new() { Epochs = 9 });
        var (restored, restoredHistory) = Run(new() { Epochs = 9, RestoreBest = true });
        Assert.Equal(best.Parameters.ToArray(), restored.Parameters.ToArray());
        Assert.NotEqual(best.Parameters.ToArray(), last.Parameters.ToArray());
        Assert.Equal(history.Epochs, restoredHistory.Epochs);
    }

    [Fact]
    public void Without_validation_the_training_loss_counts()
    {
        var (net, history) = Run(new() { Epochs = 9, RestoreBest = true, EarlyStopping = new() { Patience = 1 } }, validates: false);
        Assert.Equal((9, false), (history.BestEpoch, history.StoppedEarly));
        Assert.Equal(Run(new() { Epochs = 9 }).Net.Parameters.ToArray(), net.Parameters.ToArray());
    }

    [Fact]
    public void A_validation_loss_that_is_no_number_is_never_best()
    {
        var nan = Dataset.FromTargets(new float[3], 3, [float.NaN, 1f], 2);
        var net = new Line();
        net.Parameters.Clear();
        var history = new Trainer<Line>(net, new SGD(0.03f)).Fit(
            Train, new() { Epochs = 9, Validation = nan, RestoreBest = true, EarlyStopping = new() { Patience = 2 } });
        Assert.Equal((0, 2, true), (history.BestEpoch, history.Epochs.Count, history.StoppedEarly));
        Assert.NotEqual(0f, net.Parameters[48]);
    }

    [Fact]
    public void A_plateau_of_the_validation_loss_lowers_the_rate()
    {
        var net = new Line();
        net.Parameters.Clear();
        var schedule = new ReduceOnPlateauSchedule(0.03f, 0.5, patience: 0);
        var trainer = new Trainer<Line>(net, new SGD(1f), new() { Schedule = schedule });
        trainer.Fit(Train, new() { Epochs = 6, Validation = Validation });
        Assert.Equal(0.03f / 2, trainer.Optimizer.LearningRate);
        Assert.Equal(0.03f / 4, schedule.RateAt(0));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        AssertRefused("options.EarlyStopping.Patience must be at least 1, but is 0.", new() { EarlyStopping = new() { Patience = 0 } });
        AssertRefused("options.EarlyStopping.MinimumDelta must be finite and at least 0, but is -1.", new() { EarlyStopping = new() { MinimumDelta = -1 } });
        AssertRefused("options.Mixup must be finite and at least 0, but is NaN.", new() { Mixup = float.NaN });

        static void AssertRefused(string message, FitOptions options) =>
            Assert.StartsWith(message, Assert.Throws<ArgumentException>("options", () => Run(options)).Message, StringComparison.Ordinal);
    }

    private static (Line Net, TrainingHistory History) Run(FitOptions options, bool validates = true)
    {
        var net = new Line();
        net.Parameters.Clear();
        var trainer = new Trainer<Line>(net, new SGD(0.03f));
        return (net, trainer.Fit(Train, options with { BatchSize = 4, Validation = validates ? Validation : null }));
    }
}
