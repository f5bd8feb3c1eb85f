using NnGen.Generator.Graph;

namespace NnGen.Generator.Loops;

/// <summary>
/// Turns scalar formulas into vector expressions. A subexpression or operand that occurs more than once gets a local of its own.
/// </summary>
internal static class FormulaLoops
{
    /// <summary>Without s: "as" and "is" are no names.</summary>
    private const string Letters = "pqrtuvwxyz";

    /// <summary>Translates a formula.</summary>
    /// <param name="expression">The formula, over numbered arguments.</param>
    /// <param name="argument">The vector of an argument.</param>
    /// <param name="column">The column of the first lane.</param>
    /// <param name="name">The stem of locals' names.</param>
    /// <param name="statements">Where locals are declared.</param>
    /// <param name="loop">The variable of the loop so many loops out from the columns, where formulas may ask for it.</param>
    public static VectorExpression Translate(
        ScalarExpression expression, Func<int, VectorExpression> argument, ColumnIndex column, string name, List<Statement> statements,
        Func<int, string>? loop = null)
    {
        var counts = new Dictionary<ScalarExpression, int>();
        Count(expression, counts);
        var locals = new Dictionary<ScalarExpression, VectorExpression>();

        VectorExpression Visit(ScalarExpression node)
        {
            if (locals.TryGetValue(node, out var known))
            {
                return known;
            }

            var vector = Build(node);
            if (counts[node] > 1 && vector is not (Local or Literal))
            {
                var local = $"{name}{Letters[locals.Count % Letters.Length]}{(locals.Count < Letters.Length ? "" : Words.Number(locals.Count / Letters.Length))}";
                statements.Add(new Declare(local, vector));
                vector = new Local(local);
                locals[node] = vector;
            }

            return vector;
        }

        VectorExpression Build(ScalarExpression node) => node switch
        {
            ScalarArgument a => argument(a.Index),
            ScalarConstant c => new Literal(c.Value),
            ScalarIndex { AxisFromLast: 0 } => column,
            ScalarIndex index when loop is not null => new LoopIndex(loop(index.AxisFromLast)),
            ScalarUnary u => new Apply(u.Function, Visit(u.Operand)),
            ScalarBinary b => new Combine(b.Operator, Visit(b.Left), Visit(b.Right)),
            ScalarSelect s => new Choose(s.Comparison, Visit(s.Left), Visit(s.Right), Visit(s.Then), Visit(s.Else)),
            _ => throw new InvalidOperationException("The index along this axis is unknown here."),
        };

        return Visit(expression);
    }

    private static void Count(ScalarExpression node, Dictionary<ScalarExpression, int> counts)
    {
        var before = counts.TryGetValue(node, out var count) ? count : 0;
        counts[node] = before + 1;
        if (before > 0)
        {
            return;
        }

        switch (node)
        {
            case ScalarUnary u:
                Count(u.Operand, counts);
                break;
            case ScalarBinary b:
                Count(b.Left, counts);
                Count(b.Right, counts);
                break;
            case ScalarSelect s:
                Count(s.Left, counts);
                Count(s.Right, counts);
                Count(s.Then, counts);
                Count(s.Else, counts);
                break;
        }
    }
}
