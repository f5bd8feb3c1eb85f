using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests;

/// <summary>The text of whole networks, to be read: a schedule or a line that changes shows here.</summary>
public class NetworkTextTests
{
    [Fact]
    public void Perceptron() => Verify("""
        using NnGen;

        [NeuralNetwork(2, Loss = Loss.Perceptron)]
        [Dense(1, Activation.Sign, KernelInitializer = Initializer.Zeros)]
        public sealed partial class Perceptron;
        """, "Perceptron.g");

    [Fact]
    public void Digits() => Verify("""
        using NnGen;
        namespace Samples;

        [NeuralNetwork(64, Loss = Loss.CategoricalCrossEntropy)]
        [Dense(32, Activation.ReLU)]
        [Dense(10, Activation.Softmax)]
        public sealed partial class DigitNet;
        """, "Samples.DigitNet.g");

    [Fact]
    public void Residual() => Verify("""
        using NnGen;
        namespace Samples;

        public static partial class Models
        {
            [NeuralNetwork(2, 3)]
            [Flatten(Name = "flat")]
            [Dense(6, Activation.Tanh, UseBias = false)]
            [Dropout(0.1)]
            [Add("flat")]
            [Concatenate("dense1")]
            internal sealed partial class ResidualNet;
        }
        """, "Samples.Models.ResidualNet.g");

    [Fact]
    public void Normalised() => Verify("""
        using NnGen;
        namespace Samples;

        [NeuralNetwork(3, Loss = Loss.HalfSquaredError)]
        [Dense(16, UseBias = false)]
        [BatchNorm]
        [Activation(Activation.ReLU)]
        [Dense(1)]
        public sealed partial class NormalisedNet;
        """, "Samples.NormalisedNet.g");

    [Fact]
    public void Convolved() => Verify("""
        using NnGen;
        namespace Samples;

        [NeuralNetwork(6, 6, 1, Loss = Loss.CategoricalCrossEntropy)]
        [Conv2D(8, 3, Activation.ReLU, Padding = Padding.Same)]
        [MaxPool2D(2)]
        [Flatten]
        [Dense(3, Activation.Softmax)]
        public sealed partial class ImageNet;
        """, "Samples.ImageNet.g");

    [Fact]
    public void Recurrent() => Verify("""
        using NnGen;
        namespace Samples;

        [NeuralNetwork(5, 2, Loss = Loss.HalfSquaredError)]
        [LSTM(4, ReturnSequences = true)]
        [Dense(1)]
        public sealed partial class FilterNet;
        """, "Samples.FilterNet.g");

    [Fact]
    public void Attentive() => Verify("""
        using NnGen;
        namespace Samples;

        [NeuralNetwork(4, Loss = Loss.CategoricalCrossEntropy)]
        [Embedding(5, 8)]
        [PositionalEncoding(Learnt = true, Name = "tokens")]
        [LayerNorm]
        [MultiHeadAttention(2, Causal = true)]
        [Add("tokens", Name = "seen")]
        [LayerNorm]
        [Dense(16, Activation.ReLU)]
        [Dense(8)]
        [Add("seen")]
        [Dense(5, Activation.Softmax)]
        public sealed partial class TextNet;
        """, "Samples.TextNet.g");

    private static void Verify(string source, string file, [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Snapshot.Verify(UserProject.Of(source).Generate().Source(file + ".cs"), "cs", file, method: method);
}
