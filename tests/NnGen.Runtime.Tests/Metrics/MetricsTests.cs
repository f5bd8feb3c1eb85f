namespace NnGen.Tests.Metrics;

public class MetricsTests
{
    [Fact]
    public void A_confusion_matrix_counts_and_shares()
    {
        var matrix = Example();
        Assert.Equal((6L, 4L, 2L), (matrix.Total, matrix.Correct, matrix[0, 0]));
        Assert.Equal(4f / 6f, matrix.Accuracy);
        Assert.Equal(2f / 3f, matrix.Recall(0));
        Assert.Equal(2f / 3f, matrix.Precision(0));
        Assert.Equal(2f / 3f, matrix.Precision(1));
        Assert.True(float.IsNaN(matrix.Recall(2)) && float.IsNaN(matrix.Precision(2)));
    }

    [Fact]
    public void A_confusion_matrix_prints_a_table()
    {
        const string expected =
            """
            actual \ predicted      0      1      2   recall
            0                       2      1      0    0.667
            1                       1      2      0    0.667
            2                       0      0      0        -
            precision           0.667  0.667      -    0.667

            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), Example().ToString());
    }

    [Fact]
    public void A_confusion_matrix_refuses_other_classes()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("predicted", () => new ConfusionMatrix(3).Add(0, 3));
        Assert.StartsWith("predicted must be between 0 and 2, but is 3.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("actual", () => new ConfusionMatrix(3)[-1, 0]);
        Assert.Throws<ArgumentOutOfRangeException>("classCount", () => new ConfusionMatrix(0));
    }

    [Fact]
    public void Accuracy_compares_the_largest_score_with_the_label()
    {
        Assert.Equal(2f / 3f, Accuracy.Of([1, 2, 5, 4, 0, 1, 9, 9], 2, [1, 0, 0, -100]));
        Assert.True(float.IsNaN(Accuracy.Of([], 2, [])));
        Assert.Throws<ArgumentException>("scores", () => Accuracy.Of([1, 2, 3], 2, [1]));
    }

    private static ConfusionMatrix Example()
    {
        var matrix = new ConfusionMatrix(3);
        foreach (var (actual, predicted) in new[] { (0, 0), (0, 0), (0, 1), (1, 1), (1, 1), (1, 0) })
        {
            matrix.Add(actual, predicted);
        }

        return matrix;
    }
}
