using System.Globalization;
using NnGen.Emission.Tests.Oracle;
using NnGen.Emission.Tests.Oracle.Precision;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Emission.Tests.Networks;

/// <summary>What the interpreter says a network gives, and how far single precision may be off.</summary>
internal sealed class NetworkExpectation
{
    // Below the floor of softmax's exponential, and of logit gradients, nothing is told apart.
    private const double Tiny = 1e-30;

    private readonly EmittedNetwork _network;
    private readonly NetworkData _data;
    private readonly Interpreter _interpreter;
    private readonly ErrorEstimate _errors;

    public NetworkExpectation(EmittedNetwork network, NetworkData data)
    {
        (_network, _data) = (network, data);
        _interpreter = new(network.Model.Graph, data.Bind(PhiloxMasks.Source(NetworkRun.Seed, NetworkRun.Step)));
        _errors = new(_interpreter, data.Count);
    }

    /// <summary>The values that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Those whose tolerance is more than a thousandth of their tensor's greatest value: they prove little.</summary>
    public int Loose { get; private set; }

    /// <summary>Gradients of parameters, and those of them that are zero everywhere.</summary>
    public int Gradients { get; private set; }

    public int ZeroGradients { get; private set; }

    public void Check(NetworkRun run)
    {
        var model = _network.Model;
        Compare("Predict", model.Output, run.Predicted);
        Compare("Forward", model.TrainingOutput, run.Forwarded);
        CompareBuffers("Forward", run.Buffers);
        CompareGradients("Backward", model.Backward.ParameterGradients, run.Gradients);
        if (model.Backward.InputGradient is { } dx)
        {
            Compare("Backward, input gradient", dx, run.InputGradients);
        }
        else
        {
            Assert.All(run.InputGradients, g => Assert.Equal(0, g));
        }

        Check("targets", model.Loss?.Targets, run.OfTargets);
        Check("labels", model.Loss?.Labels, run.OfLabels);
    }

    private void Check(string what, LossFunction? loss, LossRun? run)
    {
        if (loss is not null && run is not null)
        {
            CompareSum($"AccumulateGradients of {what}", loss.TrainingLoss, run.Sum);
            CompareGradients($"AccumulateGradients of {what}", loss.ParameterGradients, run.Gradients);
            CompareBuffers($"AccumulateGradients of {what}", run.Buffers);
            CompareSum($"Evaluate of {what}", loss.InferenceLoss, run.EvaluatedSum);
            Compare($"Evaluate of {what}", _network.Model.Output, run.Evaluated);
        }
    }

    private void CompareGradients(string what, IReadOnlyDictionary<ParameterTensor, Tensor> expected, float[] storage)
    {
        foreach (var parameter in _network.Model.Parameters)
        {
            var actual = _network.Read(parameter, storage);
            if (expected.TryGetValue(parameter, out var gradient))
            {
                Compare($"{what}, {parameter.Specification.Name}", gradient, actual);
                Gradients++;
                ZeroGradients += actual.All(g => g == 0) ? 1 : 0;
            }
            else
            {
                Assert.All(actual, g => Assert.Equal(0, g));
            }
        }

        Assert.All(_network.Pads(storage), pad => Assert.Equal(0, pad));
    }

    private void CompareBuffers(string what, float[] storage)
    {
        foreach (var update in _network.Model.Updates)
        {
            Compare($"{what}, {update.Buffer.BufferName}", update, _network.Read(update.Buffer, storage));
        }
    }

    private void Compare(string what, Tensor tensor, float[] actual)
    {
        var (expected, deviations) = (_interpreter.Evaluate(tensor), _errors.Of(tensor));
        Assert.Equal(expected.Length, actual.Length);
        var greatest = expected.Max(Math.Abs);
        for (var i = 0; i < actual.Length; i++)
        {
            var allowed = (Uncertain.Allowance * deviations[i]) + Tiny;
            Compared++;
            Loose += allowed > 1e-3 * greatest ? 1 : 0;
            AssertClose($"{what}, element {i}", expected[i], actual[i], allowed);
        }
    }

    private void CompareSum(string what, Tensor loss, double actual)
    {
        var expected = _interpreter.Evaluate(loss).Sum();
        var deviation = Math.Sqrt(_errors.Of(loss).Sum(d => d * d));
        AssertClose(what, expected, actual, (Uncertain.Allowance * deviation) + Tiny);
    }

    private void AssertClose(string what, double expected, double actual, double allowed) => Assert.True(
        Math.Abs(actual - expected) <= allowed,
        string.Create(CultureInfo.InvariantCulture, $"{_data.Model.Declaration.ClassName}: {what}: {actual:R}, not {expected:R} ± {allowed:E1}."));
}
