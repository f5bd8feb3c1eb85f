using NnGen.Generator.Layers;
using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Declaration;

/// <summary>The rules of a declaration and the tables of layers, activations and losses say the same.</summary>
public class TableAgreementTests
{
    public static TheoryData<Activation> Activations => [.. Enum.GetValues<Activation>().Distinct()];

    public static TheoryData<Loss> Losses => [.. Enum.GetValues<Loss>().Except([Loss.None])];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Alpha_is_accepted_by_the_activations_that_have_one(Activation activation)
    {
        bool hasAlpha = ActivationTable.Of(activation).Alpha != AlphaUse.None;

        Assert.Equal(hasAlpha ? [] : ["NNGEN018"], Ids($"[NeuralNetwork(4)] [Dense(3, Activation.{activation}, Alpha = 0.5)]"));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_needs_the_activation_its_row_requires(Loss loss)
    {
        var row = LossTable.Rows.Single(row => row.Loss == loss);
        var required = row.ActivationRequired ? row.OutputActivation : null;

        foreach (var activation in Enum.GetValues<Activation>().Distinct())
        {
            bool isAccepted = required is null || required == activation;
            Assert.Equal(isAccepted ? [] : ["NNGEN015"], Ids($"[NeuralNetwork(4, Loss = Loss.{loss})] [Dense(3, Activation.{activation})]"));
        }
    }

    private static IEnumerable<string> Ids(string attributes) =>
        Generator.Declaration.DeclarationValidator
            .Validate(Declarations.Read($"using NnGen; {attributes} public partial class Net;")).Select(fault => fault.Id);
}
