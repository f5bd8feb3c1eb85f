using NnGen.Generator.Graph;

namespace NnGen.Generator.Differentiation;

/// <summary>Rewrites gradients of a loop's body for the loop that computes them: there a value of the body is the step of a sequence.</summary>
internal sealed class BodySubstitution(TensorGraph graph, ScanTensor scan, ScanLoop loop)
{
    private readonly Dictionary<Tensor, Tensor> _known = [];

    public Tensor Of(Tensor tensor)
    {
        if (tensor.Loop is null || tensor.OwnLoop == loop)
        {
            return tensor;
        }

        if (!_known.TryGetValue(tensor, out var rewritten))
        {
            _known[tensor] = rewritten = tensor.Loop == loop
                ? graph.With(tensor, [.. tensor.Operands.Select(Of)])
                : graph.Step(loop, graph.Sequence(scan, tensor));
            rewritten.Name = rewritten.Name.Length == 0 && tensor.Loop == loop ? tensor.Name : rewritten.Name;
        }

        return rewritten;
    }
}
