using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Emission.Tests.Networks;

/// <summary>What the buffers of a network under test hold: running variances away from 0, a count of a few steps.</summary>
internal static class BufferValues
{
    public static float[] Of(BufferModel buffer)
    {
        var random = new Random(buffer.Tensor.Id);
        return [.. Enumerable.Range(0, buffer.Tensor.Shape.Size).Select(_ => buffer.IsCount ? 3 : Draw(buffer.Tensor, random))];
    }

    private static float Draw(BufferTensor buffer, Random random) =>
        buffer.InitialValue > 0 ? 0.5f + random.NextSingle() : random.NextSingle() - 0.5f;
}
