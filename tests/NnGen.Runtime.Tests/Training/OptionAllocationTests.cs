using NnGen.Tests.Networks;

namespace NnGen.Tests.Training;

using Line = DenseNetwork<LineSpec>;

public class OptionAllocationTests
{
    [Fact]
    public void Options_allocate_nothing()
    {
        var schedules = new LearningRateSchedule[]
        {
            new StepSchedule(0.1f, 5), new ExponentialSchedule(0.1f, 0.99), new WarmUpSchedule(3, new CosineSchedule(0.1f, 50)),
            new OneCycleSchedule(0.1f, 60), new ReduceOnPlateauSchedule(0.1f),
        };
        foreach (var schedule in schedules)
        {
            foreach (var form in Enum.GetValues<L1Form>())
            {
                var options = new TrainerOptions
                {
                    L1 = 1e-3f, L1Form = form, WeightDecay = 0.1f, ClipValue = 0.1f, ClipNorm = 1f, WeightAveraging = 0.9f, Schedule = schedule,
                };
                var line = new Trainer<Line>(new(), new SGD(0.1f), options);
                var (inputs, targets) = (new float[18], new float[12]);
                Assert.Equal(0, Allocations.In(() => line.Step(inputs, targets)));
            }
        }
    }
}
