using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

/// <summary>Eight floats in one vector of 256 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Octet256 : IOctet<Octet256>
{
    private readonly Vector256<float> _all;

    private Octet256(Vector256<float> all) => _all = all;

    /// <inheritdoc/>
    public static Octet256 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<float>.Zero);
    }

    /// <inheritdoc/>
    public static Octet256 One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<float>.One);
    }

    /// <inheritdoc/>
    public static Octet256 Index
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Lanes.Index256);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 operator +(Octet256 left, Octet256 right) => new(left._all + right._all);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 operator -(Octet256 left, Octet256 right) => new(left._all - right._all);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 operator *(Octet256 left, Octet256 right) => new(left._all * right._all);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 operator /(Octet256 left, Octet256 right) => new(left._all / right._all);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 operator -(Octet256 x) => new(-x._all);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Create(float value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Broadcast(ref float source, int offset) => new(Lanes.Broadcast256(ref source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Load(ref float source, int offset) => new(Lanes.Load256(ref source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Load(ref float source, int offset, int count) => new(Lanes.Load256(ref source, (nuint)offset, count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 First(Octet256 x, int count, float rest = 0) => new(Lanes.First(x._all, count, rest));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Sum(Octet256 a, Octet256 b) => new(Vector256.Create(Lanes.Sum(a._all, b._all)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Max(Octet256 a, Octet256 b) => new(Vector256.Create(Lanes.Max(a._all, b._all)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Greater(Octet256 left, Octet256 right) => new(Lanes.Greater(left._all, right._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 MultiplyAddEstimate(Octet256 left, Octet256 right, Octet256 addend) => new(Vector256.MultiplyAddEstimate(left._all, right._all, addend._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 SelectLess(Octet256 left, Octet256 right, Octet256 then, Octet256 otherwise) => new(
        Vector256.ConditionalSelect(Vector256.LessThan(left._all, right._all), then._all, otherwise._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 SelectLessOrEqual(Octet256 left, Octet256 right, Octet256 then, Octet256 otherwise) => new(
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(left._all, right._all), then._all, otherwise._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 SelectEqual(Octet256 left, Octet256 right, Octet256 then, Octet256 otherwise) => new(
        Vector256.ConditionalSelect(Vector256.Equals(left._all, right._all), then._all, otherwise._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Abs(Octet256 x) => new(Vector256.Abs(x._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Sqrt(Octet256 x) => new(Vector256.Sqrt(x._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Exp(Octet256 x) => new(VectorMath.Exp(x._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Expm1(Octet256 x) => new(VectorMath.Expm1(x._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Log(Octet256 x) => new(VectorMath.Log(x._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Log1p(Octet256 x) => new(VectorMath.Log1p(x._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Tanh(Octet256 x) => new(VectorMath.Tanh(x._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Erf(Octet256 x) => new(VectorMath.Erf(x._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Sigmoid(Octet256 x) => new(VectorMath.Sigmoid(x._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Softplus(Octet256 x) => new(VectorMath.Softplus(x._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Sin(Octet256 x) => new(VectorMath.Sin(x._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet256 Cos(Octet256 x) => new(VectorMath.Cos(x._all));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, int offset) => _all.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, int offset, int count) => Lanes.Store(_all, ref destination, (nuint)offset, count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float ToScalar() => _all.ToScalar();
}
