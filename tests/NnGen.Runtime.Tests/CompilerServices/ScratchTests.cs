using System.Runtime.CompilerServices;
using NnGen.CompilerServices;

namespace NnGen.Tests.CompilerServices;

public class ScratchTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(992)]
    [InlineData(993)]
    [InlineData(16_384)]
    [InlineData(16_385)]
    [InlineData(1_000_000)]
    public void Gives_aligned_memory_of_the_length_asked_for(int length)
    {
        var sum = Run<FillAndSum>(length);
        Assert.Equal(length, sum);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(5_000)]
    [InlineData(50_000)]
    public void Nested_bodies_do_not_share_memory(int length)
    {
        Assert.Equal(length, Run<Nested>(length));
        Assert.Equal(length, Run<Nested>(length));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(5_000)]
    [InlineData(50_000)]
    public void Allocates_nothing_after_the_first_call(int length)
    {
        Assert.Equal(0, Allocations.In(() => Run<FillAndSum>(length)));
    }

    private static float Run<TBody>(int length)
        where TBody : struct, IScratchBody
    {
        var (none, result) = (0f, -1f);
        Scratch.Run<TBody>(in none, in none, in none, ref result, length, length);
        return result;
    }

    private readonly struct FillAndSum : IScratchBody
    {
        public static unsafe void Run(
            ref readonly float parameters, ref readonly float buffers, ref readonly float inputs, ref float outputs, int count, ref float scratch)
        {
            for (var i = 0; i < count; i++)
            {
                Unsafe.Add(ref scratch, i) = 1;
            }

            outputs = (nint)Unsafe.AsPointer(ref scratch) % 64 == 0 ? 0 : float.NaN;
            for (var i = 0; i < count; i++)
            {
                outputs += Unsafe.Add(ref scratch, i);
            }
        }
    }

    private readonly struct Nested : IScratchBody
    {
        public static void Run(
            ref readonly float parameters, ref readonly float buffers, ref readonly float inputs, ref float outputs, int count, ref float scratch)
        {
            for (var i = 0; i < count; i++)
            {
                Unsafe.Add(ref scratch, i) = 2;
            }

            Scratch.Run<FillAndSum>(in parameters, in buffers, in inputs, ref outputs, count, count);
            for (var i = 0; i < count; i++)
            {
                Assert.Equal(2f, Unsafe.Add(ref scratch, i));
            }
        }
    }
}
