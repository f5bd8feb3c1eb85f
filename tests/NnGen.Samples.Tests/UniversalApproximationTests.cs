using Approximation;

namespace NnGen.Samples.Tests;

public class UniversalApproximationTests
{
    private static readonly Experiment Experiment = new();

    /// <summary>Each interval's error is at most half its length times the curve's steepness, so twice the bumps have about half the error.</summary>
    [Fact]
    public void Twice_the_bumps_have_about_half_the_error()
    {
        var errors = Experiment.Comparisons.Skip(2).Select(comparison => comparison.Built.MaximumError).ToList();

        Assert.All(errors.Zip(errors.Skip(1)), pair => Assert.InRange(pair.First / pair.Second, 1.5, 3));
        Assert.InRange(errors[^1], 0, 0.07);
    }

    [Fact]
    public void A_bump_is_high_on_its_interval_and_low_elsewhere()
    {
        var net = Approximator<Width4>.Build(steepness: 40);
        var output = new float[1];
        float At(float x)
        {
            net.Predict([x], output);
            return output[0];
        }

        Assert.Equal(Curve.At(-0.5), At(-0.5f), 1e-4);
        Assert.Equal(Curve.At(-0.5), At(-0.8f), 1e-3);
        Assert.Equal(Curve.At(0.5), At(0.5f), 1e-4);
        Assert.Equal(0, At(4), 1e-4);
    }

    [Fact]
    public void Learning_needs_fewer_sigmoids_than_building() =>
        Assert.True(Experiment.Comparisons[2].BuiltThenLearnt.MaximumError < Experiment.Comparisons[5].Built.MaximumError);

    [Fact]
    public void Learning_improves_every_start() => Assert.All(Experiment.Comparisons, comparison =>
        Assert.True(comparison.BuiltThenLearnt.RootMeanSquare < comparison.Built.RootMeanSquare));

    [Fact]
    public void The_committed_picture_is_drawn() =>
        CommittedPicture.Verify("UniversalApproximation", "universal-approximation.svg", Drawing.Draw(Experiment));
}
