using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen;

/// <summary>
/// A block of floats that starts on a 64-byte boundary, where vector loads are fastest. Parameter sets of generated networks live in such
/// blocks. Ordinary managed memory: nothing to dispose.
/// </summary>
public sealed class AlignedMemory
{
    private const int AlignmentInFloats = 16;

    private readonly float[] _array;
    private readonly int _start;

    /// <summary>Allocates a block of zeros.</summary>
    /// <param name="length">The number of floats, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative or too large for one array.</exception>
    public AlignedMemory(int length)
    {
        if (length < 0 || length > Array.MaxLength - AlignmentInFloats)
        {
            throw new ArgumentOutOfRangeException(
                nameof(length), FormattableString.Invariant($"length must be between 0 and {Array.MaxLength - AlignmentInFloats}, but is {length}."));
        }

        _array = GC.AllocateArray<float>(length + AlignmentInFloats - 1, pinned: true);
        _start = StartOf(_array);
        Length = length;
    }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The floats. The first is on a 64-byte boundary.</summary>
    public Span<float> Span => MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start), Length);

    /// <summary>The floats, for storing in a field.</summary>
    public Memory<float> Memory => _array.AsMemory(_start, Length);

    /// <summary>The smallest multiple of 16 floats (one cache line) that holds <paramref name="count"/> floats.</summary>
    /// <param name="count">The number of floats, 0 or more.</param>
    public static int LengthFor(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return checked(count + AlignmentInFloats - 1) & ~(AlignmentInFloats - 1);
    }

    private static unsafe int StartOf(float[] array)
    {
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        return (int)(((0 - address) & 63) / sizeof(float));
    }
}
