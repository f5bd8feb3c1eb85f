using System.Globalization;
using NnGen.Emission.Tests.Graphs;
using NnGen.Emission.Tests.Oracle;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Emission.Tests.Networks;

/// <summary>Normalisations over random shapes: the textbook's formulas, written out as loops, and central differences of every gradient.</summary>
public class NormalizationTests
{
    private const int Batch = 3;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Layer_normalisation_is_over_each_row(int seed)
    {
        var draw = new Draw(seed, leastChannels: 2);
        Check(draw, $"LayerNorm({draw.Options})", (x, gamma, beta) => draw.Rows(x, draw.Channels, row => Standardized(row, draw.Epsilon), gamma, beta));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Root_mean_square_normalisation_keeps_the_mean(int seed)
    {
        var draw = new Draw(seed, leastChannels: 1);
        Check(draw, $"RMSNorm({draw.Options})", (x, gamma, beta) => draw.Rows(x, draw.Channels, row => Scaled(row, draw.Epsilon), gamma, beta));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Group_normalisation_is_over_the_positions_and_channels_of_a_group(int seed)
    {
        var draw = new Draw(seed, leastChannels: 2);
        var groups = draw.Groups();
        var options = draw.Options.Length == 0 ? "" : ", " + draw.Options;
        var model = Check(draw, $"GroupNorm({Text(groups)}{options})", (x, gamma, beta) => Grouped(draw, groups, x, gamma, beta));

        Assert.Equal(groups.ToString(CultureInfo.InvariantCulture), model.Layers[0].Description.Split(' ')[1]);
    }

    [Fact]
    public void Scales_start_at_1_and_shifts_at_0_and_penalties_reach_neither()
    {
        var parameters = DeclaredModel.Of("NeuralNetwork(4)", "LayerNorm", "RMSNorm", "GroupNorm(2)").Parameters.Select(parameter => parameter.Specification).ToArray();

        Assert.Equal(
            ["layerNorm1.weight", "layerNorm1.bias", "rmsNorm1.weight", "groupNorm1.weight", "groupNorm1.bias"], parameters.Select(parameter => parameter.Name));
        Assert.All(parameters, parameter => Assert.Equal(parameter.Name.EndsWith("weight", StringComparison.Ordinal) ? 1 : 0, Start(parameter)));
        Assert.All(parameters, parameter => Assert.NotEqual(ParameterRole.Weight, parameter.Role));
    }

    [Fact]
    public void A_row_without_variance_is_0_and_its_gradients_are_finite()
    {
        var model = DeclaredModel.Of("NeuralNetwork(4)", "LayerNorm(Affine = false)");
        var bindings = new NetworkData(model, 1, seed: 1).Bind();
        bindings[model.Input] = [3, 3, 3, 3];
        var interpreter = new Interpreter(model.Graph, bindings);

        Assert.All(interpreter.Evaluate(model.Output), value => Assert.Equal(0, value));
        Assert.All(interpreter.Evaluate(model.Backward.InputGradient!), value => Assert.True(double.IsFinite(value)));
    }

    private static double Start(ParameterSpecification parameter) => parameter.Initializer == Initializer.Zeros ? 0 : parameter.InitializerValue;

    /// <summary>Compares training and inference with a formula of x, γ and β, and all gradients with differences.</summary>
    private static NetworkModel Check(Draw draw, string layer, Func<double[], double[]?, double[]?, double[]> expected)
    {
        var model = DeclaredModel.Of($"NeuralNetwork({Text(draw.Axes)})", layer);
        var bindings = new NetworkData(model, Batch, draw.Seed).Bind();
        Assert.Equal(draw.Affine, model.Parameters.Count > 0);
        var values = expected(bindings[model.Input], Values("weight"), Values("bias"));
        Graphs.Values.AssertClose(values, new Interpreter(model.Graph, bindings).Evaluate(model.Output));
        Graphs.Values.AssertClose(values, new Interpreter(model.Graph, bindings).Evaluate(model.TrainingOutput));
        GradientCheck.Check(model.Graph, model.TrainingOutput, bindings, [model.Input, .. model.Parameters]);
        return model;

        double[]? Values(string name) => model.Parameters.FirstOrDefault(parameter => parameter.Specification.Name.EndsWith(name, StringComparison.Ordinal)) is { } found
            ? bindings[found]
            : null;
    }

    private static double[] Grouped(Draw draw, int groups, double[] x, double[]? gamma, double[]? beta)
    {
        var (y, size) = (new double[x.Length], draw.Channels / groups);
        for (var group = 0; group < Batch * groups; group++)
        {
            var places = Enumerable.Range(0, draw.Positions * size)
                .Select(i => ((((group / groups) * draw.Positions) + (i / size)) * draw.Channels) + ((group % groups) * size) + (i % size)).ToArray();
            foreach (var (value, place) in Standardized([.. places.Select(place => x[place])], draw.Epsilon).Zip(places))
            {
                y[place] = Affine(value, place % draw.Channels, gamma, beta);
            }
        }

        return y;
    }

    private static double[] Standardized(double[] values, double epsilon)
    {
        var mean = values.Average();
        var variance = values.Average(value => (value - mean) * (value - mean));
        return [.. values.Select(value => (value - mean) / Math.Sqrt(variance + epsilon))];
    }

    private static double[] Scaled(double[] values, double epsilon) =>
        [.. values.Select(value => value / Math.Sqrt(values.Average(other => other * other) + epsilon))];

    private static double Affine(double value, int channel, double[]? gamma, double[]? beta) =>
        (value * (gamma?[channel] ?? 1)) + (beta?[channel] ?? 0);

    private static string Text(params int[] numbers) => string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A shape of 1 to 3 axes, ε and whether there is an affine pair.</summary>
    private sealed class Draw
    {
        private readonly Random _random;

        public Draw(int seed, int leastChannels)
        {
            (Seed, _random) = (seed, new(seed));
            Axes = [.. Enumerable.Range(0, seed % 3).Select(_ => 1 + _random.Next(4)), leastChannels + _random.Next(12)];
            Epsilon = seed % 4 == 0 ? 0.25 : 1e-5;
            Affine = seed % 5 != 4;
        }

        public int Seed { get; }

        public int[] Axes { get; }

        public int Channels => Axes[^1];

        public int Positions => Axes[..^1].Aggregate(1, (product, axis) => product * axis);

        public double Epsilon { get; }

        public bool Affine { get; }

        public string Options => string.Join(", ", new[] { Epsilon == 1e-5 ? "" : "Epsilon = 0.25", Affine ? "" : "Affine = false" }.Where(option => option.Length > 0));

        /// <summary>A divisor of the channels, such that a group has two values.</summary>
        public int Groups()
        {
            var divisors = Enumerable.Range(1, Channels).Where(divisor => Channels % divisor == 0 && Positions * Channels > divisor).ToArray();
            return divisors[_random.Next(divisors.Length)];
        }

        public double[] Rows(double[] x, int length, Func<double[], double[]> normalize, double[]? gamma, double[]? beta) =>
            [.. x.Chunk(length).SelectMany(row => normalize(row).Select((value, channel) => NormalizationTests.Affine(value, channel, gamma, beta)))];
    }
}
