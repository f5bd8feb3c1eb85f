using NnGen.Tests.Networks;

namespace NnGen.Tests.Optimizers;

using Named = NnGen.Tests.Training.Optimizers;

/// <summary>States, StepCount and the learning rate are all that steps depend on.</summary>
public class OptimizerStateTests
{
    private const int Length = 64;

    [Theory]
    [InlineData("SGD")]
    [InlineData("Momentum", "momentum_buffer")]
    [InlineData("Adam", "exp_avg", "exp_avg_sq")]
    [InlineData("AdamW", "exp_avg", "exp_avg_sq")]
    [InlineData("RMSProp", "square_avg")]
    [InlineData("RMSProp centred", "square_avg", "grad_avg")]
    [InlineData("RMSProp centred with momentum", "square_avg", "grad_avg", "momentum_buffer")]
    [InlineData("AdaGrad", "sum")]
    [InlineData("Lion", "exp_avg")]
    public void States_have_PyTorch_s_names(string optimizer, params string[] names)
    {
        Assert.Empty(Named.Create(optimizer).States);
        Assert.Equal(names, Bound(optimizer).States.Select(state => state.Name));
    }

    [Theory]
    [MemberData(nameof(Named.Names), MemberType = typeof(Named))]
    public void An_optimizer_resumes_from_them(string name)
    {
        var (through, w) = (Bound(name), Values(0));
        for (var step = 1; step <= 7; step++)
        {
            through.Apply(w, Values(step));
        }

        var (resumed, copy) = (Bound(name), (float[])w.Clone());
        foreach (var (from, to) in through.States.Zip(resumed.States))
        {
            from.Memory.Span.CopyTo(to.Memory.Span);
        }

        Assert.Equal(7, through.StepCount);
        resumed.StepCount = through.StepCount;
        for (var step = 8; step <= 12; step++)
        {
            through.Apply(w, Values(step));
            resumed.Apply(copy, Values(step));
        }

        Assert.Equal(w.Select(BitConverter.SingleToInt32Bits), copy.Select(BitConverter.SingleToInt32Bits));
    }

    private static Optimizer Bound(string name)
    {
        var optimizer = Named.Create(name);
        optimizer.Bind(DenseNetwork<LineSpec>.Info, Length, new ThreadTeam(1));
        return optimizer;
    }

    private static float[] Values(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Length).Select(_ => random.NextSingle() - 0.5f)];
    }
}
