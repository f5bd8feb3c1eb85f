using NnGen.Tests.Networks;

namespace NnGen.Tests.Training;

using Line = DenseNetwork<LineSpec>;

public class L1FormTests
{
    [Fact]
    public void Both_forms_have_the_same_minimum_whatever_the_momentum()
    {
        var (proximal, subgradient) = (Minimum(L1Form.Proximal), Minimum(L1Form.Subgradient));
        for (var i = 0; i < proximal.Length; i++)
        {
            Assert.InRange(proximal[i] - subgradient[i], -0.02f, 0.02f);
        }
    }

    private static float[] Minimum(L1Form form)
    {
        var net = new Line(seed: 1);
        using var trainer = new Trainer<Line>(net, new SGD(0.01f, momentum: 0.9f), new() { L1 = 0.3f, L1Form = form });
        for (var step = 0; step < 3_000; step++)
        {
            trainer.Step([1, 0, 0, 0, 1, 0, 0, 0, 1], new float[] { 2, -1, 0.5f, 1, -2, 3 });
        }

        return net.Parameters.ToArray();
    }
}
