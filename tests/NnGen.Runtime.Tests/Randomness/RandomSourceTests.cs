namespace NnGen.Tests.Randomness;

public class RandomSourceTests
{
    [Fact]
    public void The_same_seed_gives_the_same_sequence_and_streams_differ()
    {
        Assert.Equal(Take(new RandomSource(3)), Take(new RandomSource(3)));
        Assert.NotEqual(Take(new RandomSource(3)), Take(new RandomSource(4)));
        Assert.NotEqual(Take(new RandomSource(3)), Take(new RandomSource(3, stream: 1)));
    }

    [Fact]
    public void Integers_are_in_range_and_about_equally_frequent()
    {
        var random = new RandomSource(1);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[random.NextInt32(7)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
        Assert.Equal(0, random.NextInt32(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt32(0));
    }

    [Fact]
    public void A_shuffle_is_a_permutation_that_every_item_can_reach()
    {
        var firsts = new int[5];
        var random = new RandomSource(8);
        for (var i = 0; i < 5_000; i++)
        {
            int[] items = [0, 1, 2, 3, 4];
            random.Shuffle(items.AsSpan());
            Assert.Equal([0, 1, 2, 3, 4], items.Order());
            firsts[items[0]]++;
        }

        Assert.All(firsts, count => Assert.InRange(count, 850, 1_150));
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_variance_1()
    {
        var random = new RandomSource(2);
        var values = Enumerable.Range(0, 50_000).Select(_ => (double)random.NextNormal()).ToArray();
        Assert.InRange(values.Average(), -0.015, 0.015);
        Assert.InRange(values.Average(v => v * v), 0.98, 1.02);
    }

    private static uint[] Take(RandomSource random) => [.. Enumerable.Range(0, 10).Select(_ => random.NextUInt32())];
}
