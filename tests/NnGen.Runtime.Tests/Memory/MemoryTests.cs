using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NnGen.Tests.Memory;

public class MemoryTests
{
    [Fact]
    public unsafe void Aligned_memory_is_aligned_zeroed_and_as_long_as_asked()
    {
        for (var length = 0; length < 70; length++)
        {
            var memory = new AlignedMemory(length);
            Assert.Equal(length, memory.Span.Length);
            Assert.Equal(length, memory.Memory.Length);
            Assert.Equal(0, (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(memory.Span)) % 64);
            Assert.Equal(-1, memory.Span.IndexOfAnyExcept(0f));
            memory.Span.Fill(3);
            Assert.Equal(-1, memory.Memory.Span.IndexOfAnyExcept(3f));
        }
    }

    [Fact]
    public void Aligned_memory_refuses_impossible_lengths()
    {
        Assert.Throws<ArgumentOutOfRangeException>("length", () => new AlignedMemory(-1));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => new AlignedMemory(int.MaxValue));
        Assert.Equal([0, 16, 16, 32], new[] { 0, 1, 16, 17 }.Select(AlignedMemory.LengthFor));
    }

    [Fact]
    public void A_workspace_refuses_impossible_lengths()
    {
        Assert.Throws<ArgumentOutOfRangeException>("maxBatch", () => new Workspace(0, 16, 0));
        Assert.Throws<ArgumentOutOfRangeException>("lengthPerSample", () => new Workspace(1, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("fixedLength", () => new Workspace(1, 16, -1));
        var error = Assert.Throws<ArgumentOutOfRangeException>("maxBatch", () => new Workspace(1_000_000, 1_000_000, 0));
        Assert.Contains("1000000000000 floats", error.Message, StringComparison.Ordinal);
        Assert.Equal((3 * 32) + 16, new Workspace(3, 32, 16).Memory.Length);
    }

    [Fact]
    public void A_view_hides_the_pads()
    {
        var storage = Enumerable.Range(0, 64).Select(i => (float)i).ToArray();
        var view = new TensorView(storage, [2, 2, 3], 16);
        Assert.Equal((3, 12, 16), (view.Rank, view.Length, view.RowStride));
        Assert.Equal(33f, view[1, 0, 1]);
        view[1, 1, 2] = -5;
        Assert.Equal(-5f, storage[50]);

        var flat = new float[12];
        view.CopyTo(flat);
        Assert.Equal([0f, 1, 2, 16, 17, 18, 32, 33, 34, 48, 49, -5], flat);
        view.CopyFrom(Enumerable.Range(100, 12).Select(i => (float)i).ToArray());
        Assert.Equal(106f, storage[32]);
        Assert.Equal(35f, storage[35]);
        view.Fill(1);
        Assert.Equal(1f, storage[18]);
        Assert.Equal(19f, storage[19]);

        var matrix = new TensorView(storage, [2, 3], 16);
        matrix[1, 2] = 8;
        Assert.Equal(8f, storage[18]);
        var vector = new TensorView(storage, [3], 16);
        vector[2] = 9;
        Assert.Equal(9f, storage[2]);
    }

    [Fact]
    public void A_view_names_what_is_out_of_range()
    {
        var storage = new float[32];
        AssertMessage("The index of axis 1 must be between 0 and 2, but is 3.", () => _ = new TensorView(storage, [2, 3], 16)[0, 3]);
        AssertMessage("The index of axis 0 must be between 0 and 1, but is -1.", () => _ = new TensorView(storage, [2, 3], 16)[-1, 0]);
        AssertMessage("The index of axis 0 must be between 0 and 4, but is 5.", () => _ = new TensorView(storage, [5], 16)[5]);
        AssertMessage("The tensor has 2 axes (2 × 3), but there are 1 indices.", () => _ = new TensorView(storage, [2, 3], 16)[1]);
        AssertMessage("destination must have 6 floats (2 × 3), but has 5.", () => new TensorView(storage, [2, 3], 16).CopyTo(new float[5]));
        AssertMessage("source must have 6 floats (2 × 3), but has 7.", () => new TensorView(storage, [2, 3], 16).CopyFrom(new float[7]));
        AssertMessage("storage must hold at least 35 floats, but has 32.", () => _ = new TensorView(storage, [3, 3], 16));
        AssertMessage("shape[1] must be at least 1, but is 0.", () => _ = new TensorView(storage, [3, 0], 16));
        AssertMessage("rowStride must be at least the last axis, 5, but is 4.", () => _ = new TensorView(storage, [5], 4));
    }

    private static void AssertMessage(string message, Action action) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
}
