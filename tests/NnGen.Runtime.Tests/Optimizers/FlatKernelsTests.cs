namespace NnGen.Tests.Optimizers;

public class FlatKernelsTests
{
    private static readonly VectorWidth[] Widths = [VectorWidth.V128, VectorWidth.V256, VectorWidth.V512, VectorWidth.Widest];

    [Fact]
    public void Steps_have_equal_bits_at_every_width()
    {
        AssertSameBits((w, g, m, _, width) => FlatKernels.Momentum(w, g, m, new MomentumConstants(0.9f, 0.3f, 0.9f, 1f, 0.01f), width));
        AssertSameBits((w, g, m, v, width) => FlatKernels.Adam(w, g, m, v, new AdamConstants(0.9f, 0.99f, 0.1f, 0.01f, 0.1f, 2f, 1e-8f), width));
        AssertSameBits((w, g, _, _, width) => FlatKernels.AddScaled(w, g, 0.3f, width));
        AssertSameBits((w, _, _, _, width) => FlatKernels.Scale(w, 0.3f, width));
        var rmsProp = new RmsPropConstants(0.99f, 0.01f, 1e-8f, 0.9f, 0.01f);
        AssertSameBits((w, g, m, v, width) => FlatKernels.RmsProp(w, g, v, m, new float[320], rmsProp, width));
        AssertSameBits((w, g, m, v, width) => FlatKernels.RmsProp(w, g, v, [], m, rmsProp, width));
        AssertSameBits((w, g, _, v, width) => FlatKernels.RmsProp(w, g, v, [], [], rmsProp, width));
        AssertSameBits((w, g, _, v, width) => FlatKernels.AdaGrad(w, g, v, new AdaGradConstants(0.1f, 1e-10f), width));
        AssertSameBits((w, g, m, _, width) => FlatKernels.Lion(w, g, m, new LionConstants(0.9f, 0.99f, 0.1f, 0.01f, 0.3f), width));
        AssertSameBits((w, g, _, _, width) => FlatKernels.Average(w, g, 0.3f, width));
        AssertSameBits((w, _, _, _, width) => FlatKernels.Clamp(w, 0.3f, width));
        AssertSameBits((w, _, _, _, width) => FlatKernels.Shrink(w, 0.3f, width));
        AssertSameBits((w, g, m, _, width) =>
        {
            var lanes = new double[16];
            FlatKernels.Penalize(g, w, new PenaltyRows(10, 13, 32, 0.37f), lanes, width);
            m[0] = (float)FlatKernels.Sum(lanes);
            m[1] = (float)FlatKernels.Norm(g, width);
            lanes = new double[16];
            FlatKernels.PenalizeMagnitudes(g, w, new PenaltyRows(10, 13, 32, 0.37f), lanes, width);
            m[2] = (float)FlatKernels.Sum(lanes);
        });
    }

    [Fact]
    public void Norms_and_penalties_have_equal_bits_in_double_at_every_width()
    {
        var g = Values(5, 1_600);
        var norms = Widths.Select(width => FlatKernels.Norm(g, width)).ToArray();
        Assert.Single(norms.Distinct());
        var naive = Math.Sqrt(g.Sum(x => (double)x * x));
        Assert.InRange(norms[0] / naive, 1 - 1e-14, 1 + 1e-14);
        Assert.NotEqual(naive, norms[0]);
    }

    [Fact]
    public void A_penalty_takes_elements_and_no_pads()
    {
        foreach (var width in Widths)
        {
            var w = Values(6, 320);
            var g = new float[320];
            var expected = 0.0;
            for (var i = 0; i < 320; i++)
            {
                w[i] = i % 32 >= 19 ? float.NaN : w[i];
                expected += i % 32 >= 19 ? 0 : (double)w[i] * w[i];
            }

            var lanes = new double[16];
            FlatKernels.Penalize(w, g, new PenaltyRows(10, 19, 32, 2f), lanes, width);
            Assert.Equal(expected, FlatKernels.Sum(lanes), 1e-9);
            for (var i = 0; i < 320; i++)
            {
                Assert.Equal(i % 32 >= 19 ? 0f : 2f * w[i], g[i]);
            }
        }
    }

