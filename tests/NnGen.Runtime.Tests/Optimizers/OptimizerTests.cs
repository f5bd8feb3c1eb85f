using NnGen.Tests.Networks;

namespace NnGen.Tests.Optimizers;

public class OptimizerTests
{
    private const int Length = 64;

    private static readonly NetworkInfo Info = DenseNetwork<LineSpec>.Info;

    [Fact]
    public void SGD_follows_its_formula() => AssertFollows(new SGD(0.1f), DoubleOptimizers.Sgd(0.1f, 0, 0, false));

    [Fact]
    public void SGD_with_momentum_follows_its_formula() => AssertFollows(new SGD(0.1f, 0.9f), DoubleOptimizers.Sgd(0.1f, 0.9f, 0, false));

    [Fact]
    public void SGD_with_dampening_follows_its_formula() =>
        AssertFollows(new SGD(0.1f, 0.9f, 0.9f), DoubleOptimizers.Sgd(0.1f, 0.9f, 0.9f, false));

    [Fact]
    public void SGD_with_Nesterov_momentum_follows_its_formula() =>
        AssertFollows(new SGD(0.1f, 0.9f, nesterov: true), DoubleOptimizers.Sgd(0.1f, 0.9f, 0, true));

    [Fact]
    public void Adam_follows_its_formula() => AssertFollows(new Adam(0.01f), DoubleOptimizers.Adam(0.01f, 0.9f, 0.999f, 1e-8f));

    [Fact]
    public void Adam_with_other_constants_follows_its_formula() =>
        AssertFollows(new Adam(0.02f, 0.5f, 0.9f, 1e-3f), DoubleOptimizers.Adam(0.02f, 0.5f, 0.9f, 1e-3f));

    [Fact]
    public void AdamW_decays_weights_and_not_biases() =>
        AssertFollows(new AdamW(0.01f, weightDecay: 0.5f), DoubleOptimizers.Adam(0.01f, 0.9f, 0.999f, 1e-8f, 0.5f, i => i < 48));

    [Fact]
    public void Two_steps_of_SGD_with_momentum_by_hand()
    {
        var optimizer = Bound(new SGD(0.5f, 0.5f, 0.25f));
        var w = new float[Length];
        var g = new float[Length];
        (w[0], g[0]) = (1, 2);
        optimizer.Apply(w, g);
        Assert.Equal(0f, w[0]);
        g[0] = 4;
        optimizer.Apply(w, g);
        Assert.Equal(-2f, w[0]);
    }

    [Fact]
    public void The_learning_rate_may_change_between_steps()
    {
        var optimizer = Bound(new SGD(0.5f));
        var w = new float[Length];
        var g = Enumerable.Repeat(1f, Length).ToArray();
        optimizer.Apply(w, g);
        optimizer.LearningRate = 0.25f;
        optimizer.Apply(w, g);
        Assert.Equal(-0.75f, w[5]);
    }

    [Fact]
    public void NaN_in_pads_of_parameters_changes_nothing_else()
    {
        var creations = new Func<Optimizer>[]
        {
            () => new SGD(0.1f, 0.9f), () => new Adam(), () => new AdamW(), () => new RMSProp(momentum: 0.9f, centered: true), () => new AdaGrad(),
            () => new Lion(weightDecay: 0.1f),
        };
        foreach (var create in creations)
        {
            var clean = Run(create(), pad: 0f);
            var dirty = Run(create(), pad: float.NaN);
            for (var i = 0; i < Length; i++)
            {
                Assert.True(i % 16 >= 2 ? float.IsNaN(dirty[i]) : clean[i] == dirty[i]);
            }
        }
    }

    [Fact]
    public void The_velocity_of_a_dead_unit_does_not_stick_among_the_denormals()
    {
        var w = new float[16];
        var v = Enumerable.Repeat(1e-29f, 16).ToArray();
        for (var i = 0; i < 100; i++)
        {
            FlatKernels.Momentum(w, new float[16], v, new MomentumConstants(0.9f, 1, 1, 0, 0.1f));
        }

        Assert.All(v, value => Assert.Equal(0f, value));
    }

