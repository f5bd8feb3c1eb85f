using NnGen.Generator.Graph;

namespace NnGen.Generator.Differentiation;

/// <summary>The rule of a map: gradient · ∂f/∂xᵢ, summed over the axes along which xᵢ was broadcast.</summary>
internal static class MapRule
{
    public static void Propagate(TensorGraph graph, MapTensor map, Tensor gradient, Gradients gradients)
    {
        var (y, g) = (map.Operands.Count, map.Operands.Count + 1);
        for (var i = 0; i < map.Operands.Count; i++)
        {
            var x = map.Operands[i];
            if (!gradients.Wants(x))
            {
                continue;
            }

            var derivative = OutputForm.Of(map.Expression, ScalarDerivative.Of(map.Expression, i), i, y);
            if (derivative is ScalarConstant { Value: 0 })
            {
                continue;
            }

            var contribution = graph.Map(map.Shape, derivative * new ScalarArgument(g), [.. map.Operands, map, gradient]);
            gradients.Add(x, Broadcasting.ReduceTo(graph, contribution, x.Shape, factorOut: x is not ParameterTensor));
        }
    }
}
