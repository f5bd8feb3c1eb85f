using NnGen.Tests.Networks;

namespace NnGen.Tests.Training;

using Classes = DenseNetwork<ClassesSpec>;
using Line = DenseNetwork<LineWholeSpec>;

public class FitTests
{
    [Fact]
    public void Fit_learns_a_linear_map()
    {
        var random = new Random(1);
        var inputs = Enumerable.Range(0, 300).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var targets = Enumerable.Range(0, 100).SelectMany(i => new[] { (2 * inputs[3 * i]) - inputs[(3 * i) + 1] + 0.5f, inputs[(3 * i) + 2] }).ToArray();
        var net = new Line(seed: 3);
        var history = new Trainer<Line>(net, new Adam(0.05f))
            .Fit(Dataset.FromTargets(inputs, 3, targets, 2), new FitOptions { Epochs = 100, BatchSize = 16 });

        Assert.Equal(100, history.Epochs.Count);
        Assert.True(history.Epochs[^1].Loss < 1e-4f && history.Epochs[0].Loss > 0.05f);
        Assert.Null(history.Epochs[0].Accuracy);
        Assert.Null(history.Epochs[0].ValidationLoss);
        Assert.Equal(2f, net.Parameters[0], 0.05f);
        Assert.Equal(0.5f, net.Parameters[48], 0.02f);
    }

    [Fact]
    public void Fit_reports_every_batch_and_validates_at_the_end_of_an_epoch()
    {
        var (train, validation) = Blobs(90).Split(0.7, seed: 1);
        var reports = new List<TrainingProgress>();
        var trainer = new Trainer<Classes>(new(seed: 3), new Adam(0.05f));
        var history = trainer.Fit(train, new FitOptions
        {
            Epochs = 12,
            BatchSize = 20,
            Validation = validation,
            Progress = new Sink(reports.Add),
        });

        Assert.Equal(48, reports.Count);
        Assert.Equal((3, 12, 2, 4), (reports[9].Epoch, reports[9].Epochs, reports[9].Batch, reports[9].Batches));
        Assert.All(reports, report => Assert.Equal(report.IsEpochEnd, report.ValidationLoss is not null));
        Assert.Equal(reports[^1].ValidationAccuracy, history.Epochs[^1].ValidationAccuracy);
        Assert.True(history.Epochs[^1].Accuracy > 0.95f && history.Epochs[0].Accuracy < 0.9f);

        var result = trainer.Evaluate(validation);
        Assert.Equal(history.Epochs[^1].ValidationLoss, result.Loss);
        Assert.Equal(27, result.ConfusionMatrix!.Total);
        Assert.Equal(result.Accuracy, result.ConfusionMatrix.Accuracy);
    }

    [Fact]
    public void The_running_accuracy_and_loss_are_those_of_each_batch_before_its_update()
    {
        var data = Blobs(12);
        var before = new Trainer<Classes>(new(seed: 3), new SGD(0.1f)).Evaluate(data);
        var epoch = new Trainer<Classes>(new(seed: 3), new SGD(0.1f)).Fit(data, new FitOptions { BatchSize = 12 }).Epochs[0];
        Assert.Equal(before.Accuracy, epoch.Accuracy);
        Assert.Equal(before.Loss, epoch.Loss, 1e-6f);
    }

    [Fact]
    public void The_same_seeds_give_the_same_bits_and_other_orders_others()
    {
        Assert.Equal(Train(1, shuffle: true), Train(1, shuffle: true));
        Assert.NotEqual(Train(1, shuffle: true), Train(2, shuffle: true));
        Assert.NotEqual(Train(1, shuffle: true), Train(1, shuffle: false));

        static float[] Train(ulong seed, bool shuffle)
        {
            var net = new Classes(seed: 3);
            new Trainer<Classes>(net, new Adam()).Fit(Blobs(50), new FitOptions { Epochs = 3, BatchSize = 8, Seed = seed, Shuffle = shuffle });
            return net.Parameters.ToArray();
        }
    }

    [Fact]
    public void Evaluation_measures_errors_of_regression_and_of_nothing_else()
    {
        var net = new Line();
        net.Parameters.Clear();
        var targets = Enumerable.Range(0, 200).Select(i => (float)(i % 10)).ToArray();
        var result = new Trainer<Line>(net, new SGD(0f)).Evaluate(Dataset.FromTargets(new float[300], 3, targets, 2));
        Assert.Equal(4.5f, result.MeanAbsoluteError);
        Assert.Equal(((1 - (24f / 8)) + (1 - (33f / 8))) / 2, result.RSquared!.Value, 1e-6f);
        Assert.Null(new Trainer<Classes>(new(), new SGD(0f)).Evaluate(Blobs(9)).MeanAbsoluteError);
    }

