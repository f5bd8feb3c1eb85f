using NnGen.Tests.Networks;

namespace NnGen.Tests.Training;

using Classes = DenseNetwork<ClassesSpec>;
using Line = DenseNetwork<LineSpec>;

public class DivergenceTests
{
    [Fact]
    public void Bad_data_are_named_and_the_parameters_stay_those_before_the_batch()
    {
        var inputs = new float[30];
        inputs[20] = float.NaN;
        var net = new Line(seed: 1);
        var trainer = new Trainer<Line>(net, new SGD(0.1f));
        var options = new FitOptions { BatchSize = 2, Shuffle = false };
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(Dataset.FromTargets(inputs, 3, Ones(20), 2), options));

        Assert.Equal((1, 4, "dense1", false), (error.Epoch, error.Batch, error.Layer, error.ParametersRestored));
        Assert.Equal(
            "Training diverged in epoch 1, batch 4 of 5: the loss is NaN, and the first layer whose output is not finite is 'dense1' (Dense 2 Linear). "
            + "Sample 6 of the data holds a value that is not finite. The parameters are those before this batch.",
            error.Message);
        var twin = new Line(seed: 1);
        new Trainer<Line>(twin, new SGD(0.1f)).Fit(Dataset.FromTargets(new float[18], 3, Ones(12), 2), options);
        Assert.Equal(twin.Parameters.ToArray(), net.Parameters.ToArray());
    }

    [Fact]
    public void Parameters_that_blew_up_are_set_back_to_the_start_of_the_epoch()
    {
        var net = new Line(seed: 1);
        var inputs = Enumerable.Range(0, 60).Select(i => (float)(i % 7)).ToArray();
        var trainer = new Trainer<Line>(net, new SGD(1e4f));
        var afterEpoch = new List<float[]> { net.Parameters.ToArray() };
        var options = new FitOptions
        {
            Epochs = 50,
            BatchSize = 4,
            Progress = new EpochSink(() => afterEpoch.Add(net.Parameters.ToArray())),
        };
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(Dataset.FromTargets(inputs, 3, Ones(40), 2), options));

        Assert.True(error.ParametersRestored);
        Assert.EndsWith(
            "The parameters and the optimizer's state were set back to those at the start of the epoch. A lower learning rate or TrainerOptions.ClipNorm may help.",
            error.Message, StringComparison.Ordinal);
        Assert.Equal(afterEpoch[error.Epoch - 1], net.Parameters.ToArray());
        Assert.DoesNotContain(net.Parameters.ToArray(), value => !float.IsFinite(value));
    }

    [Fact]
    public void A_lower_rate_helps_after_a_velocity_blew_up()
    {
        var data = Dataset.FromTargets(Enumerable.Range(0, 60).Select(i => (float)(i % 7)).ToArray(), 3, Ones(40), 2);
        var trainer = new Trainer<Line>(new(seed: 1), new SGD(1e4f, momentum: 0.9f));
        Assert.Throws<TrainingDivergedException>(() => trainer.Fit(data, new() { Epochs = 50, BatchSize = 4 }));

        trainer.Optimizer.LearningRate = 1e-4f;
        var history = trainer.Fit(data, new() { Epochs = 5, BatchSize = 4 });

        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss);
    }

    [Fact]
    public void A_bad_gradient_behind_finite_outputs_names_its_layer()
    {
        // Targets that are not finite leave every output finite.
        float[] targets = [0, float.PositiveInfinity];
        var trainer = new Trainer<Line>(new(seed: 1), new SGD(0.1f));
        var error = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(Dataset.FromTargets([1, 2, 3], 3, targets, 2)));
        Assert.Equal("dense1", error.Layer);
        Assert.Contains("all outputs are finite; the last layer whose gradient is not finite is 'dense1'", error.Message, StringComparison.Ordinal);
        Assert.False(error.ParametersRestored);
    }

    [Fact]
    public void Labels_diverge_the_same_way()
    {
        float[] inputs = [1, 2, float.PositiveInfinity, 0];
        var trainer = new Trainer<Classes>(new(seed: 1), new SGD(0.1f));
        var error = Assert.Throws<TrainingDivergedException>(
            () => trainer.Fit(Dataset.FromLabels(inputs, 2, [0, 1]), new FitOptions { BatchSize = 1, Shuffle = false }));
        Assert.Equal((1, 2), (error.Epoch, error.Batch));
    }

    private static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];

    [Fact]
    public void A_recurrence_that_blew_up_is_caught_and_set_back()
    {
        var net = new ExplodingNet(seed: 2);
        var start = net.Parameters.ToArray();
        var inputs = Enumerable.Range(0, 8 * ExplodingNet.InputSize).Select(i => (i % 5) - 2f).ToArray();
        var trainer = new Trainer<ExplodingNet>(net, new SGD(10f));
        var error = Assert.Throws<TrainingDivergedException>(
            () => trainer.Fit(Dataset.FromTargets(inputs, ExplodingNet.InputSize, Ones(8), 1), new FitOptions { Epochs = 20, BatchSize = 8 }));

        Assert.Equal("simpleRNN1", error.Layer);
        Assert.True(error.ParametersRestored);
        Assert.DoesNotContain(net.Parameters.ToArray(), value => !float.IsFinite(value));
        Assert.True(error.Epoch > 1 || start.SequenceEqual(net.Parameters.ToArray()), "In the first epoch the parameters go back to where they began.");
    }

    /// <summary>Its states are those a loop left behind, in front of which lie the ones it began with; the layer below has finite ones.</summary>
    [Fact]
    public void A_recurrence_among_others_is_the_one_named()
    {
        var inputs = Enumerable.Range(0, 4 * ExplodingSequenceNet.InputSize).Select(i => (i % 5) - 2f).ToArray();
        var targets = Ones(4 * ExplodingSequenceNet.OutputSize);
        var trainer = new Trainer<ExplodingSequenceNet>(new(seed: 2), new SGD(1e-3f));
        var error = Assert.Throws<TrainingDivergedException>(
            () => trainer.Fit(Dataset.FromTargets(inputs, ExplodingSequenceNet.InputSize, targets, ExplodingSequenceNet.OutputSize), new FitOptions { BatchSize = 4 }));

        Assert.Equal((1, 1, "exploding"), (error.Epoch, error.Batch, error.Layer));
        Assert.Contains("the first layer whose output is not finite is 'exploding'", error.Message, StringComparison.Ordinal);
    }

    private sealed class EpochSink(Action atEnd) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.IsEpochEnd)
            {
                atEnd();
            }
        }
    }
}

/// <summary>Nothing bounds its states, which each step may multiply.</summary>
[NeuralNetwork(30, 3, Loss = Loss.MeanSquaredError)]
[SimpleRNN(6, Activation.ReLU)]
[Dense(1)]
public sealed partial class ExplodingNet;

/// <summary>Each step multiplies the second one's states by hundreds.</summary>
[NeuralNetwork(40, 3, Loss = Loss.MeanSquaredError)]
[LSTM(5, ReturnSequences = true)]
[SimpleRNN(6, Activation.ReLU, RecurrentInitializer = Initializer.Constant, RecurrentValue = 100, ReturnSequences = true, Name = "exploding")]
[Dense(2)]
public sealed partial class ExplodingSequenceNet;
