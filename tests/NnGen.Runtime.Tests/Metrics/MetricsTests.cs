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

    [Fact]
    public void Mean_absolute_errors_and_R_squared_are_those_of_the_textbook()
    {
        float[] outputs = [2.5f, 0, 2, 8];
        float[] targets = [3, -0.5f, 2, 7];
        Assert.Equal(0.5f, MeanAbsoluteError.Of(outputs, targets));
        Assert.Equal(1 - (1.5f / 29.1875f), RSquared.Of(outputs, targets), 1e-7f);
    }

    /// <summary>scikit-learn: r2_score of these, uniform_average: raw values 0.96543779 and 0.90816327</summary>
    [Fact]
    public void R_squared_is_averaged_over_outputs() =>
        Assert.Equal(0.93680053f, RSquared.Of([0, 2, -1, 2, 8, -5], [0.5f, 1, -1, 1, 7, -6], 2), 1e-6f);

    [Fact]
    public void R_squared_of_equal_targets_is_1_without_errors_and_else_0()
    {
        Assert.Equal((1f, 0f), (RSquared.Of([3, 3], [3, 3]), RSquared.Of([3, 4], [3, 3])));
        Assert.True(float.IsNaN(RSquared.Of([], [])) && float.IsNaN(MeanAbsoluteError.Of([], [])));
        Assert.Throws<ArgumentException>("targets", () => RSquared.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>("targets", () => RSquared.Of([1, 2, 3], [1, 2, 3], 2));
        Assert.Throws<ArgumentOutOfRangeException>("outputSize", () => RSquared.Of([1], [1], 0));
    }

    [Fact]
    public void R_squared_keeps_its_digits_far_from_0()
    {
        float[] targets = [1_000_000, 1_000_001, 1_000_002];
        Assert.Equal(0.5f, RSquared.Of([1_000_000, 1_000_000, 1_000_002], targets), 1e-6f);
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
