using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Diagnostics;

/// <summary>The messages that no page shows, read and accepted together.</summary>
public class MessageTests
{
    private const string Source = """
        using NnGen;

        [NeuralNetwork]
        [Dense(3)]
        partial class WithoutShape;

        [NeuralNetwork(new[] { 2, -1_000 })]
        [Reshape(new int[] { 1048576, 1048576 })]
        [Reshape]
        partial class Shapes;

        [NeuralNetwork(4, Loss = Loss.KLDivergence)]
        [Dense(3, Name = "dense2", From = "dense2")]
        [Dense(3)]
        [Repeat(2, Name = "block")]
        [Dense(3, Name = "hidden")]
        [EndRepeat(Name = "end")]
        [Add("block", "hidden3", "dense4", "input")]
        [Dropout(0.5)]
        partial class Names;

        [NeuralNetwork(4)]
        [Repeat(2)]
        [EndRepeat]
        [Dense(3, (Activation)99, UseBias = false, BiasInitializer = Initializer.Constant)]
        [Dense(3, Alpha = 1, KernelValue = 2)]
        [Dense(3, Name = "input")]
        partial class Options;

        [NeuralNetwork(4)]
        [Dense(3)]
        partial class Dense1;

        class Container
        {
            [NeuralNetwork(4)]
            [Dense(3)]
            partial class Network<T>;
        }
        """;

    private const string Normalizing = """
        using NnGen;

        [NeuralNetwork(1)]
        [LayerNorm]
        partial class OneValue;

        [NeuralNetwork(8, 8, 30)]
        [GroupNorm(8)]
        partial class Remainder;

        [NeuralNetwork(6)]
        [GroupNorm(6)]
        partial class OneValueEach;

        [NeuralNetwork(8, 8, 4)]
        [Flatten]
        [GroupNorm(2)]
        partial class Flat;

        [NeuralNetwork(8, 4)]
        [SpatialDropout2D(0.1)]
        partial class Sequence;
        """;

    [Fact]
    public void Of_normalisations_are_as_accepted()
    {
        var project = UserProject.Of(Normalizing);

        Snapshot.Verify(DiagnosticText.Of(project.Generate().Diagnostics, project.Sources));
    }

    [Fact]
    public void Are_as_accepted()
    {
        var project = UserProject.Of(Source);

        Snapshot.Verify(DiagnosticText.Of(project.Generate().Diagnostics, project.Sources));
    }
}
