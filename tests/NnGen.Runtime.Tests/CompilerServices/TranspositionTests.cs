using NnGen.CompilerServices;

namespace NnGen.Tests.CompilerServices;

public class TranspositionTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 8)]
    [InlineData(16, 40)]
    [InlineData(13, 7)]
    [InlineData(7, 21)]
    [InlineData(33, 12)]
    public void Rows_become_columns_and_nothing_else_is_touched(int rows, int columns)
    {
        var (stride, transposedStride) = (columns + 3, rows + 5);
        var matrix = Enumerable.Range(0, rows * stride).Select(i => (float)i).ToArray();
        var transposed = new float[columns * transposedStride];
        Array.Fill(transposed, -1f);
        Transposition.Run(ref matrix[0], rows, columns, stride, ref transposed[0], transposedStride);
        for (var i = 0; i < transposed.Length; i++)
        {
            var (column, row) = (i / transposedStride, i % transposedStride);
            Assert.Equal(row < rows ? matrix[(row * stride) + column] : -1f, transposed[i]);
        }
    }
}
