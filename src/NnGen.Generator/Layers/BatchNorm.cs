using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>
/// y = γ·x̂ + β with x̂ = (x − μ)/√(σ² + ε) for each channel (Ioffe and Szegedy 2015): μ and σ² over the batch and its positions in training,
/// running averages in inference, where γ, β and the averages make one scale and one shift.
/// </summary>
internal sealed class BatchNorm : IStepwiseFormula
{
    public string Kind => "BatchNorm";

    public string Describe(LayerContext layer) => "BatchNorm";

    public Tensor Build(LayerContext layer)
    {
        var (x, channels) = (layer.Input, layer.Input.Shape.RowLength);
        var file = x.Shape.Rank == 1 ? FeatureOrder.Row(channels, layer.InputOrders[0]) : null;
        layer.OutputOrder = layer.InputOrders[0];
        var epsilon = layer.Declaration.Double("Epsilon", 1e-5);
        layer.Constant("ε", epsilon);
        var affine = layer.Declaration.Bool("Affine", true) ? Affine(layer, channels, file) : null;
        var mean = layer.Buffer("running_mean", [channels], 0, file);
        var variance = layer.Buffer("running_var", [channels], 1, file);
        var count = layer.Buffer("num_batches_tracked", [], 0);
        return layer.Training ? Train(layer, epsilon, affine, mean, variance, count) : Infer(layer, epsilon, affine, mean, variance);
    }

    private static (Tensor Gamma, Tensor Beta)? Affine(LayerContext layer, int channels, FileLayout? file)
    {
        var gamma = layer.Parameter("weight", [channels], ParameterRole.Scale, 1, 1, Initializer.Ones, 0, file);
        var beta = layer.Parameter("bias", [channels], ParameterRole.Bias, 1, 1, Initializer.Zeros, 0, file);
        gamma.Name = gamma.Name.Replace('α', 'γ');
        beta.Name = beta.Name.Replace('b', 'β');
        return (gamma, beta);
    }

    /// <summary>
    /// The mean comes first, then the mean of squared deviations, which does not cancel. Σ(x − μ) = 0, so that no gradient flows from the
    /// variance to μ.
    /// </summary>
    private static Tensor Train(
        LayerContext layer, double epsilon, (Tensor Gamma, Tensor Beta)? affine, BufferTensor runningMean, BufferTensor runningVariance, BufferTensor batches)
    {
        var (graph, x, n) = (layer.Graph, layer.Input, layer.Graph.BatchSize());
        var values = Argument(1) * x.Shape.RowsPerSample;
        var sum = ChannelSums(layer, x, "Σx");
        var mean = layer.Named(graph.Map(Argument(0) / values, sum, n), "μ");
        var deviation = Argument(0) - Argument(1);
        var squares = layer.Named(graph.Map(deviation * deviation, x, graph.StopGradient(mean)), "d");
        var squareSum = ChannelSums(layer, squares, "Σd");
        var sigma = layer.Named(graph.Map(Sqrt((Argument(0) / values) + epsilon), squareSum, n), "σ");
        var normalised = layer.Named(graph.Map((Argument(0) - Argument(1)) / Argument(2), x, mean, sigma), "x̂");
        layer.LeastBatch = x.Shape.RowsPerSample == 1 ? 2 : 1;
        Track(layer, runningMean, mean, Argument(0));
        Track(layer, runningVariance, squareSum, Argument(0) / (values - 1));
        layer.Update(batches, graph.Map(Argument(0) + 1, batches));
        return affine is { } pair ? layer.Named(graph.Map((Argument(0) * Argument(1)) + Argument(2), normalised, pair.Gamma, pair.Beta), "z") : normalised;
    }

    /// <summary>running ← (1 − m)·running + m·value.</summary>
    private static void Track(LayerContext layer, BufferTensor running, Tensor source, ScalarExpression value)
    {
        var momentum = layer.Declaration.Double("Momentum", 0.1);
        if (momentum > 0)
        {
            layer.Update(running, layer.Graph.Map(((1 - momentum) * Argument(2)) + (momentum * value), source, layer.Graph.BatchSize(), running));
        }
    }

    private static Tensor ChannelSums(LayerContext layer, Tensor x, string name)
    {
        var sum = layer.Named(layer.Graph.Reduce(ReduceKind.Sum, x, true, [.. Enumerable.Range(0, x.Shape.Rank - 1)]), name);
        return layer.Graph.Reshape(sum, x.Shape.RowLength);
    }

    private static Tensor Infer(LayerContext layer, double epsilon, (Tensor Gamma, Tensor Beta)? affine, BufferTensor mean, BufferTensor variance)
    {
        var graph = layer.Graph;
        var inverse = Constant(1) / Sqrt(Argument(0) + epsilon);
        var scale = affine is { } g ? graph.Map(Argument(1) / Sqrt(Argument(0) + epsilon), variance, g.Gamma) : graph.Map(inverse, variance);
        var shift = affine is { } b
            ? graph.Map(Argument(2) - (Argument(0) * Argument(1)), mean, layer.Named(scale, "s"), b.Beta)
            : graph.Map(-(Argument(0) * Argument(1)), mean, layer.Named(scale, "s"));
        return layer.Named(graph.Map((Argument(0) * Argument(1)) + Argument(2), layer.Input, scale, layer.Named(shift, "h")), "z");
    }
}
