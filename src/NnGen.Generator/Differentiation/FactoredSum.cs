using NnGen.Generator.Graph;

namespace NnGen.Generator.Differentiation;

/// <summary>A product: <see cref="Factor"/>, over operands without a batch axis, times <see cref="Rest"/>.</summary>
internal sealed record SplitProduct(ScalarExpression Factor, Tensor[] Operands, Tensor Rest);

/// <summary>
/// Σₙ a·xₙ = a·Σₙ xₙ: what a sum over the batch does not run over comes out of it. So the sums that differ by such factors alone, as those
/// of a normalisation's gradient do, become one.
/// </summary>
internal sealed class FactoredSum
{
    private readonly Shape _target;
    private readonly List<Tensor> _operands = [];
    private readonly List<(ScalarExpression Factor, bool Divides)> _outer = [];
    private readonly List<(ScalarExpression Factor, bool Divides)> _inner = [];

    private FactoredSum(Shape target) => _target = target;

    /// <summary>The product a map is, or null where it has no factor for each channel, or nothing else.</summary>
    public static SplitProduct? Split(TensorGraph graph, Tensor tensor, Shape target)
    {
        var sum = new FactoredSum(target);
        if (tensor is not MapTensor { Operands.Count: > 0 } map || !sum.Collect(map) || sum._inner.All(factor => factor.Divides))
        {
            return null;
        }

        // Equal products are equal tensors if their factors come in one order.
        var inner = sum._inner.OrderBy(factor => factor.Divides).ThenBy(factor => sum.LastOperand(factor.Factor));
        Tensor[] operands = [.. sum._operands];
        return new(Product(sum._outer), operands, graph.Map(map.Shape, Product(inner), operands));
    }

    /// <summary>
    /// Takes in a map's factors; false where none is a value for each channel. A number alone stays: the sum of what it multiplies is a
    /// parameter's gradient, often, and so is there already. Of the operands, the newest alone is looked into: it is the gradient that came
    /// from above, and the others are read by other sums as they are.
    /// </summary>
    private bool Collect(MapTensor map)
    {
        var (outer, inner, first) = (_outer.Count, _inner.Count, _operands.Count);
        _operands.AddRange(map.Operands);
        var newest = first + map.Operands.Select((operand, i) => (operand.Id, i)).Max().i;
        Collect(ScalarArguments.Rewrite(map.Expression, node => node is ScalarArgument a ? new ScalarArgument(first + a.Index) : null), newest, divides: false);
        if (_outer.Skip(outer).Any(factor => IsOfChannels(factor.Factor)))
        {
            return true;
        }

        _outer.RemoveRange(outer, _outer.Count - outer);
        _inner.RemoveRange(inner, _inner.Count - inner);
        return false;
    }

    private void Collect(ScalarExpression expression, int newest, bool divides)
    {
        switch (expression)
        {
            case ScalarBinary { Operator: BinaryOperator.Multiply } product:
                Collect(product.Left, newest, divides);
                Collect(product.Right, newest, divides);
                break;
            case ScalarBinary { Operator: BinaryOperator.Divide } quotient:
                Collect(quotient.Left, newest, divides);
                Collect(quotient.Right, newest, !divides);
                break;
            case ScalarUnary { Function: ScalarFunction.Negate } negation:
                _outer.Add((-1, false));
                Collect(negation.Operand, newest, divides);
                break;
            case ScalarArgument argument when !divides && argument.Index == newest && _operands[argument.Index] is MapTensor { Shape.HasBatch: true, Operands.Count: > 0 } map && Collect(map):
                break;
            default:
                (IsOutside(expression) ? _outer : _inner).Add((expression, divides));
                break;
        }
    }

    private static ScalarExpression Product(IEnumerable<(ScalarExpression Factor, bool Divides)> factors) =>
        factors.Aggregate((ScalarExpression)1, (product, factor) => factor.Divides ? product / factor.Factor : product * factor.Factor);

    private bool IsOutside(ScalarExpression factor) => !ScalarArguments.Any(factor, node => node switch
    {
        ScalarArgument argument => _operands[argument.Index].Shape is var shape && (shape.HasBatch || Shape.Broadcast(_target, shape) != _target),
        ScalarIndex => true,
        _ => false,
    });

    private bool IsOfChannels(ScalarExpression factor) =>
        ScalarArguments.Any(factor, node => node is ScalarArgument argument && _operands[argument.Index].Shape.Size > 1);

    private int LastOperand(ScalarExpression factor)
    {
        var last = -1;
        ScalarArguments.Any(factor, node =>
        {
            last = node is ScalarArgument argument ? Math.Max(last, _operands[argument.Index].Id) : last;
            return false;
        });
        return last;
    }
}
