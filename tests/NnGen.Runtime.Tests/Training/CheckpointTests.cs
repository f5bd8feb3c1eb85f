using NnGen.Tests.Files;

namespace NnGen.Tests.Training;

/// <summary>A training that stopped after an epoch and was resumed gives the bits of one that never stopped.</summary>
public class CheckpointTests
{
    private const int Epochs = 6;
    private static readonly Dataset Data = Samples(1, 50);
    private static readonly Dataset Validation = Samples(2, 20);

    public static TheoryData<string> Names => Optimizers.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_optimizer_resumes_after_any_epoch(string name)
    {
        for (var stop = 1; stop < Epochs; stop++)
        {
            AssertResumes(() => new(new(seed: 5), Optimizers.Create(name)), new FitOptions { Epochs = Epochs, BatchSize = 8 }, stop);
        }
    }

    [Fact]
    public void Schedules_averages_penalties_and_mixup_resume()
    {
        var options = new FitOptions { Epochs = Epochs, BatchSize = 8, Mixup = 0.4f, Seed = 9, Validation = Validation, ValidateAveraged = true };
        AssertResumes(() => new(new(seed: 5), new AdamW(), Options(new CosineSchedule(0.01f, 40))), options, 3);
        AssertResumes(() => new(new(seed: 5), new Lion(), Options(new ReduceOnPlateauSchedule(0.01f, factor: 0.5, patience: 0, threshold: 0.5))), options, 3);

        static TrainerOptions Options(LearningRateSchedule schedule) => new() { L1 = 1e-3f, L2 = 1e-2f, ClipNorm = 1, WeightAveraging = 0.9f, Schedule = schedule };
    }

    [Fact]
    public void The_best_epoch_and_early_stopping_resume()
    {
        // Steps so large that the loss soon rises: the best epoch lies before the stop.
        Func<Trainer<SmallDropoutNet>> create = () => new(new(seed: 5), new SGD(3f, 0.9f));
        var options = new FitOptions
        {
            Epochs = 30, BatchSize = 8, Validation = Validation, RestoreBest = true, EarlyStopping = new EarlyStopping { Patience = 4 },
        };
        var history = AssertResumes(create, options, 3);
        Assert.True(history.StoppedEarly);
        Assert.InRange(history.BestEpoch, 1, 3);
    }

    [Fact]
    public void Steps_resume_too()
    {
        var (whole, first) = (new Trainer<SmallDropoutNet>(new(seed: 5), new Adam()), new Trainer<SmallDropoutNet>(new(seed: 5), new Adam()));
        (whole.Optimizer.LearningRate, first.Optimizer.LearningRate) = (0.02f, 0.02f);
        Steps(whole, 9);
        Steps(first, 4);
        var stream = new MemoryStream();
        first.SaveCheckpoint(stream);
        stream.Position = 0;
        var second = new Trainer<SmallDropoutNet>(new(seed: 5), new Adam());
        second.LoadCheckpoint(stream);
        Assert.Equal((4, 4), (second.StepCount, second.Optimizer.StepCount));
        Steps(second, 5);
        Assert.Equal(whole.Network.Parameters.ToArray(), second.Network.Parameters.ToArray());

        static void Steps(Trainer<SmallDropoutNet> trainer, int count)
        {
            for (var i = 0; i < count; i++)
            {
                trainer.Step(Data.Inputs[..24], Data.Targets[..16]);
            }
        }
    }