    [Fact]
    public void Every_sample_takes_part_once_in_an_epoch()
    {
        var net = new Line();
        net.Parameters.Clear();
        var targets = Enumerable.Range(0, 14).Select(i => (float)(1 << (i / 2))).ToArray();
        var epoch = new Trainer<Line>(net, new SGD(0f)).Fit(Dataset.FromTargets(new float[21], 3, targets, 2), new FitOptions { BatchSize = 3 }).Epochs[0];
        Assert.Equal(targets.Average(t => t * t), epoch.Loss);
    }

    [Fact]
    public void Cancellation_stops_between_batches()
    {
        using var source = new CancellationTokenSource();
        var reports = 0;
        var options = new FitOptions
        {
            Epochs = 5,
            BatchSize = 10,
            CancellationToken = source.Token,
            Progress = new Sink(_ =>
            {
                if (++reports == 7)
                {
                    source.Cancel();
                }
            }),
        };
        var trainer = new Trainer<Classes>(new(), new Adam());
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Blobs(50), options));
        Assert.Equal((7, 7L), (reports, trainer.StepCount));
    }

    [Fact]
    public void Batches_of_an_epoch_allocate_nothing()
    {
        var before = 0L;
        var counts = new List<long>(200);
        var options = new FitOptions
        {
            Epochs = 3,
            BatchSize = 10,
            Progress = new Sink(_ =>
            {
                var now = GC.GetAllocatedBytesForCurrentThread();
                counts.Add(now - before);
                before = now;
            }),
        };
        new Trainer<Classes>(new(), new Adam()).Fit(Blobs(500), options);
        Assert.Equal(150, counts.Count);
        Assert.All(counts[101..], count => Assert.Equal(0, count));
        Assert.NotEqual(0, counts[100]);
    }

    [Fact]
    public void Data_and_options_that_do_not_fit_are_refused()
    {
        var classes = new Trainer<Classes>(new(), new SGD(0.1f));
        var line = new Trainer<Line>(new(), new SGD(0.1f));
        AssertMessage("train's inputs must have 3 values (LineWholeSpec's InputSize), but have 2.", () => line.Fit(Blobs(3)));
        AssertMessage(
            "train has labels, but LineWholeSpec's loss, MeanSquaredError, takes float targets.",
            () => line.Fit(Dataset.FromLabels(new float[3], 3, [0])));
        AssertMessage(
            "train must have 2 target values (OutputSize) for each sample, but has 1.",
            () => line.Fit(Dataset.FromTargets(new float[3], 3, new float[1], 1)));
        AssertMessage(
            "options.Validation must have 1 labels for each sample, but has 2.",
            () => classes.Fit(Blobs(3), new FitOptions { Validation = Dataset.FromLabels(new float[2], 2, [0, 1], 2) }));
        AssertMessage("options.Epochs must be at least 1, but is 0.", () => classes.Fit(Blobs(3), new FitOptions { Epochs = 0 }));
        AssertMessage("options.BatchSize must be at least 1, but is -2.", () => classes.Fit(Blobs(3), new FitOptions { BatchSize = -2 }));
        AssertMessage("labels[0] must be between 0 and 2", () => classes.Fit(Dataset.FromLabels(new float[2], 2, [7])));
        AssertMessage("labels[0] must be between 0 and 2", () => classes.Fit(Dataset.FromLabels(new float[2], 2, [7]), new() { Mixup = 0.2f }));
        AssertMessage("labels[0] must be between 0 and 2", () => classes.Evaluate(Dataset.FromLabels(new float[2], 2, [7])));
    }

    /// <summary>Three classes of points around three corners.</summary>
    internal static Dataset Blobs(int count)
    {
        var random = new RandomSource(5);
        var (inputs, labels) = (new float[2 * count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % 3;
            inputs[2 * i] = (labels[i] == 0 ? 2f : -1f) + (0.3f * random.NextNormal());
            inputs[(2 * i) + 1] = (labels[i] == 1 ? 2f : -1f) + (0.3f * random.NextNormal());
        }

        return Dataset.FromLabels(inputs, 2, labels);
    }

    private static void AssertMessage(string message, Action action) =>
        Assert.StartsWith(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);

    /// <summary>Unlike <see cref="Progress{T}"/>, reports at once and on the same thread.</summary>
    private sealed class Sink(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
