using Depth;
using Depth.Training;

namespace NnGen.Samples.Tests;

/// <summary>Fifty blocks that learn nothing of the digits, and what makes them learn.</summary>
public class DeepTrainingTests
{
    private const double Chance = 0.25;

    private static readonly Trials Trials = new(Trials.Load());

    [Fact]
    public void Plain_blocks_learn_nothing() => Assert.All(["residual", "sigmoid"], blocks =>
    {
        Assert.InRange(Of(blocks, "plain").Accuracy, 0, Chance);
        Assert.DoesNotContain(Of(blocks, "plain").Losses, loss => loss < 2.2);
    });

    [Fact]
    public void Residual_blocks_learn_with_each_remedy() => Assert.All(["weights/√L", "LayerNorm", "BatchNorm"], remedy =>
    {
        Assert.InRange(Of("residual", remedy).Accuracy, 0.9, 1);
        Assert.InRange(Of("residual", remedy).Losses[^1], 0, 0.4);
    });

    /// <summary>Sigmoids have a common mean of ½, which makes features differ more than samples do.</summary>
    [Fact]
    public void Normalising_the_features_of_a_sample_does_not_save_sigmoids() => Assert.InRange(Of("sigmoid", "LayerNorm").Accuracy, 0, Chance);

    [Fact]
    public void Normalising_each_feature_over_the_batch_does()
    {
        Assert.InRange(Of("sigmoid", "BatchNorm").Accuracy, 0.75, 1);
        Assert.InRange(Of("sigmoid", "BatchNorm").Losses[^1], 0, 1.3);
    }

    [Fact]
    public void The_committed_picture_is_drawn() => CommittedPicture.Verify("VanishingGradients", "training.svg", Drawing.Draw(Trials));

    private static Outcome Of(string blocks, string remedy) => Trials.Outcomes.Single(outcome => (outcome.Blocks, outcome.Remedy) == (blocks, remedy));
}
