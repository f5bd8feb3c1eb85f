using System.Text.RegularExpressions;
using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;
using NnGen.Generator;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Normalising layers as they are emitted: what they compute at every width, and how often they go over a row.</summary>
public class NormalizationKernelTests
{
    private static readonly DeclaredNetworkSource[] Sources =
    [
        .. new[] { 5, 16, 37, 64 }.Select(size => Of($"Layer{size}", "NeuralNetwork(7", $"Dense({size})", "LayerNorm", "Activation(Activation.ReLU)", "Dense(3)")),
        Of("Root", "NeuralNetwork(3, 7", "Dense(37)", "RMSNorm", "Activation(Activation.GELU)", "Dense(3)"),
        Of("Groups", "NeuralNetwork(4, 3, 5", "Dense(12)", "GroupNorm(3)", "Activation(Activation.ReLU)", "SpatialDropout2D(0.3)", "Dense(3)"),
        Of("OneGroup", "NeuralNetwork(4, 3, 5", "Dense(20)", "GroupNorm(1)", "GaussianNoise(0.1)", "Dense(3)"),
        Of("Channels", "NeuralNetwork(4, 3, 5", "Dense(6, UseBias = false)", "GroupNorm(6)", "Dense(3)"),
    ];

    [Fact]
    public void Every_width_agrees_with_the_interpreter_and_with_the_others_to_the_bit()
    {
        using var networks = new EmittedNetworks(Sources);
        foreach (var source in Sources)
        {
            var expected = Run(networks, source, VectorWidth.Bits256);
            Assert.Equal(expected, Run(networks, source, VectorWidth.Bits128));
            Assert.Equal(expected, Run(networks, source, VectorWidth.Bits512));
        }
    }

    /// <summary>Mean, variance and output forward; the two sums that the gradient needs, together, and the gradient backward. No root is taken again.</summary>
    [Fact]
    public void A_layer_normalisation_goes_over_a_row_three_times_forward_and_twice_backward()
    {
        using var networks = new EmittedNetworks([Sources[3]]);
        var kernels = networks.Generated.Values.Single().Split("private static void ").Where(kernel => kernel.Contains("Lanes.Sum(", StringComparison.Ordinal) && kernel.Contains("At512(", StringComparison.Ordinal)).ToArray();
        var (forward, backward) = (kernels.Where(kernel => kernel.Contains("Sqrt(", StringComparison.Ordinal)).ToArray(), kernels.Where(kernel => kernel.Contains("var dμ", StringComparison.Ordinal)).ToArray());

        Assert.NotEmpty(forward);
        Assert.NotEmpty(backward);
        Assert.All(forward, kernel => Assert.Equal(3, Loops(kernel)));
        Assert.All(backward, kernel => Assert.Equal(2, Loops(kernel)));
        Assert.DoesNotContain(backward, kernel => Regex.IsMatch(kernel, @"Sqrt\(| / "));
    }

    private static int Loops(string kernel) => Regex.Count(kernel, @"for \(int column");

    private static uint[] Run(EmittedNetworks networks, DeclaredNetworkSource source, VectorWidth width)
    {
        var network = networks.Get(source, width);
        var data = new NetworkData(network.Model, count: 5, seed: 4);
        var run = NetworkRun.Of(network, data);
        new NetworkExpectation(network, data).Check(run);
        return Bits.Of(run.AllValues);
    }

    private static DeclaredNetworkSource Of(string name, string network, params string[] layers) =>
        DeclaredNetworkSource.Of(name, Loss.MeanSquaredError, $"{network}, Loss = Loss.MeanSquaredError)", layers);
}
