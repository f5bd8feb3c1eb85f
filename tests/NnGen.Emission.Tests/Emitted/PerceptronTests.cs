using NnGen.Emission.Tests.Compilation;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Rosenblatt's perceptron is a network: one unit with a sign, its loss, and plain gradient descent with η = 1 on one sample at a time.</summary>
public class PerceptronTests
{
    private const string Networks = """
        using NnGen;

        /// <summary>Separates points of the plane.</summary>
        [NeuralNetwork(2, Loss = Loss.Perceptron)]
        [Dense(1, Activation.Sign, KernelInitializer = Initializer.Zeros)]
        public sealed partial class Perceptron;
        """;

    private const string Program = """
        using System;
        using System.Collections.Generic;
        using NnGen;

        /// <summary>The program.</summary>
        public static class Program
        {
            /// <summary>Passes over the points until one changes nothing; w₁, w₂, b after each update.</summary>
            public static float[][] Train(float[][] points, float[] labels, int passes)
            {
                var net = new Perceptron();
                var trainer = new Trainer<Perceptron>(net, new SGD(1f));
                var updates = new List<float[]>();
                var before = new float[3];
                var after = new float[3];
                for (int pass = 0, quiet = 0; pass < passes && quiet == 0; pass++)
                {
                    var count = updates.Count;
                    for (int i = 0; i < points.Length; i++)
                    {
                        net.CopyParametersTo(before);
                        trainer.Step(points[i], labels.AsSpan(i, 1));
                        net.CopyParametersTo(after);
                        if (!after.AsSpan().SequenceEqual(before))
                        {
                            updates.Add([.. after]);
                        }
                    }

                    quiet = updates.Count == count ? 1 : 0;
                }

                return [.. updates];
            }

            /// <summary>The class of a point: +1 or −1.</summary>
            public static float Classify(float[] parameters, float[] point)
            {
                var net = new Perceptron();
                net.SetParameters(parameters);
                var output = new float[1];
                net.Predict(point, output);
                return output[0];
            }
        }
        """;

    private static readonly LoadedNetworks Loaded = new NetworkCompilation(Networks, Program).Load();

    /// <summary>The worked example of the fourth reference document, section 1.1: after two updates w = (3, −1) and b = 0.</summary>
    [Fact]
    public void Follows_the_worked_example()
    {
        float[][] points = [[2, 1], [-1, 2]];

        var updates = Train(points, [1, -1], passes: 10);

        Assert.Equal([[2, 1, 1], [3, -1, 0]], updates);
        Assert.Equal(1, Classify(updates[^1], points[0]));
        Assert.Equal(-1, Classify(updates[^1], points[1]));
    }

    /// <summary>Novikoff: separable points take at most R²/γ² updates, with x̃ = (x, 1), R the longest x̃ and γ the margin of a unit w̃.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Stays_within_the_convergence_bound(int seed)
    {
        var random = new Random(seed);
        double[] direction = [0.6, -0.64, 0.48];
        var points = new List<float[]>();
        var labels = new List<float>();
        while (points.Count < 60)
        {
            float[] point = [(random.NextSingle() * 4) - 2, (random.NextSingle() * 4) - 2];
            var score = Score(direction, point);
            if (Math.Abs(score) > 0.1)
            {
                points.Add(point);
                labels.Add(Math.Sign(score));
            }
        }

        var updates = Train([.. points], [.. labels], passes: 1000);

        var radius = points.Max(point => (point[0] * point[0]) + (point[1] * point[1]) + 1);
        var margin = points.Min(point => Math.Abs(Score(direction, point)));
        Assert.InRange(updates.Length, 1, radius / (margin * margin));
        Assert.All(points.Zip(labels), pair => Assert.Equal(pair.Second, Classify(updates[^1], pair.First)));
    }

    /// <summary>No line separates exclusive or: every pass has an update.</summary>
    [Fact]
    public void Never_settles_on_exclusive_or()
    {
        var updates = Train([[0, 0], [0, 1], [1, 0], [1, 1]], [-1, 1, 1, -1], passes: 200);

        Assert.True(updates.Length >= 200, $"{updates.Length} updates in 200 passes");
    }

    private static double Score(double[] w, float[] x) => (w[0] * x[0]) + (w[1] * x[1]) + w[2];

    private static float[][] Train(float[][] points, float[] labels, int passes) =>
        (float[][])Loaded.Assembly.GetType("Program")!.GetMethod("Train")!.Invoke(null, [points, labels, passes])!;

    private static float Classify(float[] parameters, float[] point) =>
        (float)Loaded.Assembly.GetType("Program")!.GetMethod("Classify")!.Invoke(null, [parameters, point])!;
}
