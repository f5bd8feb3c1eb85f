using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

/// <remarks>
/// Emitted code has hundreds of these in a network. One method that is neither generic nor overloaded costs the C# compiler a tenth of what
/// choosing among those of <see cref="Vector256"/> and <see cref="Unsafe"/> does, and the JIT nothing to speak of.
/// </remarks>
public static partial class Lanes
{
    /// <summary>The float at an offset in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Broadcast512(ref float source, int offset) => Vector512.Create(Unsafe.Add(ref source, offset));

    /// <summary>The float at an offset in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Broadcast256(ref float source, int offset) => Vector256.Create(Unsafe.Add(ref source, offset));

    /// <summary>The float at an offset in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast128(ref float source, int offset) => Vector128.Create(Unsafe.Add(ref source, offset));

    /// <summary>Consecutive floats from an offset on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref float source, int offset) => Vector512.LoadUnsafe(ref source, (nuint)offset);

    /// <summary>Consecutive floats from an offset on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref float source, int offset) => Vector256.LoadUnsafe(ref source, (nuint)offset);

    /// <summary>Consecutive floats from an offset on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(ref float source, int offset) => Vector128.LoadUnsafe(ref source, (nuint)offset);

    /// <summary>The reference a number of floats further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Skip(ref float source, int count) => ref Unsafe.Add(ref source, count);
}
