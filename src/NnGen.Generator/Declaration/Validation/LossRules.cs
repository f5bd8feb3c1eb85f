using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>A loss that is computed from logits follows the activation that makes probabilities of them.</summary>
internal static class LossRules
{
    private const string SimpleRNN = "SimpleRNN";

    public static void Check(NetworkDeclaration declaration, EquatableArray<ExpandedLayer> layers, DiagnosticList diagnostics)
    {
        if (layers.IsEmpty || NeededActivation(declaration.Loss) is not { } needed)
        {
            return;
        }

        var outputs = layers.Where(layer => layer.Layer.Kind == LayerNames.NamedOutput).ToArray();
        var last = outputs.Length == 1 && layers.FirstOrDefault(layer => layer.Name == outputs[0].Inputs[0]) is { } only ? only
            : outputs.Length > 1 ? outputs[^1]
            : layers[^1];
        bool hasActivation = last.Layer.Has("activation");
        var activation = last.Layer.Enum("activation", Activation.Linear);
        bool isInLoop = last.Layer.Kind == SimpleRNN;
        if (!hasActivation || activation != needed || isInLoop)
        {
            string found = isInLoop ? "its activation in a loop over time, which hides what it is computed from: put a Dense behind it"
                : hasActivation ? $"activation {activation}"
                : "none";
            string described = $"{last.Name} ({last.Layer.Kind})";
            diagnostics.Add(
                Descriptors.LossNeedsActivation, last.DeclaredIndex, "activation", declaration.Loss.ToString(), needed.ToString(), described, found);
        }
    }

    private static Activation? NeededActivation(Loss loss) => loss switch
    {
        Loss.BinaryCrossEntropy => Activation.Sigmoid,
        Loss.CategoricalCrossEntropy or Loss.KLDivergence => Activation.Softmax,
        _ => null,
    };
}
