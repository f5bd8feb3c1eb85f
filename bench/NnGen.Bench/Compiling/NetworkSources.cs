using System.Globalization;

namespace NnGen.Bench.Compiling;

/// <summary>Declarations as text.</summary>
internal static class NetworkSources
{
    /// <summary>Hidden layers take ReLU; a network of these sizes ends in softmax.</summary>
    private static readonly int[][] TenSizes =
    [
        [4, 16, 16, 2], [64, 32, 10], [784, 128, 64, 10], [8, 24, 3], [16, 32, 16, 4],
        [32, 64, 10], [100, 50, 10], [128, 64, 32, 5], [256, 64, 10], [784, 300, 100, 10],
    ];

    /// <summary>The benchmark's networks: file and text.</summary>
    public static IEnumerable<(string Name, string Text)> OfBenchmark() =>
        from name in (string[])["ControlNet", "DigitNet", "MnistNet", "ConvolutionNet"] select (name, Embedded($"{name}.cs"));

    /// <summary>Ten networks of different sizes in one text.</summary>
    public static string Ten() => string.Join('\n', TenSizes.Select((sizes, i) => Declaration(
        string.Create(CultureInfo.InvariantCulture, $"Net{i}"), sizes)));

    private static string Declaration(string name, int[] sizes)
    {
        var hidden = string.Concat(sizes[1..^1].Select(size => Invariant($"[NnGen.Dense({size}, NnGen.Activation.ReLU)]\n")));
        return Invariant($"[NnGen.NeuralNetwork({sizes[0]}, Loss = NnGen.Loss.CategoricalCrossEntropy)]\n{hidden}[NnGen.Dense({sizes[^1]}, NnGen.Activation.Softmax)]\n") +
            $"public sealed partial class {name};\n";
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Embedded(string file)
    {
        using var stream = typeof(NetworkSources).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
