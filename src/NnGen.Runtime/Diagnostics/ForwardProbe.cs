using System.Collections.Immutable;

namespace NnGen;

/// <summary>One forward pass in training mode, and what can be read off it.</summary>
internal sealed class ForwardProbe<TNet>
    where TNet : class, INetwork<TNet>
{
    private const double SaturatedBelow = 0.05;

    private static readonly NetworkInfo Info = TNet.Info;

    private readonly int _samples;
    private readonly float[] _buffers;
    private readonly ImmutableArray<JacobianReport> _jacobians;
    private readonly (int? Dead, double? Saturated)[] _outputs = new (int?, double?)[Info.Layers.Length];

    /// <summary>Runs the samples with the random masks of a step, and measures Jacobians and outputs, while the parameters are as they are.</summary>
    public ForwardProbe(TNet net, Samples inputs, ulong seed, ulong step)
    {
        _samples = inputs.Length / TNet.InputSize;
        if (_samples == 0 || inputs.Length % TNet.InputSize != 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{inputs.Name} must have a positive multiple of {TNet.InputSize} values (InputSize), but has {inputs.Length}."), inputs.Name);
        }

        SampleCalls<TNet>.Check(inputs);
        Workspace = Workspace.For<TNet>(_samples);
        (Workspace.Seed, Workspace.Step) = (seed, step);
        _buffers = net.Buffers.ToArray();
        var outputs = new float[_samples * TNet.OutputSize];
        SampleCalls<TNet>.Forward(net, _buffers, inputs, outputs, Workspace);
        foreach (var place in Info.Activations)
        {
            _outputs[place.Layer] = Describe(Workspace.Memory, place);
        }

        var last = Info.Layers.Length - 1;
        _outputs[last] = Describe(outputs, new ActivationInfo(last, 0, 1, TNet.OutputSize, TNet.OutputSize));
        _jacobians = new SingularValues<TNet>(net, _buffers, Workspace).Report();
    }

    public Workspace Workspace { get; }

    /// <summary>All of it.</summary>
    public GradientReport Report(ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradients, ReadOnlySpan<float> before, float? loss)
    {
        var layers = ImmutableArray.CreateBuilder<LayerReport>(Info.Layers.Length);
        for (var i = 0; i < Info.Layers.Length; i++)
        {
            var layer = Info.Layers[i];
            var units = layer.OutputShape.Aggregate(1, (product, axis) => product * axis);
            var gradient = Norm(i, gradients, []);
            layers.Add(new LayerReport(
                layer.Name, layer.Kind, gradient, before.IsEmpty ? null : Norm(i, parameters, before), units, _outputs[i].Dead, _outputs[i].Saturated));
        }

        return new GradientReport(layers.MoveToImmutable(), _jacobians, loss);
    }

    /// <summary>The norm of a layer's part of a block, or of the difference of two; null for a layer without parameters.</summary>
    private static double? Norm(int layer, ReadOnlySpan<float> block, ReadOnlySpan<float> less)
    {
        double? sum = null;
        foreach (var parameter in Info.Parameters)
        {
            for (var row = 0; row < parameter.RowCount && parameter.Layer == layer; row++)
            {
                var start = parameter.Offset + (row * parameter.RowStride);
                for (var i = start; i < start + parameter.RowLength; i++)
                {
                    var value = less.IsEmpty ? block[i] : (double)block[i] - less[i];
                    sum = (sum ?? 0) + (value * value);
                }
            }
        }

        return sum is { } squares ? Math.Sqrt(squares) : null;
    }

    private (int? Dead, double? Saturated) Describe(ReadOnlySpan<float> values, ActivationInfo place)
    {
        var (layer, dead, saturated, count) = (Info.Layers[place.Layer], 0, 0L, 0L);
        for (var unit = 0; unit < place.RowsPerSample * place.RowLength; unit++)
        {
            var isDead = true;
            for (var sample = 0; sample < _samples; sample++)
            {
                var value = values[place.PlaceOf(_samples, sample, unit / place.RowLength) + (unit % place.RowLength)];
                isDead &= value == 0;
                saturated += layer.Range is { } range && IsSaturated(value, range) ? 1 : 0;
                count++;
            }

            dead += isDead ? 1 : 0;
        }

        return (dead, layer.Range is null ? null : (double)saturated / count);
    }

    private static bool IsSaturated(float value, ActivationRange range)
    {
        var t = ((double)value - range.Lower) / ((double)range.Upper - range.Lower);
        return 4 * t * (1 - t) < SaturatedBelow;
    }
}
