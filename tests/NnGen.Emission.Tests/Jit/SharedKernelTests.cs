using System.Text.RegularExpressions;
using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;

namespace NnGen.Emission.Tests.Jit;

/// <summary>Equal loops are emitted once, whatever layer they belong to.</summary>
public partial class SharedKernelTests
{
    [Theory]
    [InlineData("Dense(16, Activation.ReLU)|Add(\"block\")")]
    [InlineData("Dense(24, Activation.Tanh)|Dropout(0.2)|Dense(16)|Add(\"block\")|Activation(Activation.GELU)")]
    public void Fifty_blocks_have_no_kernel_that_two_lack(string block) => Assert.Subset(Kernels(block, 2), Kernels(block, 50));

    [Fact]
    public void Other_sizes_have_kernels_of_their_own() => Assert.False(Kernels("Dense(17)|Dense(16)", 2).IsSubsetOf(Kernels("Dense(16)", 2)));

    private static HashSet<string> Kernels(string block, int count)
    {
        string[] layers = ["Dense(16)", $"Repeat({count}, Name = \"block\")", .. block.Split('|'), "EndRepeat", "Dense(3)"];
        var source = DeclaredNetworkSource.Of("Blocks", Loss.MeanSquaredError, "NeuralNetwork(16, Loss = Loss.MeanSquaredError)", layers);
        var text = Assert.Single(new NetworkCompilation(DeclaredNetworkSource.File([source])).Generated.Values);
        HashSet<string> kernels = [.. Kernel().Matches(text).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(kernels);
        return kernels;
    }

    [GeneratedRegex(@"private static void (\w+?)(?:At256|InOctets<TOctet>)\(")]
    private static partial Regex Kernel();
}
