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

    [Fact]
    public void Are_as_accepted()
    {
        var project = UserProject.Of(Source);

        Snapshot.Verify(DiagnosticText.Of(project.Generate().Diagnostics, project.Sources));
    }
}
