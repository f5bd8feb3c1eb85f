extern alias runtime;

using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;
using RowPart = runtime::NnGen.RowPart;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>Networks with named inputs and outputs against the interpreter, and what their rows consist of.</summary>
public class PartedNetworkTests
{
    [Theory]
    [InlineData(256, 1)]
    [InlineData(128, 4)]
    public void Emitted_code_agrees_with_the_interpreter(int bits, int count)
    {
        foreach (var (source, i) in PartedNetworks.All.Select((source, i) => (source, i)))
        {
            var network = ChosenNetworks.Shared.Get(source, bits == 256 ? VectorWidth.Bits256 : VectorWidth.Bits128);
            var data = new NetworkData(network.Model, count, seed: i);
            var expectation = new NetworkExpectation(network, data);
            expectation.Check(NetworkRun.Of(network, data));
            Assert.Equal(0, expectation.ZeroGradients);
        }
    }

    [Fact]
    public void Rows_are_their_parts_in_declared_order()
    {
        var robot = ChosenNetworks.Shared.Get(PartedNetworks.All[0]).Code;
        Assert.Equal((43, 5), (robot.InputSize, robot.OutputSize));
        Assert.Equal(["image 0 5×4×2", "speed 40 3"], robot.Info.Inputs.Select(InWords));
        Assert.Equal(["policy 0 4", "value 4 1"], robot.Info.Outputs.Select(InWords));
        var images = ChosenNetworks.Shared.Get(PartedNetworks.All[2]).Code;
        Assert.Equal(["image 0 2×3×4", "preview 24 1×2×4", "noise 32 6"], images.Info.Outputs.Select(InWords));
    }

    [Fact]
    public void An_output_is_what_its_layer_gives()
    {
        var network = ChosenNetworks.Shared.Get(PartedNetworks.All[2]);
        var data = new NetworkData(network.Model, 2, seed: 5);
        var outputs = new float[2 * network.Code.OutputSize];
        network.Code.Predict(network.Store(data.Parameters), [], data.Inputs, outputs);
        Assert.Equal(data.Inputs, outputs[32..38].Concat(outputs[70..76]));
        Assert.Equal((outputs[0] + outputs[4] + outputs[12] + outputs[16]) / 4, outputs[24], 1e-6f);
    }

    private static string InWords(RowPart part) => FormattableString.Invariant($"{part.Name} {part.Offset} {string.Join("×", part.Shape)}");
}
