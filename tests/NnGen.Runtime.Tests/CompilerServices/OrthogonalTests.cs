using NnGen.CompilerServices;

namespace NnGen.Tests.CompilerServices;

public class OrthogonalTests
{
    [Theory]
    [InlineData(64, 64)]
    [InlineData(37, 130)]
    [InlineData(130, 37)]
    [InlineData(1, 5)]
    [InlineData(5, 1)]
    [InlineData(1, 1)]
    public void The_fewer_of_rows_and_columns_are_orthonormal(int rows, int columns)
    {
        var (w, _) = Fill(rows, columns, 5);
        var count = Math.Min(rows, columns);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                var product = rows <= columns
                    ? Enumerable.Range(0, columns).Sum(k => (double)w[i, k] * w[j, k])
                    : Enumerable.Range(0, rows).Sum(k => (double)w[k, i] * w[k, j]);
                Assert.Equal(i == j ? 1 : 0, product, 3e-7);
            }
        }
    }

    [Theory]
    [InlineData(5, 20, 4)]
    [InlineData(3, 24, 4)]
    [InlineData(9, 12, 3)]
    public void Blocks_are_orthonormal_each_by_itself(int rows, int columns, int blocks)
    {
        var (w, storage) = Fill(rows, columns, 5, blocks);
        var size = columns / blocks;
        for (var block = 0; block < blocks; block++)
        {
            for (var i = 0; i < Math.Min(rows, size); i++)
            {
                for (var j = 0; j < Math.Min(rows, size); j++)
                {
                    var product = rows <= size
                        ? Enumerable.Range(block * size, size).Sum(k => (double)w[i, k] * w[j, k])
                        : Enumerable.Range(0, rows).Sum(k => (double)w[k, (block * size) + i] * w[k, (block * size) + j]);
                    Assert.Equal(i == j ? 1 : 0, product, 3e-7);
                }
            }
        }

        Assert.NotEqual(w[0, 0], w[0, size]);
        Assert.All(storage.Chunk(storage.Length / rows), row => Assert.All(row[columns..], value => Assert.Equal(0f, value)));
    }

    [Fact]
    public void One_block_alone_can_be_filled()
    {
        var parameter = Parameter(2, 12, 4, 1, Initializer.Ones);
        var storage = new float[32];
        Array.Fill(storage, 7f, 0, 12);
        Array.Fill(storage, 7f, 16, 12);
        ParameterInitialization.Fill(parameter, storage, 1, 0);
        float[] row = [0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal([.. row, .. row], storage);
    }

    [Fact]
    public void Pads_stay_zero_and_seeds_matter()
    {
        var (w, storage) = Fill(20, 33, 5);
        Assert.All(storage.Chunk(48), row => Assert.All(row[33..], value => Assert.Equal(0f, value)));
        Assert.NotEqual(w[3, 4], Fill(20, 33, 6).Matrix[3, 4]);
        Assert.Equal(storage, Fill(20, 33, 5).Storage);
    }

    /// <summary>Of a uniform orthogonal matrix, each entry has mean 0 and variance 1/n; Q of an unsigned QR would have a biased diagonal.</summary>
    [Fact]
    public void Matrices_are_uniform()
    {
        var (sum, squares, trace) = (0.0, 0.0, 0.0);
        for (var seed = 0; seed < 2_000; seed++)
        {
            var w = Fill(4, 4, (ulong)seed).Matrix;
            trace += w[0, 0] + w[1, 1] + w[2, 2] + w[3, 3];
            foreach (var value in w)
            {
                sum += value;
                squares += value * value;
            }
        }

        Assert.Equal(0, sum / 32_000, 0.015);
        Assert.Equal(0.25, squares / 32_000, 1e-6);
        Assert.Equal(0, trace / 2_000, 0.1);
    }

    [Fact]
    public void Bits_are_those_of_every_machine()
    {
        var (_, storage) = Fill(37, 130, 5);
        var hash = 17;
        foreach (var value in storage)
        {
            hash = unchecked((hash * 31) + BitConverter.SingleToInt32Bits(value));
        }

        if (Determinism.IsGuaranteed)
        {
            Assert.Equal(-1242711855, hash);
        }
    }

    private static (float[,] Matrix, float[] Storage) Fill(int rows, int columns, ulong seed, int blocks = 1)
    {
        var parameter = Parameter(rows, columns, blocks, null, Initializer.Orthogonal);
        var stride = parameter.RowStride;
        var (matrix, storage) = (new float[rows, columns], new float[rows * stride]);
        ParameterInitialization.Fill(parameter, storage, seed, 0);
        for (var i = 0; i < rows * columns; i++)
        {
            matrix[i / columns, i % columns] = storage[(i / columns * stride) + (i % columns)];
        }

        return (matrix, storage);
    }

    private static ParameterInfo Parameter(int rows, int columns, int blocks, int? only, Initializer initializer) =>
        new()
        {
            Name = "w",
            Layer = 0,
            Role = ParameterRole.Weight,
            Shape = [rows, columns],
            Offset = 0,
            RowCount = rows,
            RowLength = columns,
            RowStride = (columns + 15) / 16 * 16,
            FanIn = rows,
            FanOut = columns,
            Initializer = initializer,
            InitializerValue = 0,
            Blocks = blocks,
            InitializedBlock = only,
        };
}
