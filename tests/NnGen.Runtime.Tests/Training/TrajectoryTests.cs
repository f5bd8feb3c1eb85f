using NnGen.Tests.Fixtures;
using NnGen.Tests.Networks;

namespace NnGen.Tests.Training;

using Line = DenseNetwork<LineWholeSpec>;

/// <summary>50 steps of each optimizer and option against PyTorch's in double precision; see Fixtures/trajectories.py.</summary>
public class TrajectoryTests
{
    private static readonly ILookup<string, double[]> File = Fixture.Read("trajectories.csv");

    private static readonly Dictionary<string, Func<(Optimizer, TrainerOptions)>> Cases = new()
    {
        ["sgd"] = () => (new SGD(0.05f), new()),
        ["sgd momentum"] = () => (new SGD(0.02f, 0.9f), new()),
        ["sgd dampening"] = () => (new SGD(0.1f, 0.9f, 0.9f), new()),
        ["sgd nesterov"] = () => (new SGD(0.02f, 0.9f, nesterov: true), new()),
        ["sgd average"] = () => (new SGD(0.1f, 0.9f, 0.9f) { DampensFirstStep = true }, new()),
        ["sgd rate in velocity"] = () => (
            new SGD(0.02f, 0.9f) { VelocityHoldsRate = true }, new() { Schedule = new ExponentialSchedule(0.02f, 0.95) }),
        ["sgd nesterov, rate in velocity"] = () => (
            new SGD(0.02f, 0.9f, nesterov: true) { VelocityHoldsRate = true }, new() { Schedule = new ExponentialSchedule(0.02f, 0.95) }),
        ["sgd momentum, coupled decay"] = () => (new SGD(0.02f, 0.9f), new() { L2 = 0.1f }),
        ["sgd momentum, decoupled decay"] = () => (new SGD(0.02f, 0.9f), new() { WeightDecay = 0.5f }),
        ["adam"] = () => (new Adam(0.02f), new()),
        ["adam, other constants"] = () => (new Adam(0.05f, 0.5f, 0.9f, 1e-3f), new()),
        ["adam, coupled decay"] = () => (new Adam(0.02f), new() { L2 = 0.1f }),
        ["adamw"] = () => (new AdamW(0.02f, weightDecay: 0.5f), new()),
        ["rmsprop"] = () => (new RMSProp(0.01f), new()),
        ["rmsprop, other constants"] = () => (new RMSProp(0.02f, 0.9f, 1e-2f), new()),
        ["rmsprop centred"] = () => (new RMSProp(0.01f, centered: true), new()),
        ["rmsprop momentum"] = () => (new RMSProp(0.005f, momentum: 0.8f), new()),
        ["rmsprop centred momentum"] = () => (new RMSProp(0.002f, momentum: 0.5f, centered: true), new()),
        ["rmsprop, coupled decay"] = () => (new RMSProp(0.01f), new() { L2 = 0.1f }),
        ["adagrad"] = () => (new AdaGrad(0.1f), new()),
        ["adagrad, other constants"] = () => (new AdaGrad(0.1f, 0.05f, 0.1f, 1e-3f), new()),
        ["lion"] = () => (new Lion(0.01f), new()),
        ["lion, other constants"] = () => (new Lion(0.01f, 0.8f, 0.95f, 0.5f), new()),
        ["l1 subgradient"] = () => (new SGD(0.05f), new() { L1 = 0.3f, L1Form = L1Form.Subgradient }),
        ["l1 proximal"] = () => (new SGD(0.05f), new() { L1 = 0.3f }),
        ["clip value"] = () => (new SGD(0.05f), new() { ClipValue = 0.3f }),
        ["clip norm"] = () => (new SGD(0.05f), new() { ClipNorm = 0.5f }),
        ["averages"] = () => (new SGD(0.05f), new() { WeightAveraging = 0.9f }),
        ["adam, one cycle"] = () => (new Adam(0.1f), new() { Schedule = new OneCycleSchedule(0.1f, 51) }),
        ["sgd momentum, cosine"] = () => (new SGD(0.05f, 0.9f), new() { Schedule = new CosineSchedule(0.05f, 50, 0.01f) }),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Fact]
    public void Every_case_of_the_file_is_followed() =>
        Assert.Equal(File.Select(line => line.Key).Except(["inputs", "targets", "start"]).Order(), Cases.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_trajectory_is_PyTorch_s(string name)
    {
        var (optimizer, options) = Cases[name]();
        var (net, expected) = (new Line(), File[name].ToDictionary(row => (int)row[0], row => row[1..]));
        SetParameters(net, File["start"].Single());
        var trainer = new Trainer<Line>(net, optimizer, options);
        for (var step = 1; step <= 50; step++)
        {
            trainer.Step(Batch("inputs", 3, step), Batch("targets", 2, step));
            if (expected.Remove(step, out var row))
            {
                AssertClose(row, options.WeightAveraging is null ? net.Parameters : trainer.AveragedParameters, step);
            }
        }

        Assert.Empty(expected);
        Assert.Equal(8, File[name].Count());
    }

    [Fact]
    public void A_proximal_step_gives_exact_zeros_and_a_subgradient_none()
    {
        Assert.Equal(3, File["l1 proximal"].Last().Count(value => value == 0));
        Assert.Equal((3, 0), (Zeros("l1 proximal"), Zeros("l1 subgradient")));

        static int Zeros(string name)
        {
            var (optimizer, options) = Cases[name]();
            var net = new Line();
            SetParameters(net, File["start"].Single());
            var trainer = new Trainer<Line>(net, optimizer, options);
            for (var step = 1; step <= 50; step++)
            {
                trainer.Step(Batch("inputs", 3, step), Batch("targets", 2, step));
            }

            return Logical.Count(i => BitConverter.SingleToInt32Bits(net.Parameters[i]) == 0);
        }
    }

    private static int[] Logical { get; } = [0, 1, 16, 17, 32, 33, 48, 49];

    private static void SetParameters(Line net, double[] values)
    {
        for (var i = 0; i < Logical.Length; i++)
        {
            net.Parameters[Logical[i]] = (float)values[i];
        }
    }

    /// <summary>Four of the twelve samples, in turn.</summary>
    private static float[] Batch(string name, int size, int step) =>
        [.. File[name].Single().Skip((step - 1) % 3 * 4 * size).Take(4 * size).Select(value => (float)value)];

    private static void AssertClose(double[] expected, ReadOnlySpan<float> parameters, int step)
    {
        for (var i = 0; i < Logical.Length; i++)
        {
            var error = Math.Abs(parameters[Logical[i]] - expected[i]);
            Assert.True(error < 2e-6, $"Step {step}, parameter {i}: {parameters[Logical[i]]} instead of {expected[i]}.");
        }
    }
}
