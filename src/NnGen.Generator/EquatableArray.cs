using System.Collections;
using System.Runtime.CompilerServices;

namespace NnGen.Generator;

/// <summary>
/// An immutable array that is equal to another when its elements are, so that records that hold one can be cached between runs of the
/// generator. Floating-point elements compare by their bits, so that −0 differs from +0 and NaN equals itself.
/// </summary>
/// <typeparam name="T">The element type, itself compared by value.</typeparam>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
internal readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? _items;

    internal EquatableArray(T[] items) => _items = items;

    /// <summary>The array without elements, equal to <c>default</c>.</summary>
    public static EquatableArray<T> Empty => default;

    /// <summary>The number of elements.</summary>
    public int Count => _items?.Length ?? 0;

    /// <summary>The number of elements, under the name that patterns and indices from the end look for.</summary>
    public int Length => Count;

    /// <summary>Whether there are no elements.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The element at an index.</summary>
    public T this[int index] => Items[index];

    private T[] Items => _items ?? [];

    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    /// <summary>The elements as a span.</summary>
    public ReadOnlySpan<T> AsSpan() => Items;

    /// <summary>A copy of the elements.</summary>
    public T[] ToArray() => [.. Items];

    public bool Equals(EquatableArray<T> other)
    {
        var (left, right) = (Items, other.Items);
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (!ElementEquals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = Count;
        foreach (var item in Items)
        {
            hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        }

        return hash;
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The elements in brackets, for test failures and debuggers.</summary>
    public override string ToString() => $"[{string.Join(", ", Items)}]";

    private static bool ElementEquals(T left, T right) => (left, right) switch
    {
        (double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y),
        (float x, float y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y),
        _ => EqualityComparer<T>.Default.Equals(left, right),
    };
}

/// <summary>Makes <see cref="EquatableArray{T}"/>s.</summary>
internal static class EquatableArray
{
    /// <summary>An array of the given elements; what a collection expression calls.</summary>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? default : new(items.ToArray());

    /// <summary>An array of a sequence's elements.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => items.ToArray() is { Length: > 0 } array ? new(array) : default;
}