    [Fact]
    public void A_penalty_of_magnitudes_takes_elements_and_no_pads()
    {
        foreach (var width in Widths)
        {
            var w = Values(6, 320);
            var g = new float[320];
            var expected = 0.0;
            for (var i = 0; i < 320; i++)
            {
                w[i] = i % 32 >= 19 ? float.NaN : i % 32 == 3 ? 0 : w[i];
                expected += i % 32 >= 19 ? 0 : Math.Abs((double)w[i]);
            }

            var lanes = new double[16];
            FlatKernels.PenalizeMagnitudes(w, g, new PenaltyRows(10, 19, 32, 2f), lanes, width);
            Assert.Equal(expected, FlatKernels.Sum(lanes), 1e-9);
            Assert.All(Enumerable.Range(0, 320), i => Assert.Equal(i % 32 >= 19 ? 0f : 2f * Math.Sign(w[i]), g[i]));
        }
    }

    [Fact]
    public void Values_are_clamped_and_shrunk()
    {
        foreach (var width in Widths)
        {
            var values = new float[16];
            new[] { -3f, -2, -0.5f, -0f, 0, 0.5f, 2, 3 }.CopyTo(values, 0);
            var (clamped, shrunk) = ((float[])values.Clone(), (float[])values.Clone());
            FlatKernels.Clamp(clamped, 2, width);
            FlatKernels.Shrink(shrunk, 2, width);
            Assert.Equal([-2f, -2, -0.5f, 0, 0, 0.5f, 2, 2], clamped[..8]);
            Assert.Equal([-1f, 0, 0, 0, 0, 0, 0, 1], shrunk[..8]);
            Assert.All(shrunk[1..7], value => Assert.Equal(0, BitConverter.SingleToInt32Bits(value)));
        }
    }

    [Fact]
    public void Signs_of_Lion_are_0_where_there_is_no_direction()
    {
        foreach (var width in Widths)
        {
            var (w, g, m) = (new float[16], new float[16], new float[16]);
            (g[1], g[2], m[3]) = (5, -1e-20f, 1e-20f);
            FlatKernels.Lion(w, g, m, new LionConstants(0.9f, 0.99f, 0.1f, 0.01f, 0.25f), width);
            Assert.Equal([0f, -0.25f, 0.25f, -0.25f, 0], w[..5]);
        }
    }

    [Fact]
    public void One_value_that_is_not_finite_is_seen_wherever_it_stands()
    {
        foreach (var width in Widths)
        {
            var g = Enumerable.Repeat(float.MaxValue, 96).ToArray();
            Assert.True(FlatKernels.IsFinite(g, width));
            Assert.True(double.IsFinite(FlatKernels.Norm(g, width)));
            for (var i = 0; i < 96; i++)
            {
                foreach (var bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
                {
                    g[i] = bad;
                    Assert.False(FlatKernels.IsFinite(g, width));
                    Assert.False(double.IsFinite(FlatKernels.Norm(g, width)));
                    g[i] = float.MaxValue;
                }
            }
        }
    }

    [Fact]
    public void Lengths_must_agree_and_be_multiples_of_16()
    {
        Assert.Throws<ArgumentException>(() => FlatKernels.Norm(new float[17]));
        Assert.Throws<ArgumentException>(() => FlatKernels.AddScaled(new float[32], new float[16], 1f));
    }

    private static void AssertSameBits(Action<float[], float[], float[], float[], VectorWidth> step)
    {
        var results = new List<int[]>();
        foreach (var width in Widths)
        {
            float[][] blocks = [Values(1, 320), Values(2, 320), Values(3, 320), [.. Values(4, 320).Select(Math.Abs)]];
            for (var i = 0; i < 3; i++)
            {
                step(blocks[0], blocks[1], blocks[2], blocks[3], width);
            }

            results.Add([.. blocks.SelectMany(b => b).Select(BitConverter.SingleToInt32Bits)]);
        }

        Assert.All(results, result => Assert.Equal(results[0], result));
        Assert.NotEqual(Values(1, 320).Select(BitConverter.SingleToInt32Bits), results[0][..320]);
    }

    private static float[] Values(int seed, int length)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-3, 3)))];
    }
}
