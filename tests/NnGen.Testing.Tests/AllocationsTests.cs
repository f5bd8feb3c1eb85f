namespace NnGen.Testing.Tests;

public class AllocationsTests
{
    private static object? s_sink;

    [Fact]
    public void An_allocation_is_seen()
    {
        Assert.InRange(Allocations.In(() => s_sink = new byte[24]), Allocations.Calls * 24, Allocations.Calls * 64);
        var error = Assert.Throws<AssertionFailedException>(() => Allocations.AssertNone(() => s_sink = new object(), "Making an object"));
        Assert.Matches("^Making an object allocates: [0-9]+ bytes in 50 calls\\.$", error.Message);
    }

    [Fact]
    public void None_is_seen_where_there_is_none()
    {
        Assert.Equal(0, Allocations.In(() => s_sink = null));
        Allocations.AssertNone(() => s_sink = null);
    }

    [Fact]
    public void Predictions_and_steps_of_emitted_code_allocate_nothing()
    {
        var net = new SmoothNet(seed: 1);
        using var trainer = new Trainer<SmoothNet>(net, new Adam());
        var (inputs, outputs) = (new float[4 * SmoothNet.InputSize], new float[4 * SmoothNet.OutputSize]);
        Allocations.AssertNone(() => net.Predict(inputs, outputs), "Predict");
        Allocations.AssertNone(() => trainer.Step(inputs, outputs), "Step");
    }
}
