using System.Numerics.Tensors;
using NnGen.Bench.Baselines;

namespace NnGen.Bench.Workloads;

/// <summary>Checks that the baselines compute what the network computes, since a comparison of different work says nothing.</summary>
internal static class Agreement
{
    private const int Steps = 20;
    private const double Tolerance = 1e-4;

    public static void CheckPredictions(string name, BatchData data, PredictLoop predict, params ReadOnlySpan<IBaseline> baselines)
    {
        var expected = new float[data.Outputs.Length];
        predict(1, data.Inputs, expected);
        foreach (var baseline in baselines)
        {
            baseline.Predict(data.Inputs, data.Outputs);
            for (var i = 0; i < expected.Length; i++)
            {
                Require(expected[i], data.Outputs[i], name, baseline.GetType().Name, $"output {i}");
            }
        }
    }

    /// <summary>A step's loss depends on every update before it, so the last losses agree only if gradients and updates do.</summary>
    public static void CheckTraining(string name, BatchData data, TrainingFunction network, params ReadOnlySpan<IBaseline> baselines)
    {
        for (var step = 0; step < Steps; step++)
        {
            var expected = network(data);
            foreach (var baseline in baselines)
            {
                Require(expected, baseline.Step(data.Inputs, data.Targets, data.Labels), name, baseline.GetType().Name, $"loss of step {step}");
            }
        }
    }

    /// <summary>Compares with the largest magnitude as the measure: sums cancel, and their errors do not.</summary>
    public static void CheckValues(string name, string what, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        var largest = TensorPrimitives.MaxMagnitude(expected);
        for (var i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - actual[i]) <= Tolerance * Math.Abs(largest)))
            {
                throw new InvalidOperationException(FormattableString.Invariant($"{name}: element {i} of {what} is {expected[i]} and {actual[i]}."));
            }
        }
    }

    private static void Require(double expected, double actual, string network, string baseline, string what)
    {
        if (!(Math.Abs(expected - actual) <= Tolerance * Math.Max(Math.Abs(expected), 1e-2)))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{network}: {what} is {expected} from NnGen and {actual} from {baseline}."));
        }
    }
}
