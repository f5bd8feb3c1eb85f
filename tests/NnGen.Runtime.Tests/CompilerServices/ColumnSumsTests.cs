using NnGen.CompilerServices;

namespace NnGen.Tests.CompilerServices;

public class ColumnSumsTests
{
    private const float Untouched = 77;

    /// <summary>Columns for every block at every width, and each rest; rows with and without pads.</summary>
    public static TheoryData<int, int, int> Shapes()
    {
        var shapes = new TheoryData<int, int, int>();
        foreach (var columns in Enumerable.Range(1, 36).Concat([47, 64, 65, 100, 128, 131]))
        {
            shapes.Add(columns, columns, columns);
            shapes.Add(columns, (columns + 15) / 16 * 16, (columns + 15) / 16 * 16);
            shapes.Add(columns, columns + 5, columns + 2);
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void EachColumnIsOneChainOverTheRowsInOrder(int columns, int stride, int space)
    {
        const int Rows = 9;
        var random = new Random(columns);
        var matrix = Enumerable.Range(0, (Rows * stride) + 16).Select(_ => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-3, 4))).ToArray();
        foreach (var accumulate in new[] { false, true })
        {
            var sums = Enumerable.Repeat(Untouched, columns + 16).ToArray();
            var expected = sums.ToArray();
            for (var column = 0; column < columns; column++)
            {
                var sum = accumulate ? Untouched : 0;
                for (var row = 0; row < Rows; row++)
                {
                    sum += matrix[(row * stride) + column];
                }

                expected[column] = sum;
            }

            ColumnSums.Run(ref matrix[0], Rows, columns, stride, space, ref sums[0], accumulate);
            Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), sums.Select(BitConverter.SingleToInt32Bits));
        }
    }
}
