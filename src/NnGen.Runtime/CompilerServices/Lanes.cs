using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

/// <summary>
/// Partial vectors and reductions for generated kernels. Counts are literals at the call sites, so that every branch folds away.
/// Reductions use one tree over 16 virtual lanes at every width: lane i with i + 8, then i + 4, i + 2, i + 1.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes
{
    /// <summary>0, 1, …, 15.</summary>
    public static Vector512<float> Index512
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.Create(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f, 11f, 12f, 13f, 14f, 15f);
    }

    /// <summary>0, 1, …, 7.</summary>
    public static Vector256<float> Index256
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f);
    }

    /// <summary>0, 1, 2, 3.</summary>
    public static Vector128<float> Index128
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(0f, 1f, 2f, 3f);
    }

    /// <summary>The first <paramref name="count"/> lanes (0 to 16, a literal) of <paramref name="value"/>, +0 in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> First(Vector512<float> value, int count) => First(value, count, 0f);

    /// <summary>The first <paramref name="count"/> lanes (0 to 8, a literal) of <paramref name="value"/>, +0 in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> First(Vector256<float> value, int count) => First(value, count, 0f);

    /// <summary>The first <paramref name="count"/> lanes (0 to 4, a literal) of <paramref name="value"/>, +0 in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> First(Vector128<float> value, int count) => First(value, count, 0f);

    /// <summary>The first <paramref name="count"/> lanes (0 to 16, a literal) of <paramref name="value"/>, <paramref name="rest"/> in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> First(Vector512<float> value, int count, float rest) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Index512, Vector512.Create((float)count)), value, Vector512.Create(rest));

    /// <summary>The first <paramref name="count"/> lanes (0 to 8, a literal) of <paramref name="value"/>, <paramref name="rest"/> in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> First(Vector256<float> value, int count, float rest) =>
        Vector256.ConditionalSelect(Vector256.LessThan(Index256, Vector256.Create((float)count)), value, Vector256.Create(rest));

    /// <summary>The first <paramref name="count"/> lanes (0 to 4, a literal) of <paramref name="value"/>, <paramref name="rest"/> in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> First(Vector128<float> value, int count, float rest) =>
        Vector128.ConditionalSelect(Vector128.LessThan(Index128, Vector128.Create((float)count)), value, Vector128.Create(rest));
}
