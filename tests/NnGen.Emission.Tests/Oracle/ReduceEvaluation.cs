using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle;

/// <summary>Reductions: elements meet their result in row-major order, so that the first of equal maxima wins.</summary>
internal static class ReduceEvaluation
{
    public static double[] Evaluate(ReduceTensor reduce, double[] operand, int batch)
    {
        var targets = Targets(reduce, operand.Length, batch);
        var length = Layout.Length(reduce.Shape, batch);
        return reduce.Kind switch
        {
            ReduceKind.Sum => Sum(operand, targets, length),
            ReduceKind.Max => Maximum(operand, targets, length).Values,
            ReduceKind.ArgMax => Maximum(operand, targets, length).Positions,
            ReduceKind.LogSumExp => LogSumExp(operand, targets, length),
            _ => throw new InvalidOperationException($"No evaluation for {reduce.Kind}."),
        };
    }

    /// <summary>The element of the result each element of the operand goes to.</summary>
    private static int[] Targets(ReduceTensor reduce, int count, int batch)
    {
        var source = reduce.Operands[0].Shape;
        var extents = Layout.Extents(source, batch);
        var strides = Layout.Strides(reduce.Shape);
        foreach (var axis in reduce.Axes)
        {
            strides[axis + 1] = 0;
        }

        var position = new int[extents.Length];
        var targets = new int[count];
        for (var i = 0; i < count; i++)
        {
            targets[i] = Layout.Address(strides, position);
            Layout.Advance(position, extents);
        }

        return targets;
    }

    private static double[] Sum(double[] operand, int[] targets, int length)
    {
        var sums = new double[length];
        for (var i = 0; i < operand.Length; i++)
        {
            sums[targets[i]] += operand[i];
        }

        return sums;
    }

    private static (double[] Values, double[] Positions) Maximum(double[] operand, int[] targets, int length)
    {
        var values = new double[length];
        var positions = new double[length];
        var seen = new int[length];
        for (var i = 0; i < operand.Length; i++)
        {
            var target = targets[i];
            var isGreater = operand[i] > values[target] || (double.IsNaN(operand[i]) && !double.IsNaN(values[target]));
            if (seen[target] == 0 || isGreater)
            {
                values[target] = operand[i];
                positions[target] = seen[target];
            }

            seen[target]++;
        }

        return (values, positions);
    }

    private static double[] LogSumExp(double[] operand, int[] targets, int length)
    {
        var maxima = Maximum(operand, targets, length).Values;
        var exponentials = operand.Select((x, i) => Math.Exp(x - maxima[targets[i]])).ToArray();
        return [.. Sum(exponentials, targets, length).Select((sum, i) => maxima[i] + Math.Log(sum))];
    }
}
