using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NnGen.CompilerServices;

public static partial class Lanes
{
    /// <summary>Loads <paramref name="count"/> floats (1 to 16, a literal) and touches no memory past them; 0 in the other lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref readonly float source, nuint offset, int count)
    {
        if (count >= 16)
        {
            return Vector512.LoadUnsafe(in source, offset);
        }

        return count > 8
            ? Vector512.Create(Vector256.LoadUnsafe(in source, offset), Load256(in source, offset + 8, count - 8))
            : Vector512.Create(Load256(in source, offset, count), Vector256<float>.Zero);
    }

    /// <summary>Loads <paramref name="count"/> floats (1 to 8, a literal) and touches no memory past them; 0 in the other lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref readonly float source, nuint offset, int count)
    {
        if (count >= 8)
        {
            return Vector256.LoadUnsafe(in source, offset);
        }

        return count > 4
            ? Vector256.Create(Vector128.LoadUnsafe(in source, offset), Load128(in source, offset + 4, count - 4))
            : Vector256.Create(Load128(in source, offset, count), Vector128<float>.Zero);
    }

    /// <summary>Loads <paramref name="count"/> floats (1 to 4, a literal) and touches no memory past them; 0 in the other lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(ref readonly float source, nuint offset, int count)
    {
        ref var first = ref Unsafe.Add(ref Unsafe.AsRef(in source), offset);
        return count switch
        {
            >= 4 => Vector128.LoadUnsafe(ref first),
            3 => LoadPair(ref first).WithElement(2, Unsafe.Add(ref first, 2)),
            2 => LoadPair(ref first),
            1 => Vector128.CreateScalar(first),
            _ => Vector128<float>.Zero,
        };
    }

    /// <summary>Stores the first <paramref name="count"/> lanes (1 to 16, a literal) and touches no memory past them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float destination, nuint offset, int count)
    {
        if (count >= 16)
        {
            value.StoreUnsafe(ref destination, offset);
        }
        else if (count > 8)
        {
            value.GetLower().StoreUnsafe(ref destination, offset);
            Store(value.GetUpper(), ref destination, offset + 8, count - 8);
        }
        else
        {
            Store(value.GetLower(), ref destination, offset, count);
        }
    }

    /// <summary>Stores the first <paramref name="count"/> lanes (1 to 8, a literal) and touches no memory past them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float destination, nuint offset, int count)
    {
        if (count >= 8)
        {
            value.StoreUnsafe(ref destination, offset);
        }
        else if (count > 4)
        {
            value.GetLower().StoreUnsafe(ref destination, offset);
            Store(value.GetUpper(), ref destination, offset + 4, count - 4);
        }
        else
        {
            Store(value.GetLower(), ref destination, offset, count);
        }
    }

    /// <summary>Stores the first <paramref name="count"/> lanes (1 to 4, a literal) and touches no memory past them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float destination, nuint offset, int count)
    {
        ref var first = ref Unsafe.Add(ref destination, offset);
        if (count >= 4)
        {
            value.StoreUnsafe(ref first);
        }
        else if (count >= 2)
        {
            Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref first), value.AsDouble().ToScalar());
            if (count == 3)
            {
                Unsafe.Add(ref first, 2) = value.GetElement(2);
            }
        }
        else if (count == 1)
        {
            first = value.ToScalar();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> LoadPair(ref float source) =>
        Vector128.CreateScalar(Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref source))).AsSingle();
}
