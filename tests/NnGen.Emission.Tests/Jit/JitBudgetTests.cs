using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using Xunit.Abstractions;

namespace NnGen.Emission.Tests.Jit;

/// <summary>
/// No emitted method comes near the sizes at which the JIT gives up optimising (60,000 bytes of IL, 2,000 basic blocks, 8,000 references to
/// locals) or inlining (512 locals), however wide or deep the network.
/// </summary>
public class JitBudgetTests(ITestOutputHelper output)
{
    private const int IL = 30_000;
    private const int Locals = 400;
    private const int LocalReferences = 4_000;
    private const int Blocks = 1_000;

    public static TheoryData<string, string> Networks => new()
    {
        { "Wide", "NeuralNetwork(7)|Dense({0}, Activation.Tanh)|Dense(3)" },
        { "Long", "NeuralNetwork({0})|Dense(5, Activation.GELU)|Dense(2)" },
        { "Square", "NeuralNetwork({0})|Dense({0}, Activation.ReLU)|Dense({0})" },
        { "Class", "NeuralNetwork(3, Loss = Loss.CategoricalCrossEntropy)|Dense({0}, Activation.Softmax)" },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void From_1_to_4096_units(string name, string layers)
    {
        int[] sizes = [1, 2, 3, 8, 15, 16, 31, 33, 64, 100, 255, 512, 1000, 4096];
        var least = name == "Class" ? 2 : 1;
        Check(sizes.Where(size => size >= least && (name != "Square" || size <= 1000)).Select(size => Declare($"{name}{size}", string.Format(null, layers, size))));
    }

    [Fact]
    public void Deep_networks_and_long_chains() => Check(
    [
        Declare("Deep", "NeuralNetwork(8, Loss = Loss.MeanSquaredError)|Repeat(300, Name = \"block\")|Dense(8, Activation.Tanh)|Add(\"block\")|EndRepeat|Dense(3)"),
        Declare("Chain", "NeuralNetwork(8, Loss = Loss.MeanSquaredError)|Repeat(60, Name = \"block\")|Activation(Activation.GELU)|EndRepeat|Dense(3)"),
        Declare("Residuals", "NeuralNetwork(5)|Repeat(80, Name = \"block\")|Add(\"block\")|EndRepeat|Dense(3)"),
    ]);

    [Fact]
    public void Convolutions_narrow_and_wide() => Check(
    [
        Declare("Digits", "NeuralNetwork(28, 28, 1, Loss = Loss.CategoricalCrossEntropy)|Conv2D(8, 3, Activation.ReLU, Padding = Padding.Same)|MaxPool2D(2)"
            + "|Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same)|MaxPool2D(2)|Flatten|Dense(10, Activation.Softmax)"),
        Declare("Broad", "NeuralNetwork(32, 32, 64, Loss = Loss.MeanSquaredError)|Conv2D(128, 3, Activation.ReLU, Padding = Padding.Same)|MaxPool2D(3, Strides = 2, Pads = new[] { 1, 1, 1, 1 })"
            + "|Conv2D(128, 3, Activation.GELU, Groups = 4, Strides = 2)|DepthwiseConv2D(5, Padding = Padding.Same)|Conv2DTranspose(64, 4, Strides = 2)|AveragePool2D(3, Strides = 2)|GlobalMaxPool2D|Dense(10)"),
        Declare("Odd", "NeuralNetwork(17, 19, 3, Loss = Loss.MeanSquaredError)|Conv2D(5, 7, Activation.Tanh, Dilation = 2)|Conv2D(13, 3, 2, Strides = 3, Pads = new[] { 1, 2, 3, 4 })"
            + "|UpSampling2D(3)|Conv2DTranspose(3, 5, Strides = 3, Dilation = 2)|MaxPool2D(7, Strides = 1)|AveragePool2D(5, Strides = 1)|GlobalAveragePool2D|Dense(1)"),
        Declare("LargeWindows", "NeuralNetwork(40, 40, 2)|MaxPool2D(15, Strides = 5)|Conv2D(3, 6)"),
        Declare("Sequence", "NeuralNetwork(500, 13, Loss = Loss.MeanSquaredError)|Conv1D(40, 9, Activation.SiLU, Strides = 2)|MaxPool1D(8)|Conv1D(7, 30)|Flatten|Dense(3)"),
        Declare("Residuals", "NeuralNetwork(8, 8, 5, Loss = Loss.MeanSquaredError)|Repeat(20, Name = \"block\")|Conv2D(5, 3, Activation.ReLU, Padding = Padding.Same)"
            + "|Conv2D(5, 3, Padding = Padding.Same)|Add(\"block\")|EndRepeat|GlobalAveragePool2D|Dense(3)"),
    ]);

    private static DeclaredNetworkSource Declare(string name, string declaration)
    {
        var parts = declaration.Split('|');
        return DeclaredNetworkSource.Of(name, Loss.None, parts[0], parts[1..]);
    }

    private void Check(IEnumerable<DeclaredNetworkSource> sources)
    {
        using var image = new MemoryStream();
        var networks = sources.ToArray();
        var compilation = new NetworkCompilation(DeclaredNetworkSource.File(networks));
        Assert.Empty(compilation.Diagnostics);
        Assert.Empty(compilation.Emit(VectorWidth.Machine, image));
        image.Position = 0;

        // The tables are built once, by a static constructor: nothing waits for that to be optimised.
        var methods = MethodSize.Of(image).Where(method => !method.Method.EndsWith("..cctor", StringComparison.Ordinal)).ToList();
        foreach (var greatest in new[] { methods.MaxBy(m => m.IL), methods.MaxBy(m => m.Locals), methods.MaxBy(m => m.LocalReferences), methods.MaxBy(m => m.Blocks) })
        {
            output.WriteLine($"{greatest}");
        }

        Assert.All(methods, method => Assert.True(
            method is { IL: <= IL, Locals: <= Locals, LocalReferences: <= LocalReferences, Blocks: <= Blocks }, method.ToString()));
        Assert.Equal(networks.Length, methods.Count(method => method.Method.EndsWith("Functions.Predict", StringComparison.Ordinal)));
    }
}
