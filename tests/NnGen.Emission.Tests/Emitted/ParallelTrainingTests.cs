using NnGen.Emission.Tests.Compilation;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Emitted networks in a trainer with threads: the same losses and parameters, bit for bit, however many there are.</summary>
public class ParallelTrainingTests
{
    private const string Networks = """
        using NnGen;

        /// <summary>Random masks, a residual sum, a repeated block and a concatenation.</summary>
        [NeuralNetwork(7, Loss = Loss.CategoricalCrossEntropy)]
        [Dense(24, Activation.ReLU, Name = "first")]
        [Dropout(0.3)]
        [Repeat(2)]
        [Dense(24, Activation.Tanh)]
        [Dropout(0.1)]
        [Add("first")]
        [EndRepeat]
        [Concatenate("first")]
        [Dense(19, Activation.PReLU)]
        [Dense(3, Activation.Softmax)]
        public sealed partial class Residual;

        /// <summary>Fewer rows than threads.</summary>
        [NeuralNetwork(1, Loss = Loss.Huber)]
        [Dense(2, Activation.SiLU)]
        [Dense(1)]
        public sealed partial class Tiny;

        /// <summary>Two labels a sample, and a block large enough to be shared out.</summary>
        [NeuralNetwork(150, Loss = Loss.CategoricalCrossEntropy)]
        [Dense(130, Activation.ReLU)]
        [Dense(6)]
        [Reshape(2, 3)]
        [Activation(Activation.Softmax)]
        public sealed partial class Large;

        /// <summary>Images, more channels than a tile holds, and gradients that are scattered.</summary>
        [NeuralNetwork(8, 8, 1, Loss = Loss.CategoricalCrossEntropy)]
        [Conv2D(5, 3, Activation.ReLU, Padding = Padding.Same, Name = "first")]
        [Conv2D(5, 3, Activation.Tanh, Padding = Padding.Same)]
        [Add("first")]
        [MaxPool2D(3, Strides = 2)]
        [DepthwiseConv2D(3, Padding = Padding.Same)]
        [Conv2D(33, 2, Activation.ReLU)]
        [Flatten]
        [Dense(4, Activation.Softmax)]
        public sealed partial class Image;
        """;

    private const string Program = """
        using System;
        using System.Collections.Generic;
        using NnGen;

        /// <summary>The program.</summary>
        public static class Program
        {
            /// <summary>Losses and parameters of one network after some steps of each kind.</summary>
            public static float[] Run(string network, string optimizer, int threads) => network switch
            {
                "Residual" => Train(new Residual(seed: 1), 1, optimizer, threads),
                "Large" => Train(new Large(seed: 1), 2, optimizer, threads),
                "Image" => Train(new Image(seed: 1), 1, optimizer, threads),
                _ => Train(new Tiny(seed: 1), 0, optimizer, threads),
            };

            private static float[] Train<TNet>(TNet net, int labelsPerSample, string optimizer, int threads)
                where TNet : class, INetwork<TNet>
            {
                Optimizer chosen = optimizer == "Adam" ? new Adam(0.01f) : optimizer == "AdamW" ? new AdamW(0.01f) : new SGD(0.1f, 0.9f);
                using var trainer = new Trainer<TNet>(net, chosen, new TrainerOptions { Parallelism = threads, ClipNorm = 5f });
                var random = new Random(3);
                var seen = new List<float>();
                foreach (var count in new[] { 1, 8, 31, 64, 256, 150, 2 })
                {
                    var inputs = Values(random, count * TNet.InputSize);
                    if (labelsPerSample > 0)
                    {
                        var labels = new int[count * labelsPerSample];
                        foreach (ref var label in labels.AsSpan())
                        {
                            label = random.Next(4) is var drawn && drawn == 3 ? -100 : drawn;
                        }

                        seen.Add(trainer.Step(inputs, labels));
                    }

                    seen.Add(trainer.Step(inputs, Values(random, count * TNet.OutputSize)));
                }

                seen.AddRange(net.Parameters.ToArray());
                return seen.ToArray();
            }

            private static float[] Values(Random random, int count)
            {
                var values = new float[count];
                foreach (ref var value in values.AsSpan())
                {
                    value = (float)random.NextDouble();
                }

                return values;
            }
        }
        """;

    [Fact]
    public void Threads_change_no_bit()
    {
        using var loaded = new NetworkCompilation(Networks, Program).Load();
        var run = loaded.Assembly.GetType("Program")!.GetMethod("Run")!;
        foreach (var network in new[] { "Residual", "Tiny", "Large", "Image" })
        {
            foreach (var optimizer in new[] { "SGD", "Adam", "AdamW" })
            {
                var alone = (float[])run.Invoke(null, [network, optimizer, 1])!;
                Assert.DoesNotContain(alone, value => !float.IsFinite(value));
                foreach (var threads in new[] { 2, 3, 4, 8 })
                {
                    Assert.Equal(alone, (float[])run.Invoke(null, [network, optimizer, threads])!);
                }
            }
        }
    }
}
