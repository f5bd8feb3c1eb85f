namespace NnGen.Files;

/// <summary>A tensor of a file and where it belongs: in which block of memory, from which float on, and in which layout.</summary>
internal sealed record FileTensor(string Name, TensorType Type, int Block, int Offset, FileView View)
{
    /// <summary>The elements.</summary>
    public int Count { get; } = View.Shape.Aggregate(1, (product, axis) => checked(product * axis));

    /// <summary>The elements in the file's order.</summary>
    public float[] Gather(ReadOnlySpan<float> block)
    {
        var values = new float[Count];
        foreach (var part in View.Parts)
        {
            Gather(part, 0, block[(Offset + part.Offset)..], values.AsSpan(part.FileOffset));
        }

        return values;
    }

    /// <summary>Puts elements in the file's order where they belong; pads are left alone.</summary>
    public void Scatter(ReadOnlySpan<float> values, Span<float> block)
    {
        foreach (var part in View.Parts)
        {
            Scatter(part, 0, values[part.FileOffset..], block[(Offset + part.Offset)..]);
        }
    }

    private static void Gather(FilePart part, int axis, ReadOnlySpan<float> memory, Span<float> values)
    {
        if (axis == part.Extents.Length)
        {
            values[0] = memory[0];
            return;
        }

        for (var i = 0; i < part.Extents[axis]; i++)
        {
            Gather(part, axis + 1, memory[(i * part.Strides[axis])..], values[(i * part.FileStrides[axis])..]);
        }
    }

    private static void Scatter(FilePart part, int axis, ReadOnlySpan<float> values, Span<float> memory)
    {
        if (axis == part.Extents.Length)
        {
            memory[0] = values[0];
            return;
        }

        for (var i = 0; i < part.Extents[axis]; i++)
        {
            Scatter(part, axis + 1, values[(i * part.FileStrides[axis])..], memory[(i * part.Strides[axis])..]);
        }
    }
}
