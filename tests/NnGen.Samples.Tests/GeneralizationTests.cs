using Generalizing;
using Generalizing.Ensembles;
using Generalizing.Regularizers;
using Generalizing.Widths;

namespace NnGen.Samples.Tests;

public class GeneralizationTests
{
    private static readonly WidthSweep Sweep = new(new Settings());
    private static readonly IReadOnlyList<Outcome> Outcomes = new Comparison(NoisyDigits.Load()).Run();
    private static readonly DropoutEnsemble Ensemble = new(NoisyDigits.Load());

    [Fact]
    public void The_test_error_descends_rises_and_descends_again()
    {
        var results = Sweep.Results;
        var peak = results.Where(result => result.Parameters > 60).MaxBy(result => result.TestError)!;
        var before = results.Where(result => result.Parameters < peak.Parameters).Min(result => result.TestError);

        Assert.InRange(peak.Parameters, 0.5 * Sweep.Samples, 2.0 * Sweep.Samples);
        Assert.True(results[0].TestError > 1.2 * before);
        Assert.True(peak.TestError > 1.5 * before);
        Assert.True(peak.TestError > 1.5 * results[^1].TestError);
        Assert.InRange(results[^1].TrainingError, 0, 1e-4);
        Assert.InRange(results[0].TrainingError, 0.3, 5);
    }

    [Fact]
    public void The_error_is_bias_and_variance_and_the_peak_is_variance() => Assert.All(Sweep.Results, result =>
    {
        Assert.Equal(result.TestError, result.Bias + result.Variance, 1e-9);
        Assert.True(result.Parameters is < 60 or > 240 || result.Variance > result.Bias);
    });

    [Fact]
    public void Regularizers_mistake_fewer_digits_than_none() =>
        Assert.All(new[] { "L2", "L1", "dropout", "mixup" }, name => Assert.True(Of(name).TestError < Of("none").TestError, name));

    [Fact]
    public void Only_L1_makes_weights_exactly_zero()
    {
        Assert.InRange(Of("L1").Zeros, 0.1, 1);
        Assert.All(Outcomes.Where(outcome => outcome.Name != "L1"), outcome => Assert.InRange(outcome.Zeros, 0, 0.05));
    }

    /// <summary>Before a softmax alone the prediction is the geometric mean; the distance that is left is that of a sample, and falls like 1/√n.</summary>
    [Fact]
    public void Dropouts_prediction_is_the_geometric_mean_of_its_sub_networks()
    {
        Assert.InRange(Ensemble.Distances[^1].OneLayer, 0, 0.005);
        Assert.True(Ensemble.Distances[^1].OneLayer < 0.4 * Ensemble.Distances[0].OneLayer);
        Assert.InRange(Ensemble.Distances[^1].TwoLayers, 5 * Ensemble.Distances[^1].OneLayer, 0.2);
    }

    [Fact]
    public void The_committed_picture_is_drawn() =>
        CommittedPicture.Verify("Generalization", "generalization.svg", Drawing.Draw(Sweep, Outcomes, Ensemble));

    private static Outcome Of(string name) => Outcomes.Single(outcome => outcome.Name == name);
}