    [Fact]
    public void Another_trainer_refuses_and_stays_as_it_is()
    {
        var saved = Checkpoint(new Trainer<SmallDropoutNet>(new(seed: 5), new Adam()));
        Refuses(saved, new(new(seed: 5), new SGD(0.1f)), "it was saved with the optimizer Adam, but the trainer has SGD");
        Refuses(saved, new(new(seed: 6), new Adam()), "had the seed 5, but the trainer's has 6");
        Refuses(saved, new(new(seed: 5), new Adam(), new TrainerOptions { WeightAveraging = 0.9f }), "expects 'average.dense1.weight'");
        Refuses(saved, new(new(seed: 5), new Adam(), new TrainerOptions { Schedule = new ReduceOnPlateauSchedule(1) }), "0 numbers of state");
        Refuses(saved[..^1], new(new(seed: 5), new Adam()), "the file has");
        Refuses(Bytes.Of(new SmallDropoutNet(seed: 5)), new(new(seed: 5), new Adam()), "expected a checkpoint");
        var plain = Checkpoint(new Trainer<SmallDropoutNet>(new(seed: 5), new SGD(0.1f)));
        Refuses(plain, new(new(seed: 5), new SGD(0.1f, 0.9f)), "expects 'optimizer.momentum_buffer.dense1.weight' (F32 [4, 3]");
        Assert.Contains("it is a checkpoint", Assert.Throws<WeightsFileException>(() => new SmallDropoutNet().Load(saved)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("steps", "-1")]
    [InlineData("steps", "0")]
    [InlineData("epoch", "2147483647")]
    [InlineData("updates", "99999999999999999999")]
    [InlineData("learningRate", "ff800000")]
    [InlineData("learningRate", "3f8")]
    [InlineData("bestLoss", "7fc00000")]
    [InlineData("schedule", "x")]
    [InlineData("hasBest", "2")]
    [InlineData("seed", "")]
    public void Numbers_that_cannot_be_are_refused(string name, string value)
    {
        var saved = Checkpoint(new Trainer<SmallDropoutNet>(new(seed: 5), new Adam()));
        var pattern = $"\"nngen.checkpoint.{name}\":\"[^\"]*\"";
        var header = System.Text.RegularExpressions.Regex.Replace(Bytes.Header(saved), pattern, $"\"nngen.checkpoint.{name}\":\"{value}\"");
        Assert.NotEqual(Bytes.Header(saved), header);
        Refuses(Bytes.Of(header, Bytes.Data(saved)), new(new(seed: 5), new Adam()), name == "steps" && value == "0" ? "at most 0 updates" : $"nngen.checkpoint.{name} cannot be '{value}'");
    }

    [Fact]
    public void A_schedules_state_that_gives_no_rate_is_refused()
    {
        var saved = Checkpoint(Create());
        var header = System.Text.RegularExpressions.Regex.Replace(Bytes.Header(saved), "(checkpoint.schedule\":\")[0-9a-f]{16}", "$1fff8000000000000");
        Refuses(Bytes.Of(header, Bytes.Data(saved)), Create(), "the learning rate would be NaN");

        static Trainer<SmallDropoutNet> Create() => new(new(seed: 5), new Adam(), new TrainerOptions { Schedule = new ReduceOnPlateauSchedule(0.1f) });
    }

    [Fact]
    public void Damaged_checkpoints_load_or_leave_the_trainer_as_it_was()
    {
        var saved = Checkpoint(new Trainer<SmallDropoutNet>(new(seed: 5), new AdamW()));
        using var trainer = new Trainer<SmallDropoutNet>(new(seed: 5), new AdamW());
        var (mutations, loaded) = (new Mutations(seed: 3), 0);
        trainer.Step(Data.Inputs[..6], Data.Targets[..4]);
        var before = Checkpoint(trainer);
        for (var i = 0; i < 3_000; i++)
        {
            try
            {
                trainer.LoadCheckpoint(new MemoryStream(mutations.Of(saved).File));
                trainer.LoadCheckpoint(new MemoryStream(before));
                loaded++;
            }
            catch (WeightsFileException)
            {
            }

            Assert.Equal(before, Checkpoint(trainer));
        }

        Assert.InRange(loaded, 1, 2_000);
    }

    [Fact]
    public void A_checkpoint_is_taken_between_epochs_and_of_parameters_that_are_not_averages()
    {
        var trainer = new Trainer<SmallDropoutNet>(new(seed: 5), new Adam(), new TrainerOptions { WeightAveraging = 0.9f });
        var options = new FitOptions { Progress = new Immediate(() => trainer.SaveCheckpoint(new MemoryStream())) };
        Assert.Throws<InvalidOperationException>(() => trainer.Fit(Data, options));
        Assert.Throws<InvalidOperationException>(() => trainer.SaveCheckpoint(new MemoryStream()));
        trainer.LoadCheckpoint(new MemoryStream(Checkpoint(new Trainer<SmallDropoutNet>(new(seed: 5), new Adam(), new TrainerOptions { WeightAveraging = 0.9f }))));
        trainer.SaveCheckpoint(new MemoryStream());
        trainer.SwapAveragedParameters();
        Assert.Throws<InvalidOperationException>(() => trainer.SaveCheckpoint(new MemoryStream()));
        Assert.Throws<InvalidOperationException>(() => trainer.LoadCheckpoint(new MemoryStream()));
    }

    [Fact]
    public void A_best_epoch_that_was_not_kept_is_asked_for()
    {
        var trainer = new Trainer<SmallDropoutNet>(new(seed: 5), new Adam());
        trainer.Fit(Data);
        Assert.Throws<ArgumentException>("options", () => trainer.Fit(Data, new FitOptions { FirstEpoch = 2, Epochs = 3, RestoreBest = true }));
        Assert.Empty(trainer.Fit(Data, new FitOptions { FirstEpoch = 2 }).Epochs);
        Assert.Throws<ArgumentException>("options", () => trainer.Fit(Data, new FitOptions { FirstEpoch = 0 }));
    }

    private static TrainingHistory AssertResumes(Func<Trainer<SmallDropoutNet>> create, FitOptions options, int stop)
    {
        using var file = new SavedFile();
        var (whole, first, second) = (create(), create(), create());
        var expected = whole.Fit(Data, options);
        first.Fit(Data, options with { Epochs = stop, CheckpointPath = file.Path });
        second.LoadCheckpoint(file.Path);
        Assert.Equal(stop, second.Epoch);
        var rest = second.Fit(Data, options with { FirstEpoch = second.Epoch + 1 });
        Assert.Equal(expected.Epochs.Skip(stop), rest.Epochs);
        Assert.Equal((expected.BestEpoch, expected.StoppedEarly), (rest.BestEpoch, rest.StoppedEarly));
        Assert.Equal(whole.Network.Parameters.ToArray(), second.Network.Parameters.ToArray());
        Assert.Equal(whole.Optimizer.States.Select(state => state.Memory.Span.ToArray()), second.Optimizer.States.Select(state => state.Memory.Span.ToArray()));
        Assert.Equal(whole.Average?.Memory.Span.ToArray() ?? [], second.Average?.Memory.Span.ToArray() ?? []);
        return rest;
    }

    private static void Refuses(byte[] file, Trainer<SmallDropoutNet> trainer, string message)
    {
        var before = Checkpoint(trainer);
        var error = Assert.Throws<WeightsFileException>(() => trainer.LoadCheckpoint(new MemoryStream(file)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Checkpoint(trainer));
    }

    /// <summary>After one step.</summary>
    private static byte[] Checkpoint(Trainer<SmallDropoutNet> trainer)
    {
        if (trainer.StepCount == 0)
        {
            trainer.Step(Data.Inputs[..6], Data.Targets[..4]);
        }

        var stream = new MemoryStream();
        trainer.SaveCheckpoint(stream);
        return stream.ToArray();
    }

    private static Dataset Samples(ulong seed, int count)
    {
        var (random, inputs, targets) = (new RandomSource(seed), new float[3 * count], new float[2 * count]);
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = random.NextNormal();
        }

        for (var row = 0; row < count; row++)
        {
            targets[(2 * row) + (inputs[3 * row] * inputs[(3 * row) + 1] > 0 ? 1 : 0)] = 1;
        }

        return Dataset.FromTargets(inputs, 3, targets, 2);
    }

    private sealed class Immediate(Action action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action();
    }
}