    [Fact]
    public void An_optimizer_belongs_to_one_trainer()
    {
        var adam = new Adam();
        _ = new Trainer<DenseNetwork<LineSpec>>(new(), adam);
        var error = Assert.Throws<InvalidOperationException>(() => new Trainer<DenseNetwork<LineSpec>>(new(), adam));
        Assert.StartsWith("This Adam already belongs to a trainer.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new SGD(-1f));
        Assert.StartsWith("learningRate must be finite and at least 0, but is -1.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new Adam(float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("learningRate", () => new Adam().LearningRate = float.PositiveInfinity);
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new SGD(1, 1.5f));
        Assert.Throws<ArgumentOutOfRangeException>("dampening", () => new SGD(1, 0.5f, -0.5f));
        Assert.Throws<ArgumentException>("nesterov", () => new SGD(1, 0, nesterov: true));
        Assert.Throws<ArgumentException>("nesterov", () => new SGD(1, 0.9f, 0.1f, nesterov: true));
        Assert.Throws<ArgumentOutOfRangeException>("beta1", () => new Adam(beta1: 1f));
        Assert.Throws<ArgumentOutOfRangeException>("beta2", () => new Adam(beta2: -0.1f));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new Adam(epsilon: 0f));
        Assert.Throws<ArgumentOutOfRangeException>("weightDecay", () => new AdamW(weightDecay: -1f));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => new RMSProp(alpha: 1f));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new RMSProp(epsilon: 0f));
        Assert.Throws<ArgumentOutOfRangeException>("momentum", () => new RMSProp(momentum: -1f));
        Assert.Throws<ArgumentOutOfRangeException>("rateDecay", () => new AdaGrad(rateDecay: -1f));
        Assert.Throws<ArgumentOutOfRangeException>("initialSum", () => new AdaGrad(initialSum: float.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("epsilon", () => new AdaGrad(epsilon: 0f));
        Assert.Throws<ArgumentOutOfRangeException>("beta1", () => new Lion(beta1: 1f));
        Assert.Throws<ArgumentOutOfRangeException>("beta2", () => new Lion(beta2: 1f));
        Assert.Throws<ArgumentOutOfRangeException>("weightDecay", () => new Lion(weightDecay: float.PositiveInfinity));
    }

    private static void AssertFollows(Optimizer optimizer, DoubleOptimizers.Rule rule)
    {
        Bound(optimizer);
        var random = new Random(11);
        var w = Enumerable.Range(0, Length).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var start = (float[])w.Clone();
        var exact = w.Select(x => (double)x).ToArray();
        for (var step = 1; step <= 50; step++)
        {
            var g = Enumerable.Range(0, Length).Select(_ => (random.NextSingle() - 0.4f) * 2).ToArray();
            optimizer.Apply(w, g);
            exact = rule(exact, [.. g.Select(x => (double)x)], step);
        }

        for (var i = 0; i < Length; i++)
        {
            Assert.InRange(w[i] - exact[i], -2e-5 * Math.Max(1, Math.Abs(exact[i])), 2e-5 * Math.Max(1, Math.Abs(exact[i])));
            Assert.True(Math.Abs(w[i] - start[i]) > 1e-3);
        }
    }

    private static float[] Run(Optimizer optimizer, float pad)
    {
        Bound(optimizer);
        var w = Enumerable.Range(0, Length).Select(i => i % 16 >= 2 ? pad : i * 0.1f).ToArray();
        var g = Enumerable.Range(0, Length).Select(i => i % 16 >= 2 ? 0 : 1f / (i + 1)).ToArray();
        for (var step = 0; step < 5; step++)
        {
            optimizer.Apply(w, g);
        }

        return w;
    }

    private static Optimizer Bound(Optimizer optimizer)
    {
        optimizer.Bind(Info, Length, new ThreadTeam(1));
        return optimizer;
    }
}
