using NnGen;

namespace Generalizing.Widths;

/// <summary>Networks of one width, trained on several training sets.</summary>
/// <param name="Width">The hidden layer's width.</param>
/// <param name="Parameters">The parameters of a network.</param>
/// <param name="TrainingError">The mean squared error on the noisy samples trained on, the mean over the sets.</param>
/// <param name="TestError">The mean squared error against the function itself, without noise, over test points and sets.</param>
/// <param name="Bias">bias²: (mean of the predictions − f)², the mean over test points.</param>
/// <param name="Variance">The variance of the predictions over the sets, the mean over test points.</param>
public sealed record WidthResult(int Width, int Parameters, double TrainingError, double TestError, double Bias, double Variance);

/// <summary>Trains every width on every training set, without any regularization.</summary>
public sealed class WidthSweep
{
    private const int TestCount = 500;

    private readonly Settings _settings;
    private readonly float[] _test;
    private readonly double[] _truth;

    public WidthSweep(Settings settings)
    {
        _settings = settings;
        _test = Teacher.Sample(TestCount, 0, seed: 1000).Inputs;
        _truth = [.. Enumerable.Range(0, TestCount).Select(i => (double)Teacher.At(_test.AsSpan(i * Teacher.Inputs, Teacher.Inputs)))];
        Results =
        [
            Run<Width1>(), Run<Width2>(), Run<Width3>(), Run<Width4>(), Run<Width5>(), Run<Width6>(),
            Run<Width8>(), Run<Width12>(), Run<Width20>(), Run<Width40>(), Run<Width80>(), Run<Width160>(),
        ];
    }

    /// <summary>The samples of each training set.</summary>
    public int Samples => _settings.Samples;

    /// <summary>One for each width, narrow to wide.</summary>
    public IReadOnlyList<WidthResult> Results { get; }

    private WidthResult Run<TNet>()
        where TNet : class, INetwork<TNet>
    {
        var predictions = new float[_settings.Sets][];
        var training = 0.0;
        for (var set = 0; set < _settings.Sets; set++)
        {
            var (inputs, targets) = Teacher.Sample(_settings.Samples, _settings.Noise, (ulong)set + 1);
            var net = TNet.Create((ulong)set + 1);
            training += Train(net, inputs, targets) / _settings.Sets;
            predictions[set] = new float[TestCount];
            TNet.Predict(net.Parameters, net.Buffers, _test, predictions[set]);
        }

        var error = predictions.Average(set => set.Select((value, i) => (value - _truth[i]) * (value - _truth[i])).Average());
        var (bias, variance) = Decompose(predictions);
        return new WidthResult(TNet.Info.Layers[0].OutputShape[0], TNet.ParameterCount, training, error, bias, variance);
    }

    private double Train<TNet>(TNet net, float[] inputs, float[] targets)
        where TNet : class, INetwork<TNet>
    {
        var options = new TrainerOptions { Schedule = new CosineSchedule(_settings.LearningRate, _settings.Steps) };
        var trainer = new Trainer<TNet>(net, new Adam(_settings.LearningRate), options);
        var loss = 0f;
        for (var step = 0; step < _settings.Steps; step++)
        {
            loss = trainer.Step(inputs, targets);
        }

        return loss;
    }

    /// <summary>E(ŷ − f)² = Var ŷ + (Eŷ − f)², over training sets, at every test point.</summary>
    private (double Bias, double Variance) Decompose(float[][] predictions)
    {
        var (bias, variance) = (0.0, 0.0);
        for (var i = 0; i < TestCount; i++)
        {
            var mean = predictions.Average(set => (double)set[i]);
            bias += (mean - _truth[i]) * (mean - _truth[i]) / TestCount;
            variance += predictions.Average(set => (set[i] - mean) * (set[i] - mean)) / TestCount;
        }

        return (bias, variance);
    }
}
