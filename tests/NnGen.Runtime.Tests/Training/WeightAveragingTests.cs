using NnGen.Tests.Networks;

namespace NnGen.Tests.Training;

using Line = DenseNetwork<LineWholeSpec>;

public class WeightAveragingTests
{
    private static readonly Dataset Data = Dataset.FromTargets([1, 2, 3, -1, 0, 1], 3, [1, 2, 3, 4], 2);

    [Fact]
    public void Averages_change_places_with_the_parameters_and_back()
    {
        var (net, trainer) = Create();
        Assert.Equal(net.Parameters.ToArray(), trainer.AveragedParameters.ToArray());
        trainer.Fit(Data, new() { Epochs = 5 });
        var (parameters, averages) = (net.Parameters.ToArray(), trainer.AveragedParameters.ToArray());
        Assert.NotEqual(parameters, averages);

        trainer.SwapAveragedParameters();
        Assert.Equal(averages, net.Parameters.ToArray());
        Assert.Equal(averages, trainer.AveragedParameters.ToArray());
        var error = Assert.Throws<InvalidOperationException>(() => trainer.Step([1, 2, 3], [1f, 2]));
        Assert.StartsWith("The network holds the averaged parameters.", error.Message, StringComparison.Ordinal);

        trainer.SwapAveragedParameters();
        Assert.Equal(parameters, net.Parameters.ToArray());
        trainer.Step([1, 2, 3], [1f, 2]);
    }

    [Fact]
    public void Validation_can_measure_the_averages_and_the_best_are_put_back()
    {
        var (net, trainer) = Create();
        var history = trainer.Fit(Data, new() { Epochs = 5, Validation = Data, ValidateAveraged = true });
        Assert.NotEqual(trainer.Evaluate(Data).Loss, history.Epochs[^1].ValidationLoss);
        var averages = trainer.AveragedParameters.ToArray();
        trainer.SwapAveragedParameters();
        Assert.Equal(trainer.Evaluate(Data).Loss, history.Epochs[^1].ValidationLoss);

        var (best, again) = Create();
        var options = new FitOptions { Epochs = 5, Validation = Data, ValidateAveraged = true, RestoreBest = true };
        Assert.Equal(5, again.Fit(Data, options).BestEpoch);
        Assert.Equal(averages, best.Parameters.ToArray());
        Assert.Equal(net.Parameters.ToArray(), best.Parameters.ToArray());
    }

    [Fact]
    public void A_trainer_without_averages_says_so()
    {
        var trainer = new Trainer<Line>(new(), new SGD(0.1f));
        Assert.Throws<InvalidOperationException>(() => trainer.AveragedParameters.Length);
        Assert.Throws<InvalidOperationException>(trainer.SwapAveragedParameters);
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(Data, new() { ValidateAveraged = true, Validation = Data }));
        Assert.Throws<ArgumentException>(() => trainer.Fit(Data, new() { ValidateAveraged = true }));
    }

    [Fact]
    public void Penalties_are_reported_together()
    {
        var net = new Line();
        net.Parameters.Fill(float.NaN);
        foreach (var i in new[] { 0, 1, 16, 17, 32, 33, 48, 49 })
        {
            net.Parameters[i] = i % 2 == 0 ? -0.5f : 2f;
        }

        foreach (var form in Enum.GetValues<L1Form>())
        {
            var trainer = new Trainer<Line>(net, new SGD(0f), new() { L1 = 0.25f, L2 = 0.125f, L1Form = form });
            trainer.Step([1, 2, 3], [1f, 2]);
            Assert.Equal((0.25f * 7.5f) + (0.0625f * 12.75f), trainer.LastPenalty);
        }
    }

    [Fact]
    public void A_schedule_that_gives_no_rate_updates_nothing()
    {
        var net = new Line(seed: 3);
        var before = net.Parameters.ToArray();
        var trainer = new Trainer<Line>(net, new SGD(0.1f), new() { Schedule = new NoRate(), WeightDecay = 0.5f, L1 = 0.5f });
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => trainer.Step([1, 2, 3], [1f, 2]));
        Assert.Equal(before, net.Parameters.ToArray());
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        AssertRefused("options.WeightAveraging must be at least 0 and below 1, but is 1.", new() { WeightAveraging = 1 });
        AssertRefused("options.ClipValue must be above 0, but is 0.", new() { ClipValue = 0 });
        AssertRefused("options.L1 must be finite and at least 0, but is -1.", new() { L1 = -1 });
        AssertRefused("options.WeightDecay must be finite and at least 0, but is NaN.", new() { WeightDecay = float.NaN });
        AssertRefused("options.L1Form must be Proximal or Subgradient, but is 7.", new() { L1Form = (L1Form)7 });

        static void AssertRefused(string message, TrainerOptions options) => Assert.StartsWith(
            message, Assert.Throws<ArgumentException>("options", () => new Trainer<Line>(new(), new SGD(0.1f), options)).Message, StringComparison.Ordinal);
    }

    private sealed class NoRate : LearningRateSchedule
    {
        public override float RateAt(long step) => float.NaN;
    }

    private static (Line Net, Trainer<Line> Trainer) Create()
    {
        var net = new Line(seed: 3);
        return (net, new Trainer<Line>(net, new SGD(0.02f), new() { WeightAveraging = 0.7f }));
    }
}
