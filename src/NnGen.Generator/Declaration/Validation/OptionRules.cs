using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>An option that is written has an effect: one without is a mistake about what the network computes.</summary>
internal static class OptionRules
{
    private const string Value = "Value";
    private const string Bias = "Bias";

    public static void Check(NetworkDeclaration declaration, DiagnosticList diagnostics)
    {
        CheckLossOption(declaration, "LabelSmoothing", Loss.CategoricalCrossEntropy, diagnostics);
        CheckLossOption(declaration, "HuberDelta", Loss.Huber, diagnostics);
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            var layer = declaration.Layers[i];
            foreach (var argument in layer.Arguments)
            {
                if (WhyWithoutEffect(layer, argument.Name) is { } reason)
                {
                    diagnostics.Add(Descriptors.OptionWithoutEffect, i, argument.Name, argument.Name, layer.Kind, reason);
                }
            }
        }
    }

    private static void CheckLossOption(NetworkDeclaration declaration, string option, Loss loss, DiagnosticList diagnostics)
    {
        if (declaration.Network.Has(option) && declaration.Loss != loss)
        {
            string reason = $"it belongs to Loss.{loss}, but the loss is {declaration.Loss}";
            diagnostics.Add(Descriptors.OptionWithoutEffect, DiagnosticInfo.OnNetwork, option, option, "[NeuralNetwork]", reason);
        }
    }

    private static string? WhyWithoutEffect(LayerDeclaration layer, string option)
    {
        if (layer.Kind == LayerNames.EndRepeat)
        {
            return "it only closes a block";
        }

        if (layer.Kind == LayerNames.NamedInput && option is ("Name" or "From"))
        {
            return option == "Name" ? "an input has its name in front" : "an input reads nothing";
        }

        if (layer.Kind == LayerNames.NamedOutput && option == "From")
        {
            return "the output's layer is its argument";
        }

        if (option == "Alpha" && layer.Enum("activation", Activation.Linear) is var activation && !TakesAlpha(activation))
        {
            return $"it belongs to LeakyReLU, PReLU and ELU, but the activation is {activation}";
        }

        if (option == "GoBackwards" && layer.Bool(option, false) && layer.Bool("Bidirectional", false))
        {
            return "Bidirectional goes both ways already";
        }

        if (option == "UnitForgetBias" && layer.Bool(option, false) && !layer.Bool("UseBias", true))
        {
            return "UseBias is false";
        }

        if (option.StartsWith(Bias, StringComparison.Ordinal) && !layer.Bool("UseBias", true))
        {
            return "UseBias is false";
        }

        if (WhyNotAround(layer, option) is { } reason)
        {
            return reason;
        }

        bool isConstant = option.Length > Value.Length && option.EndsWith(Value, StringComparison.Ordinal);
        return isConstant ? WhyNotConstant(layer, option[..^Value.Length] + "Initializer") : null;
    }

    private static string? WhyNotAround(LayerDeclaration layer, string option)
    {
        bool isSame = layer.Enum("Padding", Padding.Valid) == Padding.Same;
        return option switch
        {
            "Pads" or "OutputPadding" when isSame => "Padding.Same says already how far the window goes",
            "CountPadding" when layer.Bool(option, false) && !isSame && layer.Ints("Pads").All(pad => pad == 0) => "nothing is around the input",
            "StandardDeviation" when layer.Enum("KernelInitializer", Initializer.Default) is not (Initializer.Default or Initializer.Normal) =>
                "it belongs to KernelInitializer = Initializer.Normal, the default",
            _ => null,
        };
    }

    private static string? WhyNotConstant(LayerDeclaration layer, string initializer) =>
        layer.Enum(initializer, Initializer.Default) == Initializer.Constant ? null : $"it belongs to {initializer} = Initializer.Constant";

    private static bool TakesAlpha(Activation activation) => activation is Activation.LeakyReLU or Activation.PReLU or Activation.ELU;
}
