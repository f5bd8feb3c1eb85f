using NnGen.Emission.Tests.Compilation;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>A user's program against the members every network has: it compiles under a strict project's rules, and does what it says.</summary>
public class ConsumerTests
{
    private const string Networks = """
        using NnGen;

        namespace App.Models
        {
            /// <summary>A classifier.</summary>
            [NeuralNetwork(5, Loss = Loss.CategoricalCrossEntropy)]
            [Dense(7, Activation.PReLU)]
            [Dense(7, Activation.Tanh, Name = "hidden", UseBias = false)]
            [Add("dense1")]
            [Dense(3, Activation.Softmax)]
            public sealed partial class Classifier;

            /// <summary>Holds a nested network.</summary>
            public partial class Outer<T>
            {
                [NeuralNetwork(2, 3)]
                [Flatten]
                [Dense(1)]
                internal sealed partial class Nested;

                /// <summary>Runs it.</summary>
                public static float Run()
                {
                    var outputs = new float[1];
                    new Nested(seed: 3).Predict(new float[] { 1, 2, 3, 4, 5, 6 }, outputs);
                    return outputs[0];
                }
            }
        }

        [NeuralNetwork(1)]
        [Dense(1)]
        internal partial class Global;
        """;

    private const string Program = """
        using System;
        using App.Models;
        using NnGen;

        /// <summary>The program.</summary>
        public static class Program
        {
            /// <summary>Runs it and returns what it saw.</summary>
            public static string Run()
            {
                var net = new Classifier(seed: 1);
                var inputs = new float[2 * Classifier.InputSize];
                inputs.AsSpan().Fill(0.5f);
                var outputs = new float[2 * Classifier.OutputSize];
                net.Predict(inputs, outputs);
                var workspace = net.CreateWorkspace(maxBatch: 2);
                var gradients = new float[Classifier.ParameterStorageLength];
                var trained = new float[outputs.Length];
                net.Forward(inputs, trained, workspace);
                net.Backward(outputs, new float[inputs.Length], workspace, gradients);

                var logical = new float[Classifier.ParameterCount];
                net.CopyParametersTo(logical);
                var twin = new Classifier(seed: 2);
                twin.SetParameters(logical);
                var again = new float[outputs.Length];
                Classifier.Predict(twin.Parameters, inputs, again);

                net.Dense1.Weight[4, 6] = 2f;
                net.Dense1.Bias[0] = 1f;
                net.Dense1.Alpha[0] = 0.5f;
                net.CopyParametersTo(logical);
                var shape = net.Hidden.Weight.Shape.ToArray();
                return FormattableString.Invariant($"{outputs.AsSpan().SequenceEqual(again)} {outputs.AsSpan().SequenceEqual(trained)} ")
                    + FormattableString.Invariant($"{logical[34]} {logical[35]} {Classifier.ParameterCount} {shape[0]}x{shape[1]} {net.Seed} ")
                    + FormattableString.Invariant($"{Outer<int>.Run() != 0} {new Global().Parameters.Length == Global.ParameterStorageLength}\n{net.Summary()}");
            }
        }
        """;

    [Fact]
    public void A_program_uses_every_member()
    {
        using var loaded = new NetworkCompilation(Networks, Program).Load();
        var seen = (string)loaded.Assembly.GetType("Program")!.GetMethod("Run")!.Invoke(null, [])!;
        Assert.StartsWith("True True 2 1 116 7x7 1 True True\n", seen, StringComparison.Ordinal);
        Assert.Contains("hidden", seen, StringComparison.Ordinal);
    }
}
