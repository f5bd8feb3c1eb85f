using ExclusiveOr;

namespace NnGen.Samples.Tests;

public class XorTests
{
    private static readonly Experiment Experiment = new();

    [Fact]
    public void A_hidden_layer_solves_it()
    {
        var outputs = new float[4];
        Experiment.Curved.Predict(TruthTable.Inputs, outputs);

        Assert.Equal([0f, 1f, 1f, 0f], outputs.Select(output => MathF.Round(output)));
        Assert.InRange(Experiment.CurvedLosses[^1], 0, 0.001f);
    }

    [Fact]
    public void The_linear_network_is_one_matrix_to_rounding()
    {
        Assert.InRange(Experiment.CollapseError, 0, 1e-6);

        // Before training, when the matrix is not nearly zero, too.
        var net = new LinearNet(seed: 3);
        var map = AffineMap.Of(net);
        var output = new float[1];
        net.Predict([0.3f, -0.7f], output);
        Assert.InRange(Math.Abs(map.Weight[0, 0]) + Math.Abs(map.Weight[1, 0]), 0.1, 10);
        Assert.Equal(map.Apply([0.3f, -0.7f])[0], output[0], 1e-6);
    }

    [Fact]
    public void No_linear_network_gets_below_a_quarter()
    {
        Assert.All(Experiment.LinearLosses, loss => Assert.InRange(loss, Experiment.BestLinearLoss - 1e-6, double.MaxValue));
        Assert.InRange(Experiment.LinearLosses[^1], Experiment.BestLinearLoss - 1e-6, Experiment.BestLinearLoss + 1e-4);
    }

    /// <summary>c·y = 0 for the outputs of any affine map, since 1 − 1 − 1 + 1, and the same with x₁ or x₂ as factors, is 0.</summary>
    [Fact]
    public void The_outputs_of_a_linear_map_have_no_part_along_exclusive_or()
    {
        var map = AffineMap.Of(new LinearNet(seed: 4));
        double[] c = [1, -1, -1, 1];
        var along = c.Select((factor, i) => factor * map.Apply(TruthTable.Inputs.Slice(2 * i, 2))[0]).Sum();

        Assert.Equal(0, along, 1e-12);
    }

    [Fact]
    public void The_committed_picture_is_drawn() => CommittedPicture.Verify("Xor", "xor.svg", Drawing.Draw(Experiment));
}
