using System.ComponentModel;

namespace NnGen.CompilerServices;

/// <summary>
/// Eight floats: one vector of 256 bits, or two of 128. Generated kernels of few operations a column are written once over it. What a select compares is an
/// argument of it, not a value of its own: between two inlined methods the JIT forgets that a mask is one, and no longer blends by it.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IOctet<TSelf>
    where TSelf : struct, IOctet<TSelf>
{
    /// <summary>0 in all lanes.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>1 in all lanes.</summary>
    static abstract TSelf One { get; }

    /// <summary>0, 1, …, 7.</summary>
    static abstract TSelf Index { get; }

    /// <summary>The sum, lane by lane.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The difference, lane by lane.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The product, lane by lane.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The quotient, lane by lane.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>The negative, lane by lane.</summary>
    static abstract TSelf operator -(TSelf x);

    /// <summary>A value in all lanes.</summary>
    static abstract TSelf Create(float value);

    /// <summary>The float at an offset in all lanes.</summary>
    static abstract TSelf Broadcast(ref float source, int offset);

    /// <summary>Eight floats from an offset on.</summary>
    static abstract TSelf Load(ref float source, int offset);

    /// <summary>Loads <paramref name="count"/> floats (1 to 8, a literal) and touches no memory past them; 0 in the other lanes.</summary>
    static abstract TSelf Load(ref float source, int offset, int count);

    /// <summary>The first <paramref name="count"/> lanes (1 to 8, a literal) of <paramref name="x"/>, and <paramref name="rest"/> in the others.</summary>
    static abstract TSelf First(TSelf x, int count, float rest = 0);

    /// <summary>The sum of 16 lanes by the fixed tree, in all lanes; <paramref name="b"/> holds lanes 8 to 15.</summary>
    static abstract TSelf Sum(TSelf a, TSelf b);

    /// <summary>The maximum of 16 lanes by the fixed tree, in all lanes; NaN if any is.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The greater of two, lane by lane, or NaN where either is.</summary>
    static abstract TSelf Greater(TSelf left, TSelf right);

    /// <summary>left · right + addend, rounded once where the machine can.</summary>
    static abstract TSelf MultiplyAddEstimate(TSelf left, TSelf right, TSelf addend);

    /// <summary>left &lt; right ? then : otherwise, lane by lane.</summary>
    static abstract TSelf SelectLess(TSelf left, TSelf right, TSelf then, TSelf otherwise);

    /// <summary>left ≤ right ? then : otherwise, lane by lane.</summary>
    static abstract TSelf SelectLessOrEqual(TSelf left, TSelf right, TSelf then, TSelf otherwise);

    /// <summary>left = right ? then : otherwise, lane by lane.</summary>
    static abstract TSelf SelectEqual(TSelf left, TSelf right, TSelf then, TSelf otherwise);

    /// <summary>|x|, lane by lane.</summary>
    static abstract TSelf Abs(TSelf x);

    /// <summary>√x, lane by lane.</summary>
    static abstract TSelf Sqrt(TSelf x);

    /// <summary>eˣ, lane by lane.</summary>
    static abstract TSelf Exp(TSelf x);

    /// <summary>eˣ − 1, lane by lane.</summary>
    static abstract TSelf Expm1(TSelf x);

    /// <summary>ln x, lane by lane.</summary>
    static abstract TSelf Log(TSelf x);

    /// <summary>ln(1 + x), lane by lane.</summary>
    static abstract TSelf Log1p(TSelf x);

    /// <summary>tanh x, lane by lane.</summary>
    static abstract TSelf Tanh(TSelf x);

    /// <summary>erf x, lane by lane.</summary>
    static abstract TSelf Erf(TSelf x);

    /// <summary>1 / (1 + e⁻ˣ), lane by lane.</summary>
    static abstract TSelf Sigmoid(TSelf x);

    /// <summary>ln(1 + eˣ), lane by lane.</summary>
    static abstract TSelf Softplus(TSelf x);

    /// <summary>sin x, lane by lane.</summary>
    static abstract TSelf Sin(TSelf x);

    /// <summary>cos x, lane by lane.</summary>
    static abstract TSelf Cos(TSelf x);

    /// <summary>Stores eight floats from an offset on.</summary>
    void Store(ref float destination, int offset);

    /// <summary>Stores the first <paramref name="count"/> lanes (1 to 8, a literal) and touches no memory past them.</summary>
    void Store(ref float destination, int offset, int count);

    /// <summary>The first lane.</summary>
    float ToScalar();
}
