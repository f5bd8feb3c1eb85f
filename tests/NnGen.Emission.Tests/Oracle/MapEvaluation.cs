using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle;

/// <summary>A scalar formula over operands that broadcast as NumPy's do.</summary>
internal static class MapEvaluation
{
    public static double[] Evaluate(MapTensor map, double[][] operands, int batch)
    {
        var extents = Layout.Extents(map.Shape, batch);
        var strides = map.Operands.Select(operand => Layout.BroadcastStrides(operand.Shape, map.Shape)).ToArray();
        var position = new int[extents.Length];
        var arguments = new double[operands.Length];
        var result = new double[Layout.Length(map.Shape, batch)];
        for (var i = 0; i < result.Length; i++)
        {
            for (var a = 0; a < arguments.Length; a++)
            {
                arguments[a] = operands[a][Layout.Address(strides[a], position)];
            }

            result[i] = Evaluate(map.Expression, arguments, position);
            Layout.Advance(position, extents);
        }

        return result;
    }

    public static double Evaluate(ScalarExpression expression, double[] arguments, int[] position) => expression switch
    {
        ScalarArgument a => arguments[a.Index],
        ScalarConstant c => c.Value,
        ScalarIndex i => position[position.Length - 1 - i.AxisFromLast],
        ScalarUnary u => ScalarFunctions.Of(u.Function).Evaluate(Evaluate(u.Operand, arguments, position)),
        ScalarBinary b => Simplification.Evaluate(
            b.Operator, Evaluate(b.Left, arguments, position), Evaluate(b.Right, arguments, position)),
        ScalarSelect s => Simplification.Compare(s.Comparison, Evaluate(s.Left, arguments, position), Evaluate(s.Right, arguments, position))
            ? Evaluate(s.Then, arguments, position)
            : Evaluate(s.Else, arguments, position),
        _ => throw new InvalidOperationException($"No evaluation for {expression.GetType().Name}."),
    };
}
