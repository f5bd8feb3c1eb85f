using NnGen.Emission.Tests.Oracle;
using NnGen.Generator;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Emission.Tests.Networks;

/// <summary>Values to run a network with, all of them exact in single precision.</summary>
internal sealed class NetworkData
{
    private readonly Random _random;

    private readonly double _kernelScale;

    /// <param name="model">The network.</param>
    /// <param name="count">The samples.</param>
    /// <param name="seed">The seed of all values.</param>
    /// <param name="kernelScale">Above 1, activations saturate.</param>
    public NetworkData(NetworkModel model, int count, int seed, double kernelScale = 1.2)
    {
        (_random, _kernelScale) = (new(seed), kernelScale);
        Model = model;
        Count = count;
        Inputs = model.ReadsTokens ? DrawTokens() : Normal(count * model.Input.Shape.Size);
        OutputGradients = Normal(count * model.Output.Shape.Size);
        Targets = DrawTargets();
        Labels = model.Loss?.Labels is { } labels ? DrawLabels(labels.Target.Shape.Size) : [];
        Parameters = model.Parameters.ToDictionary(parameter => parameter, DrawParameter);
    }

    public NetworkModel Model { get; }

    public int Count { get; }

    /// <summary>The inputs; tokens as floats, which hold them exactly.</summary>
    public float[] Inputs { get; }

    public float[] OutputGradients { get; }

    public float[] Targets { get; }

    public int[] Labels { get; }

    /// <summary>What the loss gradient is multiplied by.</summary>
    public float Scale => 0.375f;

    /// <summary>The parameters' values in logical order.</summary>
    public IReadOnlyDictionary<ParameterTensor, float[]> Parameters { get; }

    /// <summary>The same for the interpreter.</summary>
    public Bindings Bind(RandomSource? random = null)
    {
        var bindings = new Bindings(Count, random)
        {
            [Model.Input] = ToDoubles(Inputs),
            [Model.Backward.OutputGradient] = ToDoubles(OutputGradients),
        };
        foreach (var (parameter, values) in Parameters)
        {
            bindings[parameter] = ToDoubles(values);
        }

        foreach (var buffer in Model.Buffers)
        {
            bindings[buffer.Tensor] = ToDoubles(BufferValues.Of(buffer));
        }

        if (Model.Loss is { } loss)
        {
            bindings[loss.Scale] = [Scale];
            bindings[loss.Targets.Target] = ToDoubles(Targets);
        }

        if (Model.Loss?.Labels is { } labels)
        {
            bindings[labels.Target] = [.. Labels.Select(label => (double)label)];
        }

        return bindings;
    }

    private static double[] ToDoubles(float[] values) => [.. values.Select(value => (double)value)];

    /// <summary>Kernels keep the scale of what they are applied to; a learnt slope stays away from 0.</summary>
    private float[] DrawParameter(ParameterTensor parameter)
    {
        var specification = parameter.Specification;
        var size = parameter.Shape.Size;
        return specification.Role switch
        {
            ParameterRole.Weight => Normal(size, deviation: _kernelScale / Math.Sqrt(specification.FanIn)),
            ParameterRole.Bias => Normal(size, deviation: 0.5),
            _ => Normal(size, mean: 0.3, deviation: 0.1),
        };
    }

    /// <summary>Tokens that every embedding has; few of them, so that many meet again.</summary>
    private float[] DrawTokens()
    {
        var vocabulary = Model.TokenUses.Min(use => use.Vocabulary);
        return [.. Enumerable.Range(0, Count * Model.Input.Shape.Size).Select(_ => (float)_random.Next(vocabulary))];
    }

    private float[] DrawTargets()
    {
        var shape = Model.Output.Shape;
        var values = Normal(Count * shape.Size);
        return Model.Declaration.Loss switch
        {
            Loss.Hinge or Loss.Perceptron => [.. values.Select(value => value < 0 ? -1f : 1f)],
            Loss.BinaryCrossEntropy => [.. values.Select(value => value < -0.5f ? 0f : value > 0.5f ? 1f : value + 0.5f)],
            Loss.CategoricalCrossEntropy or Loss.KLDivergence => [.. values.Chunk(shape.RowLength).SelectMany(Distribution)],
            _ => values,
        };
    }

    /// <summary>A distribution over classes, some of them impossible; every third is certain.</summary>
    private float[] Distribution(float[] row)
    {
        if (_random.Next(3) == 0)
        {
            var label = _random.Next(row.Length);
            return [.. row.Select((_, i) => i == label ? 1f : 0f)];
        }

        var weights = row.Select(value => Math.Max(0, value + 1)).ToArray();
        var sum = weights.Sum();
        return sum == 0 ? Distribution([.. row.Select(value => -value)]) : [.. weights.Select(weight => weight / sum)];
    }

    /// <summary>Class numbers, one in five of them −100, which is ignored.</summary>
    private int[] DrawLabels(int labelsPerSample) =>
        [.. Enumerable.Range(0, Count * labelsPerSample).Select(_ => _random.Next(5) == 0 ? -100 : _random.Next(Model.Output.Shape.RowLength))];

    private float[] Normal(int count, double mean = 0, double deviation = 1)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble()));
            values[i] = (float)(mean + (deviation * radius * Math.Cos(2 * Math.PI * _random.NextDouble())));
        }

        return values;
    }
}
