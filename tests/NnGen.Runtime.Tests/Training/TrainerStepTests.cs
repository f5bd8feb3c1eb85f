using NnGen.Tests.Networks;

namespace NnGen.Tests.Training;

using Classes = DenseNetwork<ClassesSpec>;
using Line = DenseNetwork<LineSpec>;

public class TrainerStepTests
{
    [Fact]
    public void A_step_returns_the_mean_loss_and_descends_its_gradient()
    {
        var net = new Line();
        net.Parameters.Clear();
        var trainer = new Trainer<Line>(net, new SGD(0.5f));

        // ŷ = 0; e = −(1, 3) and −(1, 1): loss = (1 + 9 + 1 + 1) / 4; d/db = Σ e·2/(2·2).
        Assert.Equal(3f, trainer.Step([1, 0, 0, 0, 1, 0], [1f, 3, 1, 1]));
        Assert.Equal([0.25f, 0.75f, 0.25f, 0.25f, 0.5f, 1f], Logical(net, 0, 1, 16, 17, 48, 49));
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void Chunks_give_the_bits_of_the_whole()
    {
        var inputs = Values(1, 33);
        var targets = Values(2, 22);
        var chunked = new Line(seed: 4);
        var whole = new DenseNetwork<LineWholeSpec>(seed: 4);
        var a = new Trainer<Line>(chunked, new Adam());
        var b = new Trainer<DenseNetwork<LineWholeSpec>>(whole, new Adam());
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(a.Step(inputs, targets), b.Step(inputs, targets), 1e-6f);
        }

        Assert.Equal(chunked.Parameters.ToArray(), whole.Parameters.ToArray());
    }

    [Fact]
    public void The_workspace_is_told_seed_step_and_first_row()
    {
        var trainer = new Trainer<DenseNetwork<LoggedSpec>>(new(seed: 77), new SGD(0.1f));
        DenseNetwork<LoggedSpec>.Passes = [];
        trainer.Step(Values(1, 10), Values(2, 10));
        trainer.Step(Values(1, 4), Values(2, 4));
        Assert.Equal([(77UL, 1UL, 0L), (77UL, 1UL, 4L), (77UL, 1UL, 8L), (77UL, 2UL, 0L)], DenseNetwork<LoggedSpec>.Passes);
    }

    [Fact]
    public void Ignored_labels_do_not_count()
    {
        var (a, b) = (new Classes(seed: 1), new Classes(seed: 1));
        var lossA = new Trainer<Classes>(a, new SGD(0.5f)).Step([1, 2, 9, 9, 3, 4], [0, -100, 2]);
        var lossB = new Trainer<Classes>(b, new SGD(0.5f)).Step([1, 2, 3, 4], [0, 2]);
        Assert.Equal(lossB, lossA);
        Assert.Equal(b.Parameters.ToArray(), a.Parameters.ToArray());
    }

    [Fact]
    public void A_batch_of_ignored_labels_gives_no_loss_and_no_update()
    {
        var net = new Classes(seed: 1);
        var before = net.Parameters.ToArray();
        Assert.Equal(0f, new Trainer<Classes>(net, new SGD(0.5f)).Step([1, 2], [-100]));
        Assert.Equal(before, net.Parameters.ToArray());
    }

    [Fact]
    public void Labels_and_one_hot_targets_agree()
    {
        var (a, b) = (new Classes(seed: 1), new Classes(seed: 1));
        var lossA = new Trainer<Classes>(a, new SGD(0.5f)).Step([1, 2, 3, 4], [0, 2]);
        var lossB = new Trainer<Classes>(b, new SGD(0.5f)).Step([1, 2, 3, 4], [1f, 0, 0, 0, 0, 1]);
        Assert.Equal(lossB, lossA, 1e-6f);
        Assert.Equal(b.Parameters.ToArray(), a.Parameters.ToArray());
    }

    [Fact]
    public void The_penalty_is_on_weights_alone_and_beside_the_loss()
    {
        var net = new Line();
        net.Parameters.Fill(float.NaN);
        for (var i = 0; i < 4; i++)
        {
            (net.Parameters[i * 16], net.Parameters[(i * 16) + 1]) = (1, 2);
        }

        var trainer = new Trainer<Line>(net, new SGD(0.1f), new TrainerOptions { L2 = 0.5f });
        Assert.Equal(0f, trainer.Step([0, 0, 0], [1f, 2]));
        Assert.Equal(0.25f * 15, trainer.LastPenalty);
        Assert.Equal([0.95f, 1.9f, 0.95f, 1.9f, 1f, 2f], Logical(net, 0, 1, 32, 33, 48, 49));
    }

