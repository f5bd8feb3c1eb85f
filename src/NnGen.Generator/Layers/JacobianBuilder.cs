using NnGen.Generator.Differentiation;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>
/// The Jacobian of the network between two tensors through which everything flows: the outputs of layers <see cref="From"/> (−1: the input) and
/// <see cref="To"/>, of each sample by itself: statistics of the batch are constants. <see cref="Product"/> is J·<see cref="Tangent"/>, <see cref="TransposedProduct"/> Jᵀ·<see cref="Cotangent"/>.
/// </summary>
internal sealed record JacobianModel(int From, int To, Tensor Tangent, Tensor Product, Tensor Cotangent, Tensor TransposedProduct);

/// <summary>
/// Cuts a network where one tensor alone connects what is before with what is behind, and differentiates each piece: a layer of a chain is a
/// piece, a residual block is one with its skip.
/// </summary>
internal static class JacobianBuilder
{
    /// <summary>The pieces, first to last. A piece whose derivative is zero by construction (a sign) is left out.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="input">The network's input.</param>
    /// <param name="outputs">The layers' outputs in training.</param>
    public static IReadOnlyList<JacobianModel> Build(TensorGraph graph, Tensor input, IReadOnlyList<Tensor> outputs)
    {
        var jacobians = new List<JacobianModel>();
        var (from, start) = (-1, input);
        for (var to = 0; to < outputs.Count; to++)
        {
            if (outputs[to] != start && IsCut(outputs[to], input, outputs[outputs.Count - 1]))
            {
                if (Differentiate(graph, from, start, to, outputs[to]) is { } jacobian)
                {
                    jacobians.Add(jacobian);
                }

                (from, start) = (to, outputs[to]);
            }
        }

        return jacobians;
    }

    /// <summary>Jᵀ·u is linear in u, so that its own derivative along v, with respect to u, is J·v.</summary>
    private static JacobianModel? Differentiate(TensorGraph graph, int from, Tensor start, int to, Tensor end)
    {
        var number = (to + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var cotangent = graph.Input("cotangent" + number, InputKind.Rows, end.Shape);
        if (!Gradients.Of(graph, [(end, cotangent)], [start], ofSamples: true).TryGetValue(start, out var transposed))
        {
            return null;
        }

        var tangent = graph.Input("tangent" + number, InputKind.Rows, start.Shape);
        return Gradients.Of(graph, [(transposed, tangent)], [cotangent]).TryGetValue(cotangent, out var product)
            ? new(from, to, tangent, product, cotangent, transposed)
            : null;
    }

    /// <summary>Whether every way from the input to the output leads through the tensor.</summary>
    private static bool IsCut(Tensor tensor, Tensor input, Tensor output) => !Cone.Of([output], other => other != tensor).Contains(input);
}
