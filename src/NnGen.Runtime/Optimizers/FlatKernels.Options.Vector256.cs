using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen;

internal static partial class FlatKernels
{
    /// <summary>g = min(max(g, −c), c).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ClampVector256(ref float g, nuint length, float limit)
    {
        var most = Vector256.Create(limit);
        for (nuint i = 0; i < length; i += (nuint)Vector256<float>.Count)
        {
            Vector256.Max(Vector256.Min(Vector256.LoadUnsafe(ref g, i), most), -most).StoreUnsafe(ref g, i);
        }
    }

    /// <summary>w = sign(w)·max(|w| − t, 0), +0 where that is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ShrinkVector256(ref float w, nuint length, float threshold)
    {
        var t = Vector256.Create(threshold);
        for (nuint i = 0; i < length; i += (nuint)Vector256<float>.Count)
        {
            var value = Vector256.LoadUnsafe(ref w, i);
            var magnitude = Vector256.Abs(value) - t;
            var isSmall = Vector256.LessThanOrEqual(magnitude, Vector256<float>.Zero);
            Vector256.ConditionalSelect(isSmall, Vector256<float>.Zero, Signed(magnitude, value)).StoreUnsafe(ref w, i);
        }
    }

    /// <summary>a = a + s·(w − a).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AverageVector256(ref float a, ref float w, nuint length, float share)
    {
        var s = Vector256.Create(share);
        for (nuint i = 0; i < length; i += (nuint)Vector256<float>.Count)
        {
            var average = Vector256.LoadUnsafe(ref a, i);
            Vector256.MultiplyAddEstimate(s, Vector256.LoadUnsafe(ref w, i) - average, average).StoreUnsafe(ref a, i);
        }
    }

    /// <summary>g = g + λ·sign(w) over rows without their pads, unless λ is 0; adds Σ|w| to the 16 accumulators, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PenalizeMagnitudesVector256(ref float w, ref float g, in PenaltyRows rows, ref double lanes)
    {
        var lambda = Vector256.Create(rows.Lambda);
        for (nuint lane = 0; lane < 16; lane += (nuint)Vector256<float>.Count)
        {
            var low = Vector256.LoadUnsafe(ref lanes, lane);
            var high = Vector256.LoadUnsafe(ref lanes, lane + (nuint)Vector256<double>.Count);
            for (var row = 0; row < rows.Count; row++)
            {
                for (var column = (int)lane; column < rows.Length; column += 16)
                {
                    var i = (nuint)((row * rows.Stride) + column);
                    var isElement = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(rows.Length - column)).AsSingle();
                    var value = Vector256.ConditionalSelect(isElement, Vector256.LoadUnsafe(ref w, i), Vector256<float>.Zero);
                    if (rows.Lambda > 0)
                    {
                        (Vector256.LoadUnsafe(ref g, i) + Signed(lambda, value)).StoreUnsafe(ref g, i);
                    }

                    var (a, b) = Vector256.Widen(Vector256.Abs(value));
                    low += a;
                    high += b;
                }
            }

            low.StoreUnsafe(ref lanes, lane);
            high.StoreUnsafe(ref lanes, lane + (nuint)Vector256<double>.Count);
        }
    }
}
