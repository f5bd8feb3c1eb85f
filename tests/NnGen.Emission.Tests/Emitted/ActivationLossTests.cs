using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;
using NnGen.Generator;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Every activation with every loss it may stand before, inside the network and at its end.</summary>
public class ActivationLossTests
{
    private const int Attempts = 20;

    private static readonly Activation[] Activations = [.. Enum.GetValues<Activation>().Distinct()];

    [Fact]
    public void Every_activation_trains_with_every_loss()
    {
        var sources = All().ToArray();
        using var networks = new EmittedNetworks(sources);
        Assert.InRange(sources.Length, 150, 300);
        Assert.All(sources, source => Check(networks.Get(source, VectorWidth.Bits256)));
    }

    private static IEnumerable<DeclaredNetworkSource> All() =>
        from loss in Enum.GetValues<Loss>()
        from activation in Activations
        from place in new[] { "Inside", "Last", "Layer" }
        let source = Declare(place, activation, loss)
        where source is not null
        select source;

    private static DeclaredNetworkSource? Declare(string place, Activation activation, Loss loss)
    {
        // The step's derivative is zero, so that only the loss that looks behind it can train through it.
        if (activation == Activation.Sign && (place == "Inside" || loss != Loss.Perceptron))
        {
            return null;
        }

        // What a dense layer ends in and what stands alone differ only in how they are declared.
        if (place == "Layer" && loss is not (Loss.None or Loss.MeanSquaredError or Loss.Perceptron))
        {
            return null;
        }

        var required = loss switch
        {
            Loss.BinaryCrossEntropy => Activation.Sigmoid,
            Loss.CategoricalCrossEntropy or Loss.KLDivergence => Activation.Softmax,
            _ => (Activation?)null,
        };
        if (place == "Inside")
        {
            return Declare(place, activation, loss, [$"Dense(9, Activation.{activation})", $"Dense(4, Activation.{required ?? Activation.Linear})"]);
        }

        return required is not null && required != activation ? null
            : place == "Last" ? Declare(place, activation, loss, ["Dense(9, Activation.Tanh)", $"Dense(5, Activation.{activation})"])
            : Declare(place, activation, loss, ["Dense(17)", $"Activation(Activation.{activation})"]);
    }

    private static DeclaredNetworkSource Declare(string place, Activation activation, Loss loss, string[] layers) =>
        DeclaredNetworkSource.Of($"{place}{activation}{loss}", loss, $"NeuralNetwork(6, Loss = Loss.{loss})", layers);

    private static void Check(EmittedNetwork network)
    {
        for (var seed = 0; seed < Attempts; seed++)
        {
            var data = new NetworkData(network.Model, count: 11, seed);
            var expectation = new NetworkExpectation(network, data);
            expectation.Check(NetworkRun.Of(network, data));
            Assert.True(expectation.Gradients > 0, "There is nothing to train.");
            if (expectation.ZeroGradients == 0)
            {
                return;
            }
        }

        Assert.Fail($"{network.Model.Declaration.ClassName} has a parameter without a gradient.");
    }
}
