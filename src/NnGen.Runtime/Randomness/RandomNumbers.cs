using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

/// <summary>
/// Random tensors for generated code. A value depends on seed, stream, step, row and element alone, never on the number of rows, the length
/// or the vector width, so that the backward pass can draw again what the forward pass drew.
/// </summary>
/// <remarks>Philox4x32-10; rows and steps below 2⁴⁸ are distinct.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RandomNumbers
{
    /// <summary>Fills destination[r · rowStride + e] with numbers in [0, 1), multiples of 2⁻²⁴.</summary>
    /// <param name="destination">The first element of the first row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="length">The elements of a row; what lies between rows is not touched.</param>
    /// <param name="rowStride">The distance between rows.</param>
    /// <param name="seed">The first part of the key.</param>
    /// <param name="stream">The second part of the key: which of the seed's streams.</param>
    /// <param name="step">The first part of the counter.</param>
    /// <param name="firstRow">The row number of row 0.</param>
    public static void FillUniform(ref float destination, int rows, int length, int rowStride, ulong seed, int stream, ulong step, long firstRow) =>
        Fill<UniformNumbers>(ref destination, rows, length, rowStride, Philox.KeyOf(seed, stream), step, firstRow);

    /// <summary>Fills destination[r · rowStride + e] with standard normal numbers (Box–Muller; at most 5.8 in magnitude).</summary>
    /// <inheritdoc cref="FillUniform"/>
    public static void FillNormal(ref float destination, int rows, int length, int rowStride, ulong seed, int stream, ulong step, long firstRow) =>
        Fill<NormalNumbers>(ref destination, rows, length, rowStride, Philox.KeyOf(seed, stream), step, firstRow);

    private static void Fill<TNumbers>(ref float destination, int rows, int length, int rowStride, ulong key, ulong step, long firstRow)
        where TNumbers : struct, INumbers
    {
        for (var r = 0; r < rows; r++)
        {
            ref var row = ref Unsafe.Add(ref destination, (nint)r * rowStride);
            var e = PhiloxVectors.IsSupported ? FillWhole<TNumbers>(ref row, length, key, step, firstRow + r) : 0;
            for (; e < length; e += 4)
            {
                var four = TNumbers.From(Philox.Block(key, step, firstRow + r, e >> 2));
                Lanes.Store(four, ref row, (nuint)e, Math.Min(4, length - e));
            }
        }
    }

    /// <summary>Fills as many elements as make whole groups of eight blocks, and returns their number.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FillWhole<TNumbers>(ref float row, int length, ulong key, ulong step, long rowNumber)
        where TNumbers : struct, INumbers
    {
        Unsafe.SkipInit(out Group group);
        ref var words = ref Unsafe.As<Group, Vector256<uint>>(ref group);
        var e = 0;
        for (; e + PhiloxVectors.Elements <= length; e += PhiloxVectors.Elements)
        {
            PhiloxVectors.Blocks(key, step, rowNumber, e >> 2, ref words);
            for (var i = 0; i < PhiloxVectors.Elements; i += 4)
            {
                var four = Unsafe.Add(ref Unsafe.As<Group, Vector128<uint>>(ref group), i >> 2);
                TNumbers.From(four).StoreUnsafe(ref row, (nuint)(e + i));
            }
        }

        return e;
    }

    [InlineArray(4)]
    private struct Group
    {
        private Vector256<uint> _first;
    }

    private interface INumbers
    {
        static abstract Vector128<float> From(Vector128<uint> words);
    }

    private readonly struct UniformNumbers : INumbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<float> From(Vector128<uint> words) => Philox.Uniform(words);
    }

    /// <summary>Words 0 and 1 make two numbers, words 2 and 3 two more: √(−2 log u)·(cos 2πv, sin 2πv), u in (0, 1].</summary>
    private readonly struct NormalNumbers : INumbers
    {
        private const float TwoPi = 6.28318531f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<float> From(Vector128<uint> words)
        {
            var uniform = Philox.Uniform(words);
            var u = Vector128.Shuffle(uniform, Vector128.Create(0, 0, 2, 2)) + Vector128.Create(1f / 16_777_216f);
            var angle = Vector128.Shuffle(uniform, Vector128.Create(1, 1, 3, 3)) * Vector128.Create(TwoPi);
            var isEven = Vector128.Create(-1, 0, -1, 0).AsSingle();
            var circle = Vector128.ConditionalSelect(isEven, VectorMath.Cos(angle), VectorMath.Sin(angle));
            return Vector128.Sqrt(Vector128.Create(-2f) * VectorMath.Log(u)) * circle;
        }
    }
}
