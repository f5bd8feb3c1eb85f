using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NnGen;

/// <summary>
/// How gradients fare in a network: norms of gradients and updates, dead and saturated units, and how much each layer's Jacobian can stretch
/// or shrink what is propagated through it. Made by <see cref="Trainer{TNet}.StepWithReport(ReadOnlySpan{float}, ReadOnlySpan{float})"/> or
/// <see cref="Measure{TNet}(TNet, ReadOnlySpan{float}, ReadOnlySpan{float})"/>. A diagnosis, not a step: it allocates.
/// </summary>
public sealed class GradientReport
{
    internal GradientReport(ImmutableArray<LayerReport> layers, ImmutableArray<JacobianReport> jacobians, float? loss) =>
        (Layers, Jacobians, Loss) = (layers, jacobians, loss);

    /// <summary>The mean loss before the step, or null where no step was taken.</summary>
    public float? Loss { get; }

    /// <summary>The layers, in order.</summary>
    public ImmutableArray<LayerReport> Layers { get; }

    /// <summary>
    /// The pieces, in order, between tensors through which everything flows; empty unless the network is declared with
    /// <see cref="NeuralNetworkAttribute.Jacobians"/>. Gradients go back through the transposed Jacobians, whose singular values are the same.
    /// </summary>
    public ImmutableArray<JacobianReport> Jacobians { get; }

    /// <summary>
    /// The product of the largest singular values, each the mean over the samples: for one sample a bound on how much the network stretches a gradient from its output
    /// to its input, for several a measure of it. 1 without Jacobians.
    /// </summary>
    public double SingularValueProduct => Jacobians.IsEmpty ? 1 : Jacobians[^1].Product;

    /// <summary>ρ̄: the factor of each piece whose power is that product, ρ̄ᴸ; below 1 gradients vanish with depth. 1 without Jacobians. Its last bits are the machine's own.</summary>
    public double MeanFactor => Jacobians.IsEmpty ? 1 : Math.Pow(SingularValueProduct, 1.0 / Jacobians.Length);

    /// <summary>The geometric mean of the pieces' <see cref="JacobianReport.Stretch"/>: its power with depth is about what becomes of a gradient. 1 without Jacobians. Its last bits are the machine's own.</summary>
    public double MeanStretch => Jacobians.IsEmpty ? 1 : Math.Exp(Jacobians.Average(jacobian => Math.Log(jacobian.Stretch)));

    /// <summary>Measures without a step, at an output gradient of the caller's own.</summary>
    /// <typeparam name="TNet">The network.</typeparam>
    /// <param name="net">The network; nothing of it changes.</param>
    /// <param name="inputs">n × InputSize values, n at least 1.</param>
    /// <param name="outputGradients">∂L/∂ŷ, n × OutputSize values.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public static GradientReport Measure<TNet>(TNet net, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients)
        where TNet : class, INetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(net);
        return Measure(net, new Samples(inputs), outputGradients);
    }

    /// <summary>The same of a network that reads tokens.</summary>
    /// <typeparam name="TNet">The network.</typeparam>
    /// <param name="net">The network; nothing of it changes.</param>
    /// <param name="tokens">n × InputSize tokens, n at least 1.</param>
    /// <param name="outputGradients">∂L/∂ŷ, n × OutputSize values.</param>
    /// <exception cref="ArgumentException">A length does not fit, or a token is not in the vocabulary.</exception>
    public static GradientReport Measure<TNet>(TNet net, ReadOnlySpan<int> tokens, ReadOnlySpan<float> outputGradients)
        where TNet : class, ITokenNetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(net);
        return Measure(net, new Samples(tokens), outputGradients);
    }

    private static GradientReport Measure<TNet>(TNet net, Samples inputs, ReadOnlySpan<float> outputGradients)
        where TNet : class, INetwork<TNet>
    {
        var probe = new ForwardProbe<TNet>(net, inputs, net.Seed, step: 0);
        var gradients = new AlignedMemory(TNet.ParameterStorageLength);
        TNet.Backward(net.Parameters, net.Buffers, outputGradients, [], probe.Workspace, gradients.Span);
        return probe.Report(net.Parameters, gradients.Span, before: [], loss: null);
    }

    /// <summary>Tables of layers and Jacobians.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var width = Math.Max(5, Layers.Max(layer => layer.Name.Length));
        text.Append(CultureInfo.InvariantCulture, $"{"layer".PadRight(width)}  gradient    update      dead        saturated\n");
        foreach (var layer in Layers)
        {
            var dead = layer.DeadUnits is { } units ? FormattableString.Invariant($"{units}/{layer.Units}") : "";
            text.Append(CultureInfo.InvariantCulture, $"{layer.Name.PadRight(width)}  {layer.GradientNorm,-10:E2}  {layer.UpdateNorm,-10:E2}  {dead,-10}  {layer.SaturatedShare:P1}\n");
        }

        foreach (var jacobian in Jacobians)
        {
            text.Append(CultureInfo.InvariantCulture, $"{jacobian.From} to {jacobian.To}: σ_max {jacobian.LargestSingularValue:G4}, stretch {jacobian.Stretch:G4}, product {jacobian.Product:E2}\n");
        }

        return text.ToString();
    }
}
