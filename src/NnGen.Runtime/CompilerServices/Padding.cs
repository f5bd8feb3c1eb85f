using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
    public static void Run(
        ref float source, ref float destination, int samples, float value, (int Rows, int Items, int Length) extents,
        (int Image, int Row, int Item) from, (int Image, int Row, int Item) to, int start)
    {
        MemoryMarshal.CreateSpan(ref destination, samples * to.Image).Fill(value);
        var isWhole = from.Item == to.Item && from.Item == extents.Length;
        var (runs, length) = isWhole ? (1, extents.Items * extents.Length) : (extents.Items, extents.Length);
        for (var sample = 0; sample < samples; sample++)
        {
            for (var row = 0; row < extents.Rows; row++)
            {
                ref var read = ref Unsafe.Add(ref source, (sample * from.Image) + (row * from.Row));
                ref var write = ref Unsafe.Add(ref destination, (sample * to.Image) + start + (row * to.Row));
                for (var run = 0; run < runs; run++)
                {
                    MemoryMarshal.CreateReadOnlySpan(ref read, length).CopyTo(MemoryMarshal.CreateSpan(ref write, length));
                    read = ref Unsafe.Add(ref read, from.Item);
                    write = ref Unsafe.Add(ref write, to.Item);
                }
            }
        }
    }
}
