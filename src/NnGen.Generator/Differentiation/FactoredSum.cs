using NnGen.Generator.Graph;

namespace NnGen.Generator.Differentiation;

/// <summary>A product: <see cref="Factor"/>, over operands without a batch axis, times <see cref="Rest"/>.</summary>
internal sealed record SplitProduct(ScalarExpression Factor, Tensor[] Operands, Tensor Rest);

/// <summary>
/// Σₙ a·xₙ = a·Σₙ xₙ: what a sum over the batch does not run over comes out of it. So the sums that differ by such factors alone, as those
/// of a normalisation's gradient do, become one.
/// </summary>
internal static class FactoredSum
{
    /// <summary>The product a map is, or null where no factor is without a batch axis, or none is with one.</summary>
    public static SplitProduct? Split(TensorGraph graph, Tensor tensor, Shape target)
    {
        if (tensor is not MapTensor map)
        {
            return null;
        }

        var factors = new List<(ScalarExpression Factor, bool Divides)>();
        Collect(map.Expression, false, factors);
        var outer = factors.Where(factor => IsOutside(factor.Factor, map, target)).ToArray();
        var inner = factors.Except(outer).OrderBy(factor => factor.Divides).ThenBy(factor => LastOperand(factor.Factor, map)).ToArray();
        return outer.Length == 0 || inner.Length == 0 || inner[0].Divides
            ? null
            : new(Product(outer), [.. map.Operands], graph.Map(map.Shape, Product(inner), [.. map.Operands]));
    }

    private static void Collect(ScalarExpression expression, bool divides, List<(ScalarExpression, bool)> factors)
    {
        switch (expression)
        {
            case ScalarBinary { Operator: BinaryOperator.Multiply } product:
                Collect(product.Left, divides, factors);
                Collect(product.Right, divides, factors);
                break;
            case ScalarBinary { Operator: BinaryOperator.Divide } quotient:
                Collect(quotient.Left, divides, factors);
                Collect(quotient.Right, !divides, factors);
                break;
            case ScalarUnary { Function: ScalarFunction.Negate } negation:
                factors.Add((-1, false));
                Collect(negation.Operand, divides, factors);
                break;
            default:
                factors.Add((expression, divides));
                break;
        }
    }

    private static ScalarExpression Product(IEnumerable<(ScalarExpression Factor, bool Divides)> factors) =>
        factors.Aggregate((ScalarExpression)1, (product, factor) => factor.Divides ? product / factor.Factor : product * factor.Factor);

    private static bool IsOutside(ScalarExpression factor, MapTensor map, Shape target) => !ScalarArguments.Any(factor, node => node switch
    {
        ScalarArgument argument => map.Operands[argument.Index].Shape is var shape && (shape.HasBatch || Shape.Broadcast(target, shape) != target),
        ScalarIndex => true,
        _ => false,
    });

    /// <summary>The order of factors, so that equal products are equal tensors.</summary>
    private static int LastOperand(ScalarExpression factor, MapTensor map)
    {
        var last = -1;
        ScalarArguments.Any(factor, node =>
        {
            last = node is ScalarArgument argument ? Math.Max(last, map.Operands[argument.Index].Id) : last;
            return false;
        });
        return last;
    }
}
