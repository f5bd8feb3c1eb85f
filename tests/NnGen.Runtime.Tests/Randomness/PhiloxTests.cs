using System.Runtime.InteropServices;
using NnGen.CompilerServices;

namespace NnGen.Tests.Randomness;

public class PhiloxTests
{
    /// <summary>The known answers of Random123 for philox4x32-10.</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Gives_the_published_answers(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint r0, uint r1, uint r2, uint r3)
    {
        var words = Philox.Block(c0, c1, c2, c3, ((ulong)k1 << 32) | k0);
        Assert.Equal([r0, r1, r2, r3], [words[0], words[1], words[2], words[3]]);
    }

    [Fact]
    public void A_value_depends_on_its_five_numbers_alone()
    {
        var whole = Uniform(rows: 6, length: 37, stride: 48, seed: 5, stream: 2, step: 9, firstRow: 0);
        var part = Uniform(rows: 2, length: 21, stride: 21, seed: 5, stream: 2, step: 9, firstRow: 3);
        for (var r = 0; r < 2; r++)
        {
            Assert.Equal(whole.AsSpan((r + 3) * 48, 21), part.AsSpan(r * 21, 21));
        }

        Assert.All(whole.AsSpan(37, 11).ToArray(), pad => Assert.Equal(-7f, pad));
    }

    [Fact]
    public void Whole_groups_and_tails_hold_the_same_words()
    {
        var values = Uniform(rows: 2, length: 103, stride: 103, seed: 5, stream: 2, step: 9 + (3UL << 32), firstRow: 1L << 33);
        for (var i = 0; i < values.Length; i++)
        {
            var word = Philox.Block(Philox.KeyOf(5, 2), 9 + (3UL << 32), (1L << 33) + (i / 103), i % 103 / 4)[i % 103 % 4];
            Assert.Equal((word >> 8) / 16_777_216f, values[i]);
        }
    }

    [Fact]
    public void Each_of_the_five_numbers_changes_the_values()
    {
        var reference = Uniform(1, 64, 64, seed: 5, stream: 2, step: 9, firstRow: 3);
        Assert.NotEqual(reference, Uniform(1, 64, 64, seed: 6, stream: 2, step: 9, firstRow: 3));
        Assert.NotEqual(reference, Uniform(1, 64, 64, seed: 5, stream: 3, step: 9, firstRow: 3));
        Assert.NotEqual(reference, Uniform(1, 64, 64, seed: 5, stream: 2, step: 10, firstRow: 3));
        Assert.NotEqual(reference, Uniform(1, 64, 64, seed: 5, stream: 2, step: 9 + (1UL << 40), firstRow: 3));
        Assert.NotEqual(reference, Uniform(1, 64, 64, seed: 5, stream: 2, step: 9, firstRow: 4));
        Assert.NotEqual(reference, Uniform(1, 64, 64, seed: 5, stream: 2, step: 9, firstRow: 3 + (1L << 40)));
        Assert.Equal(64, reference.Distinct().Count());
    }

    [Fact]
    public void Uniform_numbers_are_multiples_of_2_to_the_minus_24_below_1_with_the_right_moments()
    {
        var values = Uniform(100, 1_000, 1_000, seed: 1, stream: 0, step: 0, firstRow: 0);
        Assert.All(values, v => Assert.True(v >= 0 && v < 1 && v * 16_777_216f == MathF.Floor(v * 16_777_216f)));
        Assert.InRange(values.Average(), 0.497, 0.503);
        Assert.InRange(values.Average(v => (v - 0.5) * (v - 0.5)), 1 / 12.0 - 0.001, 1 / 12.0 + 0.001);
    }

    [Fact]
    public void Normal_numbers_have_the_right_moments_and_do_not_depend_on_length()
    {
        var values = new float[100_000];
        RandomNumbers.FillNormal(ref values[0], 100, 1_000, 1_000, 1, 0, 0, 0);
        Assert.InRange(values.Average(), -0.01, 0.01);
        Assert.InRange(values.Average(v => v * v), 0.985, 1.015);
        Assert.InRange(values.Average(v => v * v * v * v), 2.9, 3.1);
        Assert.InRange(values.Zip(values.Skip(1), (a, b) => a * b).Average(), -0.015, 0.015);

        var three = new float[3];
        RandomNumbers.FillNormal(ref three[0], 1, 3, 3, 1, 0, 0, 0);
        Assert.Equal(values[..3], three);
    }

    private static float[] Uniform(int rows, int length, int stride, ulong seed, int stream, ulong step, long firstRow)
    {
        var values = new float[rows * stride];
        Array.Fill(values, -7f);
        RandomNumbers.FillUniform(ref MemoryMarshal.GetArrayDataReference(values), rows, length, stride, seed, stream, step, firstRow);
        return values;
    }
}
