using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Differentiation;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>Joins the loss to the network's end and differentiates it.</summary>
internal static class LossBuilder
{
    /// <summary>Gradients of saturated logits below this would only make denormal products downstream.</summary>
    private const double LeastLogitGradient = 1e-18;

    public static LossModel Build(
        NetworkDeclaration declaration, TensorGraph graph, LayerPass training, LayerPass inference, ParameterTensor[] parameters)
    {
        var row = LossTable.Find(declaration.Loss) ?? throw new InvalidOperationException($"The loss {declaration.Loss} is not in the table.");
        var options = new LossOptions(declaration.LabelSmoothing, declaration.HuberDelta);
        var (score, inferenceScore) = (Score(declaration, row, training), Score(declaration, row, inference));
        var scale = graph.Input("scale", InputKind.Scalar, Shape.Scalar);

        LossFunction Differentiate(Tensor target, Func<TensorGraph, Tensor, Tensor, LossOptions, Tensor> formula)
        {
            (Tensor Loss, Tensor Delta) Of(Tensor of)
            {
                var loss = formula(graph, of, target, options);
                var seed = graph.Map(loss.Shape, Argument(0), scale);
                var delta = Gradients.Of(graph, [(loss, seed)], [of])[of];
                delta = row.ActivationRequired ? graph.Map(WhereLess(Abs(Argument(0)), LeastLogitGradient, 0, Argument(0)), delta) : delta;
                delta.Name = delta.Name.Length == 0 ? "δ" : delta.Name;
                return (loss, delta);
            }

            var (training, inference) = (Of(score), Of(inferenceScore));
            var gradients = Gradients.Of(graph, [(score, training.Delta)], parameters);
            return new(target, training.Loss, inference.Loss, NetworkBuilder.OfParameters(parameters, gradients)) { InferenceDelta = inference.Delta };
        }

        var targets = Differentiate(graph.Input("t", InputKind.Rows, training.Output.Shape), row.OfTargets);
        var labels = row.OfLabels is null ? null : Differentiate(LabelInput(graph, training.Output.Shape), row.OfLabels);
        return new(row, score, scale, targets, labels);
    }

    private static Tensor Score(NetworkDeclaration declaration, LossRow row, LayerPass pass)
    {
        var logits = row.OutputActivation is { } activation ? pass.LogitsOf(activation) : null;
        if (logits is null && row.ActivationRequired)
        {
            var last = pass.Contexts[pass.Contexts.Count - 1];
            var actual = last.OutputActivation?.Activation.ToString() ?? "none";
            throw new NetworkException(new(
                Descriptors.LossNeedsActivation.Id, DiagnosticInfo.OnNetwork, "Loss",
                [row.Loss.ToString(), row.OutputActivation.ToString()!, last.Name, actual]));
        }

        return logits ?? pass.Output;
    }

    private static Tensor LabelInput(TensorGraph graph, Shape output) =>
        graph.Input("labels", InputKind.Labels, new Shape(true, [.. output.Axes.Take(output.Rank - 1), 1]));
}
