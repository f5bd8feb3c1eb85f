using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;
using NnGen.Generator;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Batch normalisation as it is emitted, against the interpreter: a pass of the whole batch, and training in stages.</summary>
public class BatchNormTests(BatchNormTests.Samples samples) : IClassFixture<BatchNormTests.Samples>
{
    private const int Batch = 13;

    [Fact]
    public void Agrees_with_the_interpreter() => samples.ForEach((source, network) =>
    {
        foreach (var count in new[] { 2, 5, Batch })
        {
            var data = new NetworkData(network.Model, count, seed: count);
            var expectation = new NetworkExpectation(network, data);
            expectation.Check(NetworkRun.Of(network, data));
            // Two values normalised are −1 and 1 whatever they were, so that hardly a gradient goes through.
            Assert.InRange(expectation.Loose, 0, expectation.Compared / (count == 2 ? 1 : 5));
            File.WriteAllText($"/tmp/wt/{source.ClassName}.cs", samples.Networks.Generated.Single(f => f.Key.Contains(source.ClassName)).Value);
        }
    });

    [Fact]
    public void Has_the_stages_its_sums_ask_for()
    {
        int Stages(DeclaredNetworkSource source) => samples.Networks.Get(source).Code.Info.Stages;
        Assert.Equal(4, Stages(Samples.Small));
        Assert.Equal(7, Stages(Samples.Deep));
        Assert.Equal(2, samples.Networks.Get(Samples.Small).Code.Info.LossStage);
    }

    /// <summary>Networks that the cases share.</summary>
    public sealed class Samples : IDisposable
    {
        internal static readonly DeclaredNetworkSource Small = DeclaredNetworkSource.Of(
            "Small", Loss.HalfSquaredError, "NeuralNetwork(3, Loss = Loss.HalfSquaredError)",
            ["Dense(16, UseBias = false)", "BatchNorm", "Activation(Activation.ReLU)", "Dense(1)"]);

        internal static readonly DeclaredNetworkSource Deep = DeclaredNetworkSource.Of(
            "Deep", Loss.CategoricalCrossEntropy, "NeuralNetwork(7, Loss = Loss.CategoricalCrossEntropy)",
            [
                "Dense(20, Activation.Tanh, Name = \"a\")", "BatchNorm(Momentum = 0.3)", "Dropout(0.2)", "Dense(20)", "BatchNorm(Affine = false, Epsilon = 1e-3)",
                "Activation(Activation.GELU)", "Add(\"a\")", "Concatenate(\"a\")", "Dense(4, Activation.Softmax)",
            ]);

        internal static readonly DeclaredNetworkSource Sequence = DeclaredNetworkSource.Of(
            "Sequence", Loss.MeanSquaredError, "NeuralNetwork(4, 5, Loss = Loss.MeanSquaredError)",
            ["BatchNorm(Momentum = 1)", "Dense(18, Activation.PReLU)", "BatchNorm(Momentum = 0)", "Flatten", "BatchNorm", "Dense(2)", "BatchNorm"]);

        internal static readonly DeclaredNetworkSource Lossless = DeclaredNetworkSource.Of(
            "Lossless", Loss.None, "NeuralNetwork(6, Jacobians = true)", ["Dense(33)", "BatchNorm", "Activation(Activation.SiLU)", "Dense(2)"]);

        private static readonly DeclaredNetworkSource[] All = [Small, Deep, Sequence, Lossless];

        internal EmittedNetworks Networks { get; } = new(All);

        internal void ForEach(Action<DeclaredNetworkSource, EmittedNetwork> check, VectorWidth width = VectorWidth.Machine)
        {
            foreach (var source in All)
            {
                check(source, Networks.Get(source, width));
            }
        }

        public void Dispose() => Networks.Dispose();
    }
}
