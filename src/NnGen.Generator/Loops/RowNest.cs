using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Loops;

/// <summary>
/// The loops around a kernel's rows: each moves the references of its operands on by their strides, and hands copies of them to the loops inside.
/// </summary>
internal static class RowNest
{
    private static readonly string[] Levels = ["Row", "Plane", "Block", "Cube", "Outer"];

    /// <summary>The variable of the loop so many loops out from the columns.</summary>
    public static string Variable(int loop, bool isNested) => !isNested ? "row" : loop == 1 ? "position" : Levels[loop - 2].ToLowerInvariant();

    /// <summary>Writes the loops around what is written for the innermost rows.</summary>
    public static List<Statement> Build(Kernel kernel, Func<Kernel, List<Statement>> rows)
    {
        var depth = kernel.OuterRows.Count;
        if (depth == 0)
        {
            return rows(kernel);
        }

        var names = Names(kernel);
        var inner = kernel.Operands.Select((operand, i) => operand with { Name = names[depth][i], OuterRowStrides = [] });
        var body = rows(kernel with { IsNested = true, OuterRows = [], Operands = inner.ToEquatableArray() });
        for (var level = depth - 1; level >= 0; level--)
        {
            body = Loop(kernel, level, Level(kernel, level, names[level], names[level + 1], body));
        }

        return body;
    }

    /// <summary>The references' names from the outermost loop to within the innermost; one that no loop further in moves stays as it is.</summary>
    private static string[][] Names(Kernel kernel)
    {
        var depth = kernel.OuterRows.Count;
        var names = new string[depth + 1][];
        names[0] = [.. kernel.Operands.Select(operand => operand.Name)];
        for (var level = 0; level < depth; level++)
        {
            names[level + 1] = [.. kernel.Operands.Select((operand, i) =>
                operand.RowStride != 0 || operand.OuterRowStrides.Skip(level + 1).Any(stride => stride != 0) ? operand.Name + Levels[depth - 1 - level] : names[level][i])];
        }

        return names;
    }

    private static List<Statement> Level(Kernel kernel, int level, string[] outer, string[] inner, List<Statement> body)
    {
        var statements = new List<Statement>();
        statements.AddRange(outer.Zip(inner, (from, name) => new Point(name, from)).Where(point => point.Name != point.From));
        statements.AddRange(body);
        for (var i = 0; i < outer.Length; i++)
        {
            if (kernel.Operands[i].OuterRowStrides[level] is not 0 and var stride)
            {
                statements.Add(new Advance(outer[i], stride, kernel.Operands[i].Access == Access.Label));
            }
        }

        return statements;
    }

    private static List<Statement> Loop(Kernel kernel, int level, List<Statement> body)
    {
        var extent = kernel.OuterRows[level];
        if (extent.IsRuntime)
        {
            return [new RowLoop("samples", 1, body.ToEquatableArray())];
        }

        if (level > 0 || kernel is not ProductKernel { IsShared: true })
        {
            return [new CountedLoop(Variable(kernel.OuterRows.Count - level + 1, isNested: true), Number(extent.Constant), 1, body.ToEquatableArray())];
        }

        var moved = kernel.Operands.Where(operand => operand.OuterRowStrides[0] != 0).Select(operand => new AdvanceToFirst(operand.Name, operand.OuterRowStrides[0]));
        return [new TakePart(extent.Constant, 1), .. moved, new RowLoop("rows", 1, body.ToEquatableArray())];
    }
}
