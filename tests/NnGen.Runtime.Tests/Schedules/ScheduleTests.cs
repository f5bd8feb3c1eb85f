using NnGen.Tests.Fixtures;

namespace NnGen.Tests.Schedules;

/// <summary>60 rates of each schedule against PyTorch's; see Fixtures/trajectories.py.</summary>
public class ScheduleTests
{
    private static readonly ILookup<string, double[]> File = Fixture.Read("schedules.csv");

    private static readonly Dictionary<string, Func<LearningRateSchedule>> Cases = new()
    {
        ["constant"] = () => new ConstantSchedule(0.1f),
        ["step"] = () => new StepSchedule(0.1f, 7, 0.5),
        ["exponential"] = () => new ExponentialSchedule(0.1f, 0.93),
        ["cosine"] = () => new CosineSchedule(0.1f, 59, 0.001f),
        ["warm-up"] = () => new WarmUpSchedule(10, new CosineSchedule(0.1f, 50, 0.001f), 0.1),
        ["one cycle"] = () => new OneCycleSchedule(0.1f, 60),
        ["one cycle, other constants"] = () => new OneCycleSchedule(0.1f, 60, 0.45, 10, 100),
        ["one cycle, three phases"] = () => new OneCycleSchedule(0.1f, 60, threePhases: true),
        ["one cycle, lines"] = () => new OneCycleSchedule(0.1f, 60, linear: true),
        ["plateau"] = () => new ReduceOnPlateauSchedule(0.1f, 0.5, patience: 3, cooldown: 2, minimumRate: 0.002f),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Fact]
    public void Every_case_of_the_file_is_followed() =>
        Assert.Equal(File.Select(line => line.Key).Except(["losses"]).Order(), Cases.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Rates_are_PyTorch_s(string name)
    {
        var schedule = Cases[name]();
        var (expected, losses) = (File[name].Single(), File["losses"].Single());
        Assert.Equal(60, expected.Length);
        for (var step = 0; step < 60; step++)
        {
            Assert.InRange(schedule.RateAt(step) / expected[step], 1 - 2e-7, 1 + 2e-7);
            schedule.Observe((float)losses[step]);
        }
    }

    [Theory]
    [InlineData("cosine", 59)]
    [InlineData("one cycle", 59)]
    [InlineData("one cycle, three phases", 59)]
    [InlineData("warm-up", 60)]
    public void After_the_last_step_a_rate_stays(string name, long last)
    {
        var schedule = Cases[name]();
        Assert.NotEqual(schedule.RateAt(last - 1), schedule.RateAt(last));
        Assert.Equal(schedule.RateAt(last), schedule.RateAt(last + 1));
        Assert.Equal(schedule.RateAt(last), schedule.RateAt(1_000_000_000_000));
    }

    [Fact]
    public void A_plateau_s_state_can_be_carried_over_through_a_warm_up()
    {
        var losses = File["losses"].Single();
        var (through, stopped) = (Create(), Create());
        for (var step = 0; step < 60; step++)
        {
            if (step == 21)
            {
                var resumed = Create();
                Assert.NotEqual(resumed.State, stopped.State);
                resumed.State = stopped.State;
                stopped = resumed;
            }

            Assert.Equal(through.RateAt(step), stopped.RateAt(step));
            through.Observe((float)losses[step]);
            stopped.Observe((float)losses[step]);
        }

        Assert.Equal(through.State, stopped.State);
        var error = Assert.Throws<ArgumentException>("state", () => through.State = [1]);
        Assert.StartsWith("The state of a ReduceOnPlateauSchedule must have 4 values, but has 1.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("state", () => new ConstantSchedule(1).State = [1]);

        static LearningRateSchedule Create() => new WarmUpSchedule(5, Cases["plateau"]());
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        AssertRefused("rate must be finite and at least 0, but is NaN.", () => new ConstantSchedule(float.NaN));
        AssertRefused("stepSize ('0') must be greater than or equal to '1'.", () => new StepSchedule(1, 0));
        AssertRefused("gamma must be between 0 and 1, but is 1.5.", () => new StepSchedule(1, 5, 1.5));
        AssertRefused("gamma must be between 0 and 1, but is -1.", () => new ExponentialSchedule(1, -1));
        AssertRefused("minimumRate must be finite and at least 0, but is -1.", () => new CosineSchedule(1, 5, -1));
        AssertRefused("startFactor must be between 0 and 1, but is 2.", () => new WarmUpSchedule(5, new ConstantSchedule(1), 2));
        Assert.Throws<ArgumentNullException>("then", () => new WarmUpSchedule(5, null!));
        AssertRefused("steps must be at least 2, but is 1.", () => new OneCycleSchedule(1, 1));
        AssertRefused("risingShare must be above 1/steps and below 1/2, but is 0.5.", () => new OneCycleSchedule(1, 60, 0.5, threePhases: true));
        AssertRefused("divisor must be finite and at least 1, but is 0.5.", () => new OneCycleSchedule(1, 60, divisor: 0.5));
        AssertRefused("finalDivisor must be finite and at least 1, but is 0.", () => new OneCycleSchedule(1, 60, finalDivisor: 0));
        AssertRefused("factor must be between 0 and 1, but is 2.", () => new ReduceOnPlateauSchedule(1, 2));
        AssertRefused("patience ('-1') must be a non-negative value.", () => new ReduceOnPlateauSchedule(1, patience: -1));
    }

    private static void AssertRefused(string message, Action action) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(action).Message, StringComparison.Ordinal);
}
