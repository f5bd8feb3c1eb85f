extern alias runtime;

using runtime::NnGen;
using NnGen.Emission.Tests.Compilation;
using NnGen.Onnx.Tests.Translation;

namespace NnGen.Onnx.Tests.Running;

/// <summary>The blocks of parameters and buffers a case gives a network.</summary>
internal static class Blocks
{
    /// <summary>All parameters set; pads and what is left out would show, as they hold NaN.</summary>
    public static float[] Parameters(NetworkUnderTest network, NetworkDraft draft)
    {
        var block = new float[network.ParameterStorageLength];
        Array.Fill(block, float.NaN);
        foreach (var parameter in network.Info.Parameters)
        {
            var storage = block.AsSpan(parameter.Offset, parameter.RowCount * parameter.RowStride);
            if (draft.Stored.TryGetValue(parameter.Name, out var stored))
            {
                Copy(stored, parameter, storage);
            }
            else if (parameter.FileView is { } view)
            {
                Copy(Values(draft.Filed, parameter.Name), view, storage);
            }
            else
            {
                Copy(Values(draft.Filed, parameter.Name), parameter, storage);
            }
        }

        return block;
    }

    public static float[] Buffers(NetworkUnderTest network, NetworkDraft draft)
    {
        var block = new float[network.Info.BufferLength];
        foreach (var buffer in network.Info.Buffers.Where(buffer => !buffer.IsCount))
        {
            Values(draft.Filed, buffer.Name).CopyTo(block, buffer.Offset);
        }

        return block;
    }

    private static float[] Values(Dictionary<string, float[]> filed, string name) =>
        filed.TryGetValue(name, out var values) ? values : throw new InvalidOperationException($"The case gives no values for {name}.");

    private static void Copy(float[] values, ParameterInfo parameter, Span<float> storage)
    {
        Assert.Equal(parameter.RowCount * parameter.RowLength, values.Length);
        for (var row = 0; row < parameter.RowCount; row++)
        {
            values.AsSpan(row * parameter.RowLength, parameter.RowLength).CopyTo(storage[(row * parameter.RowStride)..]);
        }
    }

    private static void Copy(float[] values, FileView view, Span<float> storage)
    {
        Assert.Equal(Axes.Size(view.Shape), values.Length);
        foreach (var part in view.Parts)
        {
            for (var i = 0; i < Axes.Size(part.Extents); i++)
            {
                var (index, from, to) = (i, part.FileOffset, part.Offset);
                for (var axis = part.Extents.Length - 1; axis >= 0; axis--)
                {
                    from += index % part.Extents[axis] * part.FileStrides[axis];
                    to += index % part.Extents[axis] * part.Strides[axis];
                    index /= part.Extents[axis];
                }

                storage[to] = values[from];
            }
        }
    }
}
