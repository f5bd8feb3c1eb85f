using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NnGen.CompilerServices;

/// <summary>Transposes matrices, in blocks that stay in registers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    /// <summary>transposed[c, r] = matrix[r, c].</summary>
    /// <param name="matrix">rows × columns values.</param>
    /// <param name="rows">The matrix's rows.</param>
    /// <param name="columns">The matrix's columns.</param>
    /// <param name="stride">The distance between the matrix's rows.</param>
    /// <param name="transposed">columns × rows values, overwritten.</param>
    /// <param name="transposedStride">The distance between the result's rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref float matrix, int rows, int columns, int stride, ref float transposed, int transposedStride)
    {
        var block = Avx.IsSupported ? 8 : 4;
        var (wholeRows, wholeColumns) = (rows / block * block, columns / block * block);
        for (var row = 0; row < wholeRows; row += block)
        {
            for (var column = 0; column < wholeColumns; column += block)
            {
                ref var from = ref Unsafe.Add(ref matrix, (row * stride) + column);
                ref var to = ref Unsafe.Add(ref transposed, (column * transposedStride) + row);
                if (Avx.IsSupported)
                {
                    EightByEight(ref from, stride, ref to, transposedStride);
                }
                else
                {
                    FourByFour(ref from, stride, ref to, transposedStride);
                }
            }
        }

        Elements(ref matrix, 0, wholeRows, wholeColumns, columns, stride, ref transposed, transposedStride);
        Elements(ref matrix, wholeRows, rows, 0, columns, stride, ref transposed, transposedStride);
    }

    /// <summary>Transposes matrices of one size, and puts the results one behind the other.</summary>
    /// <param name="matrices">How many.</param>
    /// <param name="matrix">The first.</param>
    /// <param name="distance">The floats from one to the next; negative where the first lies last.</param>
    /// <param name="rows">The rows of each.</param>
    /// <param name="columns">The columns of each.</param>
    /// <param name="stride">The distance between a matrix's rows.</param>
    /// <param name="transposed">The results, overwritten.</param>
    /// <param name="transposedStride">The distance between a result's rows.</param>
    public static void RunAll(
        int matrices, ref float matrix, int distance, int rows, int columns, int stride, ref float transposed, int transposedStride)
    {
        for (var i = 0; i < matrices; i++)
        {
            Run(ref Unsafe.Add(ref matrix, i * distance), rows, columns, stride, ref Unsafe.Add(ref transposed, i * columns * transposedStride), transposedStride);
        }
    }

    private static void Elements(
        ref float matrix, int firstRow, int rows, int firstColumn, int columns, int stride, ref float transposed, int transposedStride)
    {
        for (var column = firstColumn; column < columns; column++)
        {
            for (var row = firstRow; row < rows; row++)
            {
                Unsafe.Add(ref transposed, (column * transposedStride) + row) = Unsafe.Add(ref matrix, (row * stride) + column);
            }
        }
    }

    /// <summary>Rows i and i + 4 are loaded into the halves of one vector, so that no shuffle crosses halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EightByEight(ref float from, int stride, ref float to, int transposedStride)
    {
        for (var half = 0; half < 8; half += 4)
        {
            var a = Halves(ref Unsafe.Add(ref from, half), stride);
            var b = Halves(ref Unsafe.Add(ref from, stride + half), stride);
            var c = Halves(ref Unsafe.Add(ref from, (2 * stride) + half), stride);
            var d = Halves(ref Unsafe.Add(ref from, (3 * stride) + half), stride);
            var (abLow, abHigh) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
            var (cdLow, cdHigh) = (Avx.UnpackLow(c, d), Avx.UnpackHigh(c, d));
            ref var row = ref Unsafe.Add(ref to, half * transposedStride);
            Avx.Shuffle(abLow, cdLow, 0b01_00_01_00).StoreUnsafe(ref row);
            Avx.Shuffle(abLow, cdLow, 0b11_10_11_10).StoreUnsafe(ref row, (nuint)transposedStride);
            Avx.Shuffle(abHigh, cdHigh, 0b01_00_01_00).StoreUnsafe(ref row, (nuint)(2 * transposedStride));
            Avx.Shuffle(abHigh, cdHigh, 0b11_10_11_10).StoreUnsafe(ref row, (nuint)(3 * transposedStride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Halves(ref float row, int stride) =>
        Vector256.Create(Vector128.LoadUnsafe(ref row), Vector128.LoadUnsafe(ref row, (nuint)(4 * stride)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourByFour(ref float from, int stride, ref float to, int transposedStride)
    {
        var (a, b) = (Vector128.LoadUnsafe(ref from), Vector128.LoadUnsafe(ref from, (nuint)stride));
        var (c, d) = (Vector128.LoadUnsafe(ref from, (nuint)(2 * stride)), Vector128.LoadUnsafe(ref from, (nuint)(3 * stride)));
        var (abEven, abOdd) = Pairs(a, b);
        var (cdEven, cdOdd) = Pairs(c, d);
        Vector128.Create(abEven.GetLower(), cdEven.GetLower()).StoreUnsafe(ref to);
        Vector128.Create(abOdd.GetLower(), cdOdd.GetLower()).StoreUnsafe(ref to, (nuint)transposedStride);
        Vector128.Create(abEven.GetUpper(), cdEven.GetUpper()).StoreUnsafe(ref to, (nuint)(2 * transposedStride));
        Vector128.Create(abOdd.GetUpper(), cdOdd.GetUpper()).StoreUnsafe(ref to, (nuint)(3 * transposedStride));
    }

    /// <summary>(a₀ b₀ a₂ b₂) and (a₁ b₁ a₃ b₃).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Even, Vector128<float> Odd) Pairs(Vector128<float> a, Vector128<float> b)
    {
        var even = Vector128.Create(-1, 0, -1, 0).AsSingle();
        return (
            Vector128.ConditionalSelect(even, a, Vector128.Shuffle(b, Vector128.Create(0, 0, 2, 2))),
            Vector128.ConditionalSelect(even, Vector128.Shuffle(a, Vector128.Create(1, 1, 3, 3)), b));
    }
}
