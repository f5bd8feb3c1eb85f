using NnGen.Emission.Tests.Compilation;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Label smoothing in emitted code, by labels and by float targets, from an orthogonal start; mixup makes the one the other.</summary>
public class LabelSmoothingTests
{
    private const double Smoothing = 0.2;

    private const string Networks = """
        using NnGen;

        /// <summary>Four classes.</summary>
        [NeuralNetwork(4, Loss = Loss.CategoricalCrossEntropy, LabelSmoothing = 0.2)]
        [Dense(4, Activation.Softmax, KernelInitializer = Initializer.Orthogonal)]
        public sealed partial class Smooth;
        """;

    private const string Program = """
        using System;
        using System.Collections.Generic;
        using NnGen;

        /// <summary>The program.</summary>
        public static class Program
        {
            /// <summary>The parameters at the start.</summary>
            public static float[] Start() => Parameters(new Smooth(seed: 1));

            /// <summary>The loss and the parameters of each step of gradient descent with η = 1; labels, or their 1s among zeros.</summary>
            public static float[][] Train(float[] inputs, int[] labels, bool areTargets)
            {
                var net = new Smooth(seed: 1);
                var trainer = new Trainer<Smooth>(net, new SGD(1f));
                var targets = new float[4 * labels.Length];
                for (var row = 0; row < labels.Length; row++)
                {
                    if (labels[row] >= 0)
                    {
                        targets[(4 * row) + labels[row]] = 1;
                    }
                }

                var steps = new List<float[]>();
                for (var step = 0; step < 3; step++)
                {
                    var loss = areTargets ? trainer.Step(inputs, targets) : trainer.Step(inputs, labels);
                    steps.Add([loss, .. Parameters(net)]);
                }

                return [.. steps];
            }

            /// <summary>The training loss of an epoch with mixup.</summary>
            public static float Mix(float[] inputs, int[] labels)
            {
                var trainer = new Trainer<Smooth>(new Smooth(seed: 1), new SGD(0f));
                return trainer.Fit(Dataset.FromLabels(inputs, 4, labels), new FitOptions { BatchSize = 3, Mixup = 1 }).Epochs[0].Loss;
            }

            private static float[] Parameters(Smooth net)
            {
                var parameters = new float[Smooth.ParameterCount];
                net.CopyParametersTo(parameters);
                return parameters;
            }
        }
        """;

    private static readonly LoadedNetworks Loaded = new NetworkCompilation(Networks, Program).Load();

    private static readonly float[] Inputs = [1, 2, -1, 0.5f, 0, -1, 2, 1, -2, 0.25f, 1, 1];

    [Fact]
    public void The_start_is_orthogonal()
    {
        var w = Call<float[]>("Start");
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, 4).Sum(k => (double)w[(4 * k) + i] * w[(4 * k) + j]), 3e-7);
            }
        }
    }

    [Fact]
    public void Labels_and_targets_follow_the_textbook()
    {
        int[] labels = [2, 0, 3];
        foreach (var areTargets in new[] { false, true })
        {
            var steps = Call<float[][]>("Train", Inputs, labels, areTargets);
            var parameters = Call<float[]>("Start").Select(value => (double)value).ToArray();
            foreach (var step in steps)
            {
                var loss = Descend(parameters, labels);
                Assert.Equal(loss, step[0], 1e-5);
                Assert.All(parameters.Zip(step[1..]), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
            }
        }
    }

    [Fact]
    public void Ignored_labels_are_not_smoothed()
    {
        var with = Call<float[][]>("Train", Inputs, new[] { 2, 0, -100 }, false);
        var without = Call<float[][]>("Train", Inputs[..8], new[] { 2, 0 }, false);
        Assert.Equal(without, with);
    }

    /// <summary>A cross-entropy with smoothing ε is nowhere below the entropy of the smoothed label, whatever is mixed.</summary>
    [Fact]
    public void Mixed_labels_are_smoothed_too()
    {
        var loss = Call<float>("Mix", Inputs, new[] { 2, 0, 3 });
        Assert.True(float.IsFinite(loss) && loss > 0.5f, $"{loss}");
        Assert.NotEqual(Call<float[][]>("Train", Inputs, new[] { 2, 0, 3 }, false)[0][0], loss);
    }

    /// <summary>One step of W −= xᵀ(p − y′)/n, b −= Σ(p − y′)/n; returns the mean of −Σ y′·log p before it.</summary>
    private static double Descend(double[] parameters, int[] labels)
    {
        var (gradient, loss) = (new double[20], 0.0);
        for (var row = 0; row < labels.Length; row++)
        {
            var x = Inputs[(4 * row)..(4 * (row + 1))];
            var exponentials = Enumerable.Range(0, 4).Select(o => Math.Exp(parameters[16 + o] + x.Select((v, i) => v * parameters[(4 * i) + o]).Sum())).ToArray();
            for (var o = 0; o < 4; o++)
            {
                var p = exponentials[o] / exponentials.Sum();
                var y = ((1 - Smoothing) * (labels[row] == o ? 1 : 0)) + (Smoothing / 4);
                loss -= y * Math.Log(p) / labels.Length;
                gradient[16 + o] += (p - y) / labels.Length;
                for (var i = 0; i < 4; i++)
                {
                    gradient[(4 * i) + o] += x[i] * (p - y) / labels.Length;
                }
            }
        }

        for (var i = 0; i < 20; i++)
        {
            parameters[i] -= gradient[i];
        }

        return loss;
    }

    private static T Call<T>(string name, params object[] arguments) => (T)Loaded.Assembly.GetType("Program")!.GetMethod(name)!.Invoke(null, arguments)!;
}
