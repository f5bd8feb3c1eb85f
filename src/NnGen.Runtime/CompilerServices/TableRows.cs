using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

/// <summary>Rows of a table by number, and the sums that are the table's gradient. Tokens have been checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TableRows
{
    /// <summary>rows[n, p, :] = table[tokens[n, p], :].</summary>
    /// <param name="table">The table's first element.</param>
    /// <param name="tableStride">The distance between its rows.</param>
    /// <param name="tokens">The first token.</param>
    /// <param name="tokenStride">The distance from one sample's tokens to the next one's.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="perSample">The tokens of each that are looked up, side by side.</param>
    /// <param name="rows">The first row of the result, overwritten; pads between its rows stay as they are.</param>
    /// <param name="rowStride">The distance between its rows.</param>
    /// <param name="length">The elements of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(
        ref float table, int tableStride, ref int tokens, int tokenStride, int samples, int perSample, ref float rows, int rowStride, int length)
    {
        for (var sample = 0; sample < samples; sample++)
        {
            for (var position = 0; position < perSample; position++)
            {
                Copy(ref Unsafe.Add(ref table, (nint)Unsafe.Add(ref tokens, position) * tableStride), ref rows, length);
                rows = ref Unsafe.Add(ref rows, rowStride);
            }

            tokens = ref Unsafe.Add(ref tokens, tokenStride);
        }
    }

    /// <summary>
    /// gradient[tokens[n, p], :] += rows[n, p, :], for all samples and their positions in order: each element is one chain, whatever the parts.
    /// </summary>
    /// <param name="gradient">The table's gradient.</param>
    /// <param name="gradientStride">The distance between its rows.</param>
    /// <param name="vocabulary">How many rows it has.</param>
    /// <param name="tokens">The first token.</param>
    /// <param name="tokenStride">The distance from one sample's tokens to the next one's.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="perSample">The tokens of each that were looked up.</param>
    /// <param name="rows">The first of the rows that are added.</param>
    /// <param name="rowStride">The distance between them.</param>
    /// <param name="length">The elements of a row.</param>
    /// <param name="accumulate">Whether to add to what is there; else the part's rows are cleared first, pads too.</param>
    /// <param name="part">Which part of the gradient's rows, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScatterAdd(
        ref float gradient, int gradientStride, int vocabulary, ref int tokens, int tokenStride, int samples, int perSample, ref float rows, int rowStride,
        int length, bool accumulate, int part, int parts)
    {
        var first = Part.Start(vocabulary, 1, part, parts);
        var count = Part.Start(vocabulary, 1, part + 1, parts) - first;
        gradient = ref Unsafe.Add(ref gradient, (nint)first * gradientStride);
        if (!accumulate)
        {
            MemoryMarshal.CreateSpan(ref gradient, count * gradientStride).Clear();
        }

        for (var sample = 0; sample < samples; sample++)
        {
            for (var position = 0; position < perSample; position++)
            {
                var row = Unsafe.Add(ref tokens, position) - first;
                if ((uint)row < (uint)count)
                {
                    Add(ref rows, ref Unsafe.Add(ref gradient, (nint)row * gradientStride), length);
                }

                rows = ref Unsafe.Add(ref rows, rowStride);
            }

            tokens = ref Unsafe.Add(ref tokens, tokenStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float source, ref float destination, int length)
    {
        var i = 0;
        for (; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            Vector256.LoadUnsafe(ref source, (nuint)i).StoreUnsafe(ref destination, (nuint)i);
        }

        for (; i < length; i++)
        {
            Unsafe.Add(ref destination, i) = Unsafe.Add(ref source, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref float terms, ref float sums, int length)
    {
        var i = 0;
        for (; i <= length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            (Vector256.LoadUnsafe(ref sums, (nuint)i) + Vector256.LoadUnsafe(ref terms, (nuint)i)).StoreUnsafe(ref sums, (nuint)i);
        }

        for (; i < length; i++)
        {
            Unsafe.Add(ref sums, i) += Unsafe.Add(ref terms, i);
        }
    }
}
