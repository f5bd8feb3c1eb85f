namespace NnGen.Tests.Data;

public class DatasetTests
{
    [Fact]
    public void Holds_copies_of_samples_with_targets_or_labels()
    {
        float[] inputs = [1, 2, 3, 4, 5, 6];
        var labelled = Dataset.FromLabels(inputs, 2, [7, 8, -100]);
        inputs[0] = 99;
        Assert.Equal((3, 2, 0, 1, true), (labelled.Count, labelled.InputSize, labelled.TargetSize, labelled.LabelsPerSample, labelled.HasLabels));
        Assert.Equal([1f, 2], labelled.Input(0));
        Assert.Equal([8], labelled.LabelsOf(1));

        var targeted = Dataset.FromTargets(inputs, 3, [10, 20], 1);
        Assert.Equal([20f], targeted.Target(1));
        Assert.False(targeted.HasLabels);
    }

    [Fact]
    public void A_split_divides_all_samples_and_depends_on_the_seed_alone()
    {
        var data = Numbered(10);
        var (first, second) = data.Split(0.75, seed: 3);
        Assert.Equal((8, 2), (first.Count, second.Count));
        Assert.Equal(Enumerable.Range(0, 10), first.Labels.ToArray().Concat(second.Labels.ToArray()).Order());
        Assert.Equal(first.Labels.ToArray(), data.Split(0.75, seed: 3).First.Labels.ToArray());
        Assert.NotEqual(first.Labels.ToArray(), data.Split(0.75, seed: 4).First.Labels.ToArray());
        Assert.All(Enumerable.Range(0, 8), i => Assert.Equal(first.LabelsOf(i)[0], first.Input(i)[0]));
        Assert.Equal((1, 1), (Numbered(2).Split(0.01, 0).First.Count, Numbered(2).Split(0.99, 0).Second.Count));
    }

    [Fact]
    public void Subsets_follow_their_indices_and_shuffles_keep_samples_together()
    {
        Assert.Equal([4, 4, 0], Numbered(5).Subset([4, 4, 0]).Labels.ToArray());
        var shuffled = Numbered(20).Shuffled(1);
        Assert.NotEqual(Enumerable.Range(0, 20), shuffled.Labels.ToArray());
        Assert.Equal(shuffled.Labels.ToArray().Select(l => (float)l), shuffled.Inputs.ToArray());
        var targets = Dataset.FromTargets([1, 2, 3], 1, [10, 20, 30], 1).Subset([2, 0]);
        Assert.Equal([30f, 10], targets.Targets.ToArray());
    }

    [Fact]
    public void Wrong_calls_name_what_does_not_fit()
    {
        AssertMessage("inputs.Length must be a positive multiple of 2 (inputSize), but is 3.", () => Dataset.FromLabels([1, 2, 3], 2, [0]));
        AssertMessage("labels.Length must be 2 (2 samples × 1 labelsPerSample), but is 1.", () => Dataset.FromLabels([1, 2], 1, [0]));
        AssertMessage("labels[1] must be 0 or more, or -100 to be ignored, but is -3.", () => Dataset.FromLabels([1, 2], 1, [0, -3]));
        AssertMessage("targets.Length must be 6 (2 samples × 3 targetSize), but is 2.", () => Dataset.FromTargets([1, 2], 1, [0, 1], 3));
        AssertMessage("The sample must be between 0 and 1, but is 2.", () => Numbered(2).Input(2));
        AssertMessage("The sample must be between 0 and 1, but is -1.", () => Numbered(2).Subset([-1]));
        AssertMessage("indices must name at least one sample", () => Numbered(2).Subset([]));
        AssertMessage("fraction must be above 0 and below 1, but is 1.", () => Numbered(2).Split(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("inputSize", () => Dataset.FromLabels([1], 0, [0]));
        Assert.Throws<InvalidOperationException>(() => Numbered(1).Split(0.5, 0));
    }

    private static Dataset Numbered(int count) =>
        Dataset.FromLabels([.. Enumerable.Range(0, count).Select(i => (float)i)], 1, [.. Enumerable.Range(0, count)]);

    private static void AssertMessage(string message, Action action) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
}
