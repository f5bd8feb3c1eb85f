using NnGen.CompilerServices;

namespace NnGen;

/// <summary>
/// A small seeded generator of random numbers whose sequence is the same on every machine and in every version. Used by one thread at a time.
/// </summary>
/// <remarks>Philox4x32-10 (Salmon et al., 2011), counting up. Not for secrets.</remarks>
public sealed class RandomSource
{
    private readonly ulong _key;
    private readonly uint[] _words = new uint[4];
    private ulong _block;
    private int _used = 4;

    /// <summary>Creates a generator.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">Which of the seed's independent sequences.</param>
    public RandomSource(ulong seed, int stream = 0) => _key = Philox.KeyOf(seed, stream);

    /// <summary>32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_used == 4)
        {
            var words = Philox.Block((uint)_block, (uint)(_block >> 32), 0, 0, _key);
            for (var i = 0; i < 4; i++)
            {
                _words[i] = words[i];
            }

            _block++;
            _used = 0;
        }

        return _words[_used++];
    }

    /// <summary>An integer from 0 to <paramref name="count"/> − 1, all equally likely (Lemire's method).</summary>
    /// <param name="count">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public int NextInt32(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var rejectBelow = (uint)-count % (uint)count;
        ulong product;
        do
        {
            product = (ulong)NextUInt32() * (uint)count;
        }
        while ((uint)product < rejectBelow);

        return (int)(product >> 32);
    }

    /// <summary>A number in [0, 1), a multiple of 2⁻²⁴.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / 16_777_216f);

    /// <summary>A standard normal number (Box–Muller; at most 5.8 in magnitude).</summary>
    public float NextNormal()
    {
        var u = NextSingle() + (1f / 16_777_216f);
        return MathF.Sqrt(-2f * VectorMath.Log(u)) * VectorMath.Cos(NextSingle() * 6.28318531f);
    }

    /// <summary>Brings the items into a random order (Fisher–Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = NextInt32(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
