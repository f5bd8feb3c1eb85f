using Perceptrons;

namespace NnGen.Samples.Tests;

public class PerceptronTests
{
    private static readonly Experiment Experiment = new();

    /// <summary>The fourth reference document, section 1.1: two updates, then a pass without one.</summary>
    [Fact]
    public void The_worked_example_goes_step_by_step()
    {
        var learning = Experiment.WorkedExample;

        Assert.Equal([new Update(1, 0, new Line(2, 1, 1)), new Update(1, 1, new Line(3, -1, 0))], learning.Updates);
        Assert.True(learning.HasConverged);
        Assert.Equal(2, learning.Passes);
        Assert.Equal([5.0, -5.0], PointSet.WorkedExample.Points.Select(learning.Updates[^1].Line.Score));
    }

    [Fact]
    public void Separable_points_take_at_most_as_many_updates_as_the_bound_allows() =>
        Assert.All(Experiment.Separations, separation =>
        {
            Assert.True(separation.Learning.HasConverged);
            Assert.InRange(separation.Learning.Updates.Count, 1, separation.Samples.Bound);
            Assert.All(separation.Samples.Points.Zip(separation.Samples.Labels), pair =>
            {
                var output = new float[1];
                separation.Learning.Network.Predict(pair.First, output);
                Assert.Equal(pair.Second, output[0]);
            });
        });

    /// <summary>The proof's two halves hold at every update: w̃ₜ·w̃* ≥ t·γ and ‖w̃ₜ‖² ≤ t·R².</summary>
    [Fact]
    public void Each_update_grows_along_the_separator_and_not_too_long() =>
        Assert.All(Experiment.Separations, separation =>
        {
            var (samples, updates) = (separation.Samples, separation.Learning.Updates);
            var (margin, radius, separator) = (samples.Margin, samples.Radius, PointSet.Separator);
            for (var t = 1; t <= updates.Count; t++)
            {
                var (w1, w2, b) = updates[t - 1].Line;
                Assert.True((w1 * separator.W1) + (w2 * separator.W2) + (b * separator.B) >= (t * margin) - 1e-4, $"update {t}");
                Assert.True((w1 * w1) + (w2 * w2) + (b * b) <= (t * radius * radius) + 1e-4, $"update {t}");
            }
        });

    [Fact]
    public void Exclusive_or_never_converges()
    {
        var learning = Experiment.ExclusiveOr;

        Assert.False(learning.HasConverged);
        Assert.Equal(Experiment.ExclusiveOrPasses, learning.Passes);
        Assert.All(Enumerable.Range(1, learning.Passes), pass => Assert.Contains(learning.Updates, update => update.Pass == pass));
    }

    [Fact]
    public void The_committed_picture_is_drawn() => CommittedPicture.Verify("Perceptron", "perceptron.svg", Drawing.Draw(Experiment));
}
