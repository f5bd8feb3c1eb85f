using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// The short axes that a row kernel writes out inside its rows instead of looping over them: those along which an operand is broadcast or a
/// formula counts, such as the places of a pooling window when its gradient is handed back.
/// </summary>
internal static class RowTurns
{
    private const int LongestAxis = 4;
    private const int MostTurns = 9;

    public static HashSet<int> Of(FusionGroup group, Shape rows)
    {
        var turns = new HashSet<int>();
        if (!group.ReadsByAxes || group.Members.Any(member => member is not MapTensor))
        {
            return turns;
        }

        for (var (axis, product) = (rows.Rank - 2, 1); axis >= 0; axis--)
        {
            var extent = rows.Axes[axis];
            if (extent is > 1 and <= LongestAxis && product * extent <= MostTurns && group.Members.Any(member => Distinguishes((MapTensor)member, rows.Rank - 1 - axis)))
            {
                turns.Add(axis);
                product *= extent;
            }
        }

        return turns;
    }

    private static bool Distinguishes(MapTensor map, int axisFromLast) =>
        ScalarArguments.Any(map.Expression, node => node is ScalarIndex index && index.AxisFromLast == axisFromLast)
        || map.Operands.Any(operand => operand.Shape.HasBatch == map.Shape.HasBatch && operand.Shape.FromLast(axisFromLast) == 1);
}
