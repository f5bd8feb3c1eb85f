using System.Globalization;
using NnGen.Generator.Differentiation;
using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle;

/// <summary>Holds the gradients of <see cref="Gradients.Of"/> against central differences of the interpreter.</summary>
internal static class GradientCheck
{
    private const double Tolerance = 1e-6;

    /// <summary>
    /// Checks every element of the gradients of Σ seed · output, with random seeds, and that each wanted gradient has a non-zero element.
    /// </summary>
    /// <returns>The gradients, as they were evaluated.</returns>
    public static IReadOnlyDictionary<Tensor, double[]> Check(TensorGraph graph, Tensor output, Bindings bindings, params Tensor[] wanted)
    {
        var seed = graph.Input($"gradient of tensor {output.Id}", InputKind.Rows, output.Shape);
        bindings.Normal(seed, new Random(7));
        var gradients = Gradients.Of(graph, [(output, seed)], wanted);
        var interpreter = new Interpreter(graph, bindings);
        var values = new Dictionary<Tensor, double[]>();
        foreach (var leaf in wanted)
        {
            Assert.True(gradients.ContainsKey(leaf), $"No gradient reaches {leaf}.");
            Assert.Equal(leaf.Shape, gradients[leaf].Shape);
            values[leaf] = interpreter.Evaluate(gradients[leaf]);
            AssertNonZero(leaf, values[leaf]);
            Compare(leaf, values[leaf], Numerical(graph, output, bindings[seed], bindings, leaf));
        }

        return values;
    }

    /// <summary>A gradient that is zero everywhere agrees with anything that is cut off, so it proves nothing.</summary>
    public static void AssertNonZero(Tensor leaf, double[] gradient) =>
        Assert.True(gradient.Any(g => g != 0), $"The gradient of {leaf} is zero everywhere.");

    private static double[] Numerical(TensorGraph graph, Tensor output, double[] seed, Bindings bindings, Tensor leaf)
    {
        var values = bindings[leaf];
        var differences = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var x = values[i];
            var h = 1e-5 * Math.Max(1, Math.Abs(x));
            values[i] = x + h;
            var above = Objective(graph, output, seed, bindings);
            values[i] = x - h;
            var below = Objective(graph, output, seed, bindings);
            values[i] = x;
            differences[i] = (above - below) / (2 * h);
        }

        return differences;
    }

    private static double Objective(TensorGraph graph, Tensor output, double[] seed, Bindings bindings)
    {
        var values = new Interpreter(graph, bindings).Evaluate(output);
        return values.Select((value, i) => value * seed[i]).Sum();
    }

    private static void Compare(Tensor leaf, double[] actual, double[] expected)
    {
        var floor = 1e-2 * expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
        {
            var allowed = Tolerance * Math.Max(Math.Abs(expected[i]), floor);
            Assert.True(
                Math.Abs(actual[i] - expected[i]) <= allowed,
                string.Create(CultureInfo.InvariantCulture, $"Gradient of {leaf}, element {i}: {actual[i]:R}; central differences give {expected[i]:R}."));
        }
    }
}
