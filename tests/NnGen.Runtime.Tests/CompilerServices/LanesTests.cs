using System.Runtime.Intrinsics;
using NnGen.CompilerServices;

namespace NnGen.Tests.CompilerServices;

public class LanesTests
{
    [Fact]
    public void Sums_follow_the_fixed_tree_at_every_width()
    {
        var random = new Random(3);
        var differs = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var x = Enumerable.Range(0, 16).Select(_ => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-6, 7))).ToArray();
            var tree = (float[])x.Clone();
            for (var half = 8; half > 0; half /= 2)
            {
                for (var lane = 0; lane < half; lane++)
                {
                    tree[lane] += tree[lane + half];
                }
            }

            Assert.Equal(tree[0], Lanes.Sum(Vector512.Create(x)));
            Assert.Equal(tree[0], Lanes.Sum(Vector256.Create(x), Vector256.Create(x, 8)));
            Assert.Equal(tree[0], Lanes.Sum(Vector128.Create(x), Vector128.Create(x, 4), Vector128.Create(x, 8), Vector128.Create(x, 12)));
            differs += tree[0] != x.Aggregate((a, b) => a + b) ? 1 : 0;
        }

        Assert.True(differs > 100, "the values do not tell one order from another");
    }

    [Fact]
    public void Maxima_and_minima_agree_at_every_width()
    {
        var random = new Random(4);
        for (var i = 0; i < 200; i++)
        {
            var x = Enumerable.Range(0, 16).Select(_ => (float)random.Next(-50, 50)).ToArray();
            Assert.All(Maxima(x), max => Assert.Equal(x.Max(), max));
            Assert.All(Minima(x), min => Assert.Equal(x.Min(), min));
        }
    }

    [Fact]
    public void Maxima_and_minima_propagate_NaN_from_any_lane()
    {
        for (var lane = 0; lane < 16; lane++)
        {
            var x = Enumerable.Range(0, 16).Select(i => (float)i).ToArray();
            x[lane] = float.NaN;
            Assert.All(Maxima(x), max => Assert.True(float.IsNaN(max)));
            Assert.All(Minima(x), min => Assert.True(float.IsNaN(min)));
        }
    }

    [Fact]
    public void Maxima_of_both_zeros_have_the_same_sign_at_every_width()
    {
        for (var bits = 0; bits < 65_536; bits += 7)
        {
            var x = Enumerable.Range(0, 16).Select(i => (bits >> i & 1) == 0 ? 0f : -0f).ToArray();
            Assert.Single(Maxima(x).Select(BitConverter.SingleToInt32Bits).Distinct());
        }
    }

    [Fact]
    public void Loads_take_only_the_counted_floats_and_zero_the_rest()
    {
        var source = Enumerable.Range(1, 40).Select(i => (float)i).ToArray();
        for (var count = 1; count <= 16; count++)
        {
            var expected = Enumerable.Range(0, 16).Select(i => i < count ? 4f + i : 0f).ToArray();
            Assert.Equal(Vector512.Create(expected), Lanes.Load512(in source[0], 3, count));
            if (count <= 8)
            {
                Assert.Equal(Vector256.Create(expected), Lanes.Load256(in source[0], 3, count));
            }

            if (count <= 4)
            {
                Assert.Equal(Vector128.Create(expected), Lanes.Load128(in source[0], 3, count));
            }
        }
    }

    [Fact]
    public void Stores_write_only_the_counted_lanes()
    {
        for (var count = 1; count <= 16; count++)
        {
            AssertStored(count, (destination, n) => Lanes.Store(Lanes.Index512, ref destination[0], 3, n));
            if (count <= 8)
            {
                AssertStored(count, (destination, n) => Lanes.Store(Lanes.Index256, ref destination[0], 3, n));
            }

            if (count <= 4)
            {
                AssertStored(count, (destination, n) => Lanes.Store(Lanes.Index128, ref destination[0], 3, n));
            }
        }
    }

    [Fact]
    public unsafe void Tails_touch_no_memory_past_their_end()
    {
        using var page = new GuardedPage();
        for (var count = 1; count <= 16; count++)
        {
            var start = page.End - count;
            Lanes.Store(Lanes.Index512 + Vector512<float>.One, ref *start, 0, count);
            Assert.Equal(count, Lanes.Load512(in *start, 0, count)[count - 1]);
        }
    }

    [Fact]
    public void First_keeps_the_counted_lanes()
    {
        var values = Lanes.Index512 + Vector512.Create(100f);
        for (var count = 0; count <= 16; count++)
        {
            Assert.Equal(Vector512.Create(Enumerable.Range(0, 16).Select(i => i < count ? 100f + i : 0f).ToArray()), Lanes.First(values, count));
            Assert.Equal(
                Vector512.Create(Enumerable.Range(0, 16).Select(i => i < count ? 100f + i : -1f).ToArray()), Lanes.First(values, count, -1f));
        }

        Assert.Equal(Vector256.Create(100f, 101, 102, 0, 0, 0, 0, 0), Lanes.First(values.GetLower(), 3));
        Assert.Equal(Vector128.Create(100f, 9, 9, 9), Lanes.First(values.GetLower().GetLower(), 1, 9f));
        Assert.Equal(0, BitConverter.SingleToInt32Bits(Lanes.First(Vector128.Create(float.NaN), 1)[3]));
    }

    private static float[] Maxima(float[] x) =>
    [
        Lanes.Max(Vector512.Create(x)), Lanes.Max(Vector256.Create(x), Vector256.Create(x, 8)),
        Lanes.Max(Vector128.Create(x), Vector128.Create(x, 4), Vector128.Create(x, 8), Vector128.Create(x, 12)),
    ];

    private static float[] Minima(float[] x) =>
    [
        Lanes.Min(Vector512.Create(x)), Lanes.Min(Vector256.Create(x), Vector256.Create(x, 8)),
        Lanes.Min(Vector128.Create(x), Vector128.Create(x, 4), Vector128.Create(x, 8), Vector128.Create(x, 12)),
    ];

    private static void AssertStored(int count, Action<float[], int> store)
    {
        var destination = new float[24];
        Array.Fill(destination, -1f);
        store(destination, count);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => i >= 3 && i < 3 + count ? i - 3f : -1f), destination);
    }
}
