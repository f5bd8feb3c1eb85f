using NnGen.Emission.Tests.Oracle;
using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Networks;

/// <summary>What only training does to a value: whole channels that vanish, and noise.</summary>
public class NoiseTests
{
    [Fact]
    public void Spatial_dropout_zeroes_a_channel_at_all_positions_and_scales_the_others()
    {
        var (x, training, inference) = Run("NeuralNetwork(3, 2, 64)", "SpatialDropout2D(0.25)", batch: 4);
        var kept = 0;
        for (var image = 0; image < 4; image++)
        {
            for (var channel = 0; channel < 64; channel++)
            {
                var factors = Enumerable.Range(0, 6).Select(position => (((image * 6) + position) * 64) + channel)
                    .Select(i => Math.Round(training[i] / x[i], 12)).Distinct();
                var factor = Assert.Single(factors);
                Assert.True(factor == 0 || factor == Math.Round(1 / 0.75, 12), $"{factor}");
                kept += factor == 0 ? 0 : 1;
            }
        }

        Assert.Equal(x, inference);
        Assert.InRange(kept, 160, 224);
    }

    [Fact]
    public void Gaussian_noise_is_added_with_its_deviation()
    {
        var (x, training, inference) = Run("NeuralNetwork(500)", "GaussianNoise(0.25)", batch: 4);
        var noise = training.Zip(x, (y, value) => y - value).ToArray();
        var deviation = Math.Sqrt(noise.Average(value => value * value));

        Assert.Equal(x, inference);
        Assert.InRange(noise.Average(), -0.02, 0.02);
        Assert.InRange(deviation, 0.23, 0.27);
        Assert.Equal(noise.Length, noise.Distinct().Count());
    }

    [Theory]
    [InlineData("SpatialDropout2D(0)")]
    [InlineData("GaussianNoise(0)")]
    public void Nothing_of_it_is_the_input(string layer)
    {
        var model = DeclaredModel.Of("NeuralNetwork(2, 2, 3)", layer);
        Assert.Same(model.Input, model.TrainingOutput);
    }

    [Theory]
    [InlineData("SpatialDropout2D(0.5)")]
    [InlineData("GaussianNoise(0.5)")]
    public void Gradients_see_the_same_numbers(string layer)
    {
        var model = DeclaredModel.Of("NeuralNetwork(2, 2, 5)", layer, "Activation(Activation.Tanh)");
        GradientCheck.Check(model.Graph, model.TrainingOutput, new NetworkData(model, 3, seed: 1).Bind(), model.Input);
    }

    private static (double[] X, double[] Training, double[] Inference) Run(string network, string layer, int batch)
    {
        var model = DeclaredModel.Of(network, layer);
        var bindings = new NetworkData(model, batch, seed: 2).Bind();
        var interpreter = new Interpreter(model.Graph, bindings);
        return (bindings[model.Input], interpreter.Evaluate(model.TrainingOutput), interpreter.Evaluate(model.Output));
    }
}
