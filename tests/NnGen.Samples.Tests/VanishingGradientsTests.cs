using Depth;

namespace NnGen.Samples.Tests;

public class VanishingGradientsTests
{
    private static readonly Experiment Experiment = new();

    [Fact]
    public void The_matching_initialization_keeps_gradients_over_fifty_layers()
    {
        Assert.All(new[] { "tanh, Xavier", "ReLU, He", "residual, He/√L" }, name => Assert.InRange(Of(name).Remainder, 0.1, 10));
        Assert.All(new[] { "tanh, Xavier", "ReLU, He" }, name => Assert.InRange(Of(name).Stretch, 0.8, 1.2));
    }

    [Fact]
    public void Without_it_they_vanish_or_explode()
    {
        Assert.InRange(Of("tanh, half of Xavier").Remainder, 0, 1e-10);
        Assert.InRange(Of("ReLU, Xavier").Remainder, 0, 1e-5);
        Assert.InRange(Of("residual, He").GradientNorms[0], 1e15, double.MaxValue);
    }

    [Fact]
    public void A_normalisation_does_what_the_initialization_did_not() => Assert.All(["residual, He, LayerNorm", "residual, He, BatchNorm"], name =>
    {
        Assert.InRange(Of(name).GradientNorms[0], 1, 1000);
        Assert.InRange(Of(name).Remainder, 0.1, 10);
        Assert.InRange(Of(name).Stretch, 0.9, 1.1);
    });

    /// <summary>σ′ is at most ¼, so no initialization that preserves variance helps: ρᴸ is far below (½)ᴸ.</summary>
    [Fact]
    public void Sigmoids_lose_the_gradient_either_way()
    {
        var sigmoid = Of("sigmoid, Xavier");

        Assert.InRange(sigmoid.Remainder, 0, 1e-20);
        Assert.InRange(sigmoid.Stretch, 0.2, 0.3);
        Assert.InRange(sigmoid.Bound, 0, 0.6);
        Assert.InRange(Math.Log10(sigmoid.Remainder) - (49 * Math.Log10(sigmoid.Stretch)), -4, 4);
        Assert.True(Of("sigmoid, half of Xavier").Remainder < sigmoid.Remainder);
    }

    [Fact]
    public void Every_network_has_fifty_blocks() => Assert.All(Experiment.Measurements, measurement =>
    {
        Assert.Equal(50, measurement.GradientNorms.Count);
        Assert.Equal(50, measurement.SingularValues.Count);
        Assert.All(measurement.SingularValues.Zip(measurement.Stretches), pair => Assert.True(pair.Second <= pair.First * 1.0001));
    });

    [Fact]
    public void The_committed_picture_is_drawn() =>
        CommittedPicture.Verify("VanishingGradients", "vanishing-gradients.svg", Drawing.Draw(Experiment));

    private static Measurement Of(string name) => Experiment.Measurements.Single(measurement => measurement.Name == name);
}
