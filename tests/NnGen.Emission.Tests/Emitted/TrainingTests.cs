using NnGen.Emission.Tests.Compilation;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>What a trainer reads from the workspace of an emitted network: scores for the running accuracy, outputs to find what broke.</summary>
public class TrainingTests
{
    private const string Networks = """
        using NnGen;

        /// <summary>Reshapes its logits.</summary>
        [NeuralNetwork(4, Loss = Loss.CategoricalCrossEntropy)]
        [Dense(20, Activation.ReLU)]
        [Dense(19)]
        [Dense(6, Activation.Tanh)]
        [Reshape(2, 3)]
        [Activation(Activation.Softmax)]
        public sealed partial class Classifier;

        /// <summary>Its first layer's output is needed no more after the sum, and its memory is used again.</summary>
        [NeuralNetwork(4, Loss = Loss.CategoricalCrossEntropy)]
        [Dense(20, Name = "early")]
        [Dense(20, From = "input")]
        [Add("early")]
        [Dense(20, Activation.ReLU, Name = "late")]
        [Dense(3, Activation.Softmax)]
        public sealed partial class Sum;

        /// <summary>Measures divergence.</summary>
        [NeuralNetwork(4, Loss = Loss.KLDivergence)]
        [Dense(9)]
        [Activation(Activation.ReLU)]
        [Dense(3, Activation.Softmax)]
        public sealed partial class Divergence;
        """;

    private const string Program = """
        using System;
        using NnGen;

        /// <summary>The program.</summary>
        public static class Program
        {
            private const int Count = 33;

            /// <summary>Accuracy and loss during the first step on labels, and of an evaluation before it.</summary>
            public static float?[] OfLabels()
            {
                var random = new Random(1);
                var labels = new int[Count * 2];
                foreach (ref var label in labels.AsSpan())
                {
                    label = random.Next(3);
                }

                return Measure(new Classifier(seed: 1), Dataset.FromLabels(Inputs(), 4, labels, 2));
            }

            /// <summary>The same with float targets.</summary>
            public static float?[] OfTargets()
            {
                var random = new Random(1);
                var targets = new float[Count * 3];
                for (var row = 0; row < Count; row++)
                {
                    targets[(row * 3) + random.Next(3)] = 1;
                }

                return Measure(new Divergence(seed: 1), Dataset.FromTargets(Inputs(), 4, targets, 3));
            }

            /// <summary>The message where a bias is infinite.</summary>
            public static string Blame(string layer)
            {
                var (classifier, sum) = (new Classifier(seed: 1), new Sum(seed: 1));
                (layer switch { "dense1" => classifier.Dense1.Bias, "dense2" => classifier.Dense2.Bias, _ => sum.Late.Bias })[1] = float.PositiveInfinity;
                return layer == "late" ? Diverge(sum, 1) : Diverge(classifier, 2);
            }

            private static string Diverge<TNet>(TNet net, int labelsPerSample)
                where TNet : class, INetwork<TNet>
            {
                var data = Dataset.FromLabels(Inputs(), 4, new int[Count * labelsPerSample], labelsPerSample);
                try
                {
                    new Trainer<TNet>(net, new SGD(0.1f)).Fit(data, new FitOptions { BatchSize = 8 });
                    return "none";
                }
                catch (TrainingDivergedException exception)
                {
                    return exception.Message;
                }
            }

            private static float?[] Measure<TNet>(TNet net, Dataset data)
                where TNet : class, INetwork<TNet>
            {
                var trainer = new Trainer<TNet>(net, new SGD(0.1f));
                var before = trainer.Evaluate(data);
                var epoch = trainer.Fit(data, new FitOptions { BatchSize = Count }).Epochs[0];
                return [before.Accuracy, epoch.Accuracy, before.Loss, epoch.Loss];
            }

            private static float[] Inputs()
            {
                var random = new Random(2);
                var inputs = new float[Count * 4];
                foreach (ref var input in inputs.AsSpan())
                {
                    input = (float)random.NextDouble() - 0.5f;
                }

                return inputs;
            }
        }
        """;

    [Theory]
    [InlineData("OfLabels")]
    [InlineData("OfTargets")]
    public void The_running_accuracy_is_that_before_the_update(string method)
    {
        var seen = Run<float?[]>(method);
        Assert.InRange(seen[0]!.Value, 0.05f, 0.95f);
        Assert.Equal(seen[0], seen[1]);
        Assert.Equal(seen[2]!.Value, seen[3]!.Value, 1e-6f);
    }

    [Theory]
    [InlineData("dense1")]
    [InlineData("dense2")]
    [InlineData("late")]
    public void A_divergence_names_the_first_bad_layer(string layer) =>
        Assert.Contains($"'{layer}'", Run<string>("Blame", layer), StringComparison.Ordinal);

    private static T Run<T>(string method, params object[] arguments)
    {
        using var loaded = new NetworkCompilation(Networks, Program).Load();
        return (T)loaded.Assembly.GetType("Program")!.GetMethod(method)!.Invoke(null, arguments)!;
    }
}