    [Fact]
    public void Gradients_are_scaled_to_the_norm_and_smaller_ones_left_alone()
    {
        // The gradient of b is −(3, 4)·2/2, that of W is 0.
        Assert.Equal([0.6f, 0.8f], StepWithClip(1f));
        Assert.Equal([3f, 4f], StepWithClip(6f));

        static float[] StepWithClip(float clip)
        {
            var net = new Line();
            net.Parameters.Clear();
            new Trainer<Line>(net, new SGD(1f), new TrainerOptions { ClipNorm = clip }).Step([0, 0, 0], [3f, 4]);
            return Logical(net, 48, 49);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1f)]
    public void A_step_that_is_not_finite_updates_nothing(float? clip)
    {
        var net = new Line(seed: 2);
        var trainer = new Trainer<Line>(net, new Adam(), new TrainerOptions { ClipNorm = clip });
        trainer.Step([1, 2, 3], [0f, 0]);
        var before = net.Parameters.ToArray();
        Assert.True(float.IsNaN(trainer.Step([1, float.NaN, 3], [0f, 0])));
        Assert.True(float.IsInfinity(trainer.Step([3e38f, 3e38f, 3e38f], [0f, 0])));

        // e = −3e22: the mean of e² is 4.5e44 in double and not a float; with inputs of 1e30, e·x overflows as well.
        Assert.False(float.IsFinite(trainer.Step([0, 0, 1e30f], [3e22f, 0f])));
        Assert.Equal(before, net.Parameters.ToArray());
        trainer.Step([1, 2, 3], [0f, 0]);
        Assert.NotEqual(before, net.Parameters.ToArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1f)]
    public void A_finite_loss_with_a_gradient_that_is_not_updates_nothing(float? clip)
    {
        var net = new Line();
        net.Parameters.Clear();
        var trainer = new Trainer<Line>(net, new SGD(0.1f), new TrainerOptions { ClipNorm = clip });
        Assert.InRange(trainer.Step([3e38f, 0, 0], [1e10f, 0]), 1e19f, 1e21f);
        Assert.All(net.Parameters.ToArray(), value => Assert.Equal(0f, value));
    }

    [Fact]
    public void Wrong_calls_name_what_does_not_fit()
    {
        var line = new Trainer<Line>(new(), new SGD(0.1f));
        var classes = new Trainer<Classes>(new(), new SGD(0.1f));
        AssertMessage("inputs.Length must be a positive multiple of 3 (InputSize), but is 4.", () => line.Step(new float[4], new float[2]));
        AssertMessage("inputs.Length must be a positive multiple of 3 (InputSize), but is 0.", () => line.Step([], Array.Empty<float>()));
        AssertMessage("targets.Length must be 4 (2 samples × 2 OutputSize), but is 3.", () => line.Step(new float[6], new float[3]));
        AssertMessage("LineSpec's loss, MeanSquaredError, takes float targets and no labels", () => line.Step(new float[3], [1]));
        AssertMessage("labels.Length must be 2 (2 samples × 1 labels), but is 3.", () => classes.Step(new float[4], [0, 1, 2]));
        AssertMessage("labels[1] must be between 0 and 2, or -100 to be ignored, but is 3.", () => classes.Step(new float[4], [0, 3]));
        AssertMessage("labels[0] must be between 0 and 2, or -100 to be ignored, but is -1.", () => classes.Step(new float[4], [-1, 0]));
        AssertMessage("LosslessSpec declares no loss", () => new Trainer<DenseNetwork<LosslessSpec>>(new(), new SGD(0.1f)));
        AssertMessage("options.L2 must be finite and at least 0, but is -1.", () => new Trainer<Line>(new(), new SGD(0.1f), new() { L2 = -1 }));
        AssertMessage("options.ClipNorm must be above 0, but is 0.", () => new Trainer<Line>(new(), new SGD(0.1f), new() { ClipNorm = 0 }));
    }

    [Theory]
    [MemberData(nameof(Optimizers.Names), MemberType = typeof(Optimizers))]
    public void A_step_allocates_nothing(string name)
    {
        var options = new TrainerOptions { L2 = 1e-3f, ClipNorm = 1f };
        var line = new Trainer<Line>(new(), Optimizers.Create(name), options);
        var classes = new Trainer<Classes>(new(), Optimizers.Create(name));
        var (inputs, targets, labels) = (Values(1, 18), Values(2, 12), new[] { 0, 1, -100, 2, 1, 0, 2, 2, 1 });
        Assert.Equal(0, Allocations.In(() => line.Step(inputs, targets)));
        Assert.Equal(0, Allocations.In(() => classes.Step(inputs, labels)));
    }

    private static float[] Logical(Line net, params int[] indices) => [.. indices.Select(i => net.Parameters[i])];

    private static float[] Values(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    private static void AssertMessage(string message, Action action) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
}

/// <summary>For the test that reads <see cref="DenseNetwork{TSpec}.Passes"/>.</summary>
public readonly struct LoggedSpec : IDenseSpec
{
    public static int Inputs => 1;

    public static int Outputs => 1;

    public static Loss Loss => Loss.MeanSquaredError;

    public static int ChunkSize => 4;
}
