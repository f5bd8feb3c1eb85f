using System.Globalization;
using System.Text;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>
/// A number that tells networks apart whose predictions from the same parameters differ: a hash of the layers in words, their inputs,
/// shapes and constants. Names, initialisation, the loss, and what only training does (dropout) are left out.
/// </summary>
internal static class ArchitectureFingerprint
{
    public static ulong Of(Tensor input, LayerPass inference, IReadOnlyList<string> descriptions) => Hash(Text(input, inference, descriptions));

    private static string Text(Tensor input, LayerPass inference, IReadOnlyList<string> descriptions)
    {
        var (text, numbers) = (new StringBuilder($"0: {input.Shape}\n"), new Dictionary<Tensor, int> { [input] = 0 });
        for (var i = 0; i < inference.Contexts.Count; i++)
        {
            var (layer, output) = (inference.Contexts[i], inference.Outputs[i]);
            if (!numbers.ContainsKey(output))
            {
                numbers[output] = numbers.Count;
                var sources = string.Join(",", layer.Inputs.Select(source => Number(numbers[source])));
                var shapes = string.Join(",", layer.Parameters.Select(parameter => parameter.Shape.ToString()));
                text.Append($"{Number(numbers[output])}: {WithoutNames(layer, descriptions[i])}({sources}) {output.Shape} [{shapes}] {string.Join(" ", layer.Constants)}\n");
            }
        }

        return text.Append(string.Join(",", inference.Results.Select(result => Number(numbers[result])))).ToString();
    }

    /// <summary>Layers that take others by name are described with these names.</summary>
    private static string WithoutNames(LayerContext layer, string description) =>
        layer.Inputs.Count > 1 ? layer.Declaration.Kind : description;

    /// <summary>FNV-1a, 64 bits, of the text in UTF-8.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ octet) * 1099511628211UL);
        }

        return hash;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
