extern alias runtime;

using NnGen.Emission.Tests.Oracle;
using NnGen.Generator.Graph;
using runtime::NnGen.CompilerServices;

namespace NnGen.Emission.Tests.Networks;

/// <summary>
/// The random numbers emitted code draws: counted by the workspace's step, by the row (along the last axis, of the whole mini-batch) and by
/// the element of the row.
/// </summary>
internal sealed class PhiloxMasks(ulong seed, ulong step, long firstSample)
{
    private readonly Dictionary<(RandomTensor Tensor, long Row), float[]> _rows = [];

    public static RandomSource Source(ulong seed, ulong step, long firstSample = 0) => new PhiloxMasks(seed, step, firstSample).Value;

    private double Value(RandomTensor random, int sample, int element)
    {
        var (rowLength, rows) = (random.Shape.RowLength, random.Shape.RowsPerSample);
        var row = ((firstSample + sample) * rows) + (element / rowLength);
        if (!_rows.TryGetValue((random, row), out var values))
        {
            values = new float[rowLength];
            Fill(random, values, row);
            _rows.Add((random, row), values);
        }

        return values[element % rowLength];
    }

    private void Fill(RandomTensor random, float[] values, long row)
    {
        if (random.Distribution == Distribution.Uniform)
        {
            RandomNumbers.FillUniform(ref values[0], 1, values.Length, values.Length, seed, random.Stream, step, row);
        }
        else
        {
            RandomNumbers.FillNormal(ref values[0], 1, values.Length, values.Length, seed, random.Stream, step, row);
        }
    }
}
