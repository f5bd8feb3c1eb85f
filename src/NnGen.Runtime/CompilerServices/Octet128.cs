using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

/// <summary>Eight floats in two vectors of 128 bits, for machines without wider ones.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Octet128 : IOctet<Octet128>
{
    private readonly Vector128<float> _lower;
    private readonly Vector128<float> _upper;

    private Octet128(Vector128<float> lower, Vector128<float> upper) => (_lower, _upper) = (lower, upper);

    /// <inheritdoc/>
    public static Octet128 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<float>.Zero, Vector128<float>.Zero);
    }

    /// <inheritdoc/>
    public static Octet128 One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<float>.One, Vector128<float>.One);
    }

    /// <inheritdoc/>
    public static Octet128 Index
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Lanes.Index128, Lanes.Index128 + Vector128.Create(4f));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 operator +(Octet128 left, Octet128 right) => new(left._lower + right._lower, left._upper + right._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 operator -(Octet128 left, Octet128 right) => new(left._lower - right._lower, left._upper - right._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 operator *(Octet128 left, Octet128 right) => new(left._lower * right._lower, left._upper * right._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 operator /(Octet128 left, Octet128 right) => new(left._lower / right._lower, left._upper / right._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 operator -(Octet128 x) => new(-x._lower, -x._upper);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Create(float value) => new(Vector128.Create(value), Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Broadcast(ref float source, int offset) => Create(Unsafe.Add(ref source, offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Load(ref float source, int offset) => new(Lanes.Load128(ref source, offset), Lanes.Load128(ref source, offset + 4));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Load(ref float source, int offset, int count) => count > 4
        ? new(Lanes.Load128(ref source, offset), Lanes.Load128(ref source, (nuint)(offset + 4), count - 4))
        : new(Lanes.Load128(ref source, (nuint)offset, count), Vector128<float>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 First(Octet128 x, int count, float rest = 0) => count > 4
        ? new(x._lower, Lanes.First(x._upper, count - 4, rest))
        : new(Lanes.First(x._lower, count, rest), Vector128.Create(rest));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Sum(Octet128 a, Octet128 b) => Create(Lanes.Sum(a._lower, a._upper, b._lower, b._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Max(Octet128 a, Octet128 b) => Create(Lanes.Max(a._lower, a._upper, b._lower, b._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Greater(Octet128 left, Octet128 right) => new(Lanes.Greater(left._lower, right._lower), Lanes.Greater(left._upper, right._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 MultiplyAddEstimate(Octet128 left, Octet128 right, Octet128 addend) => new(
        Vector128.MultiplyAddEstimate(left._lower, right._lower, addend._lower),
        Vector128.MultiplyAddEstimate(left._upper, right._upper, addend._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 SelectLess(Octet128 left, Octet128 right, Octet128 then, Octet128 otherwise) => new(
        Vector128.ConditionalSelect(Vector128.LessThan(left._lower, right._lower), then._lower, otherwise._lower),
        Vector128.ConditionalSelect(Vector128.LessThan(left._upper, right._upper), then._upper, otherwise._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 SelectLessOrEqual(Octet128 left, Octet128 right, Octet128 then, Octet128 otherwise) => new(
        Vector128.ConditionalSelect(Vector128.LessThanOrEqual(left._lower, right._lower), then._lower, otherwise._lower),
        Vector128.ConditionalSelect(Vector128.LessThanOrEqual(left._upper, right._upper), then._upper, otherwise._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 SelectEqual(Octet128 left, Octet128 right, Octet128 then, Octet128 otherwise) => new(
        Vector128.ConditionalSelect(Vector128.Equals(left._lower, right._lower), then._lower, otherwise._lower),
        Vector128.ConditionalSelect(Vector128.Equals(left._upper, right._upper), then._upper, otherwise._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Abs(Octet128 x) => new(Vector128.Abs(x._lower), Vector128.Abs(x._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Sqrt(Octet128 x) => new(Vector128.Sqrt(x._lower), Vector128.Sqrt(x._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Exp(Octet128 x) => new(VectorMath.Exp(x._lower), VectorMath.Exp(x._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Expm1(Octet128 x) => new(VectorMath.Expm1(x._lower), VectorMath.Expm1(x._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Log(Octet128 x) => new(VectorMath.Log(x._lower), VectorMath.Log(x._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Log1p(Octet128 x) => new(VectorMath.Log1p(x._lower), VectorMath.Log1p(x._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Tanh(Octet128 x) => new(VectorMath.Tanh(x._lower), VectorMath.Tanh(x._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Erf(Octet128 x) => new(VectorMath.Erf(x._lower), VectorMath.Erf(x._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Sigmoid(Octet128 x) => new(VectorMath.Sigmoid(x._lower), VectorMath.Sigmoid(x._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Softplus(Octet128 x) => new(VectorMath.Softplus(x._lower), VectorMath.Softplus(x._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Sin(Octet128 x) => new(VectorMath.Sin(x._lower), VectorMath.Sin(x._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Octet128 Cos(Octet128 x) => new(VectorMath.Cos(x._lower), VectorMath.Cos(x._upper));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, int offset)
    {
        _lower.StoreUnsafe(ref destination, (nuint)offset);
        _upper.StoreUnsafe(ref destination, (nuint)(offset + 4));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float destination, int offset, int count)
    {
        Lanes.Store(_lower, ref destination, (nuint)offset, count);
        if (count > 4)
        {
            Lanes.Store(_upper, ref destination, (nuint)(offset + 4), count - 4);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float ToScalar() => _lower.ToScalar();
}
