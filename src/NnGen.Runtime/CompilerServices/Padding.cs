using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

/// <summary>Surrounds images with copies of one value, so that the loops of a convolution need not ask where an image ends.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Padding
{
    /// <summary>Fills each image of the result with the value, and copies a smaller image into it.</summary>
    /// <param name="source">The images.</param>
    /// <param name="destination">The padded images, overwritten.</param>
    /// <param name="samples">How many.</param>
    /// <param name="value">What stands around, and between, the elements of an image.</param>
    /// <param name="extents">An image's rows, its items in a row, and the floats of an item.</param>
    /// <param name="from">The floats from image to image, row to row and item to item of <paramref name="source"/>.</param>
    /// <param name="to">The floats from image to image, and between what was neighbouring rows and items, of <paramref name="destination"/>.</param>
    /// <param name="start">Where in a padded image the first item goes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        ref float source, ref float destination, int samples, float value, (int Rows, int Items, int Length) extents,
        (int Image, int Row, int Item) from, (int Image, int Row, int Item) to, int start)
    {
        var isWhole = from.Item == to.Item && from.Item == extents.Length;
        var (runs, length) = isWhole ? (1, extents.Items * extents.Length) : (extents.Items, extents.Length);
        for (var sample = 0; sample < samples; sample++)
        {
            var end = 0;
            for (var row = 0; row < extents.Rows; row++)
            {
                for (var run = 0; run < runs; run++)
                {
                    var place = start + (row * to.Row) + (run * to.Item);
                    Fill(ref Unsafe.Add(ref destination, end), place - end, value);
                    Copy(ref Unsafe.Add(ref source, (row * from.Row) + (run * from.Item)), ref Unsafe.Add(ref destination, place), length);
                    end = place + length;
                }
            }

            Fill(ref Unsafe.Add(ref destination, end), to.Image - end, value);
            source = ref Unsafe.Add(ref source, from.Image);
            destination = ref Unsafe.Add(ref destination, to.Image);
        }
    }

    /// <summary>The last vector may overlap the one before it: both hold the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fill(ref float destination, int count, float value)
    {
        if (count < Vector128<float>.Count)
        {
            for (var i = 0; i < count; i++)
            {
                Unsafe.Add(ref destination, i) = value;
            }

            return;
        }

        MemoryMarshal.CreateSpan(ref destination, count).Fill(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float source, ref float destination, int count)
    {
        if (count < Vector256<float>.Count)
        {
            for (var i = 0; i < count; i++)
            {
                Unsafe.Add(ref destination, i) = Unsafe.Add(ref source, i);
            }

            return;
        }

        var last = count - Vector256<float>.Count;
        for (var i = 0; i < last; i += Vector256<float>.Count)
        {
            Vector256.LoadUnsafe(ref source, (nuint)i).StoreUnsafe(ref destination, (nuint)i);
        }

        Vector256.LoadUnsafe(ref source, (nuint)last).StoreUnsafe(ref destination, (nuint)last);
    }
}
