using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Loops;

/// <summary>What follows a product's sums: the formulas over them, and the stores.</summary>
internal sealed class ProductEpilogue(ProductKernel kernel, TileElements elements)
{
    /// <summary>Applies the formulas to an element's sum, and stores.</summary>
    public List<Statement> Of(int row, int vector, VectorExpression sum)
    {
        var statements = new List<Statement>();
        var values = Values(row, vector, sum, statements);
        foreach (var store in kernel.Stores)
        {
            var operand = kernel.Operands[store.Operand];
            var value = kernel.Start == SumStart.Destination && elements.CountOf(vector) < elements.Width
                ? new FirstLanes(values[store.Value], elements.CountOf(vector), 0)
                : values[store.Value];
            statements.Add(new Store(elements.NameOf(operand), elements.OffsetOf(operand, row, vector), value, elements.Touchable(operand, vector)));
        }

        return statements;
    }

    /// <summary>Applies the formulas to an element's sum, and puts what they come to in the sum's place.</summary>
    public List<Statement> Within(int row, int vector, Local sum)
    {
        var statements = new List<Statement>();
        var result = Values(row, vector, sum, statements)[kernel.Operands.Count + kernel.Values.Count];
        return result == sum ? statements : [.. statements, new Assign(sum.Name, result)];
    }

    private Dictionary<int, VectorExpression> Values(int row, int vector, VectorExpression sum, List<Statement> statements)
    {
        var values = new Dictionary<int, VectorExpression> { [kernel.Operands.Count] = Named(sum, row, vector, statements) };
        var column = elements.ColumnOf(vector);
        for (var i = 0; i < kernel.Values.Count; i++)
        {
            var value = kernel.Values[i];
            var name = value.Name + elements.Suffix(row, vector);
            VectorExpression Argument(int number) => values.TryGetValue(number, out var known) ? known : Operand(number, row, vector);
            var expression = FormulaLoops.Translate(value.Expression, Argument, column, name, statements);
            var number = kernel.Operands.Count + 1 + i;
            if (UsesOf(number) > 1)
            {
                statements.Add(new Declare(name, expression));
                expression = new Local(name);
            }

            values[number] = expression;
        }

        return values;
    }

    private VectorExpression Named(VectorExpression sum, int row, int vector, List<Statement> statements)
    {
        if (sum is Local || UsesOf(kernel.Operands.Count) == 1)
        {
            return sum;
        }

        var name = "sum" + elements.Suffix(row, vector);
        statements.Add(new Declare(name, sum));
        return new Local(name);
    }

    private int UsesOf(int value) =>
        kernel.Stores.Count(store => store.Value == value) + (2 * kernel.Values.Count(other => ScalarArguments.Uses(other.Expression, value)));

    private VectorExpression Operand(int number, int row, int vector)
    {
        var operand = kernel.Operands[number];
        return operand.Access switch
        {
            Access.Full => elements.LoadOf(operand, row, vector),
            Access.SharedRow => elements.LoadOf(operand, 0, vector),
            Access.PerRow => new Broadcast(operand.Name, operand.OffsetOfRow(row)),
            Access.Label => new BroadcastLabel(operand.Name, operand.OffsetOfRow(row)),
            Access.Single => new Broadcast(operand.Name, 0),
            _ => new BroadcastValue(operand.Name),
        };
    }
}
