using NnGen.Generator.Graph;
using NnGen.Generator.Loops;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>Prints vector expressions.</summary>
/// <param name="width">The floats of a vector.</param>
/// <param name="dialect">What its vectors are called.</param>
internal sealed class VectorPrinter(int width, VectorDialect dialect)
{

    public string Print(VectorExpression expression) => expression switch
    {
        Local local => local.Name,
        Load load => PrintLoad(load),
        Broadcast broadcast => $"{dialect.Memory("Broadcast")}(ref {broadcast.Reference}, {Number(broadcast.Offset)})",
        BroadcastLabel label => $"{dialect.Operations}.Create((float){Element(label.Reference, label.Offset)})",
        BroadcastValue value => $"{dialect.Operations}.Create({value.Name})",
        Literal literal => PrintLiteral(literal.Value),
        ColumnIndex column => PrintColumn(column),
        LoopIndex index => $"{dialect.Operations}.Create((float){index.Variable})",
        Apply apply => PrintApply(apply),
        Combine combine => $"{Operand(combine.Left)} {Symbol(combine.Operator)} {Operand(combine.Right)}",
        Choose choose => PrintChoose(choose),
        MultiplyAdd fma => $"{dialect.Operations}.MultiplyAddEstimate({Print(fma.Left)}, {Print(fma.Right)}, {Print(fma.Addend)})",
        Greater greater => $"{dialect.Lanes}.Greater({Print(greater.Left)}, {Print(greater.Right)})",
        FirstLanes first => $"{dialect.Lanes}.First({Print(first.Operand)}, {Number(first.Count)}{(first.Rest == 0 ? "" : ", " + FloatText.Of(first.Rest))})",
        AccumulatedOrZero accumulated => $"accumulate ? {Print(accumulated.Memory)} : {dialect.Type}.Zero",
        ReduceLanes reduce => dialect.Reduction($"{dialect.Lanes}.{(reduce.IsMax ? "Max" : "Sum")}({string.Join(", ", reduce.Parts.Select(Print))})"),
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    public string PrintStore(Store store)
    {
        if (store.Count == 1)
        {
            return $"{Element(store.Reference, store.Offset)} = {Operand(store.Value)}.ToScalar();";
        }

        var offset = Offset(store.Variable, store.Offset);
        return store.Count < width
            ? dialect.StoreFirst(Print(store.Value), Operand(store.Value), store.Reference, offset, Number(store.Count))
            : dialect.Store(Operand(store.Value), store.Reference, offset);
    }

    private string PrintLoad(Load load) =>
        $"{dialect.Memory("Load")}(ref {load.Reference}, {Offset(load.Variable, load.Offset)}{(load.Count < width ? ", " + Number(load.Count) : "")})";

    private string PrintLiteral(double value) => value switch
    {
        0 when !IsNegativeZero(value) => dialect.Type + ".Zero",
        1 => dialect.Type + ".One",
        _ => $"{dialect.Operations}.Create({FloatText.Of(value)})",
    };

    private string PrintColumn(ColumnIndex column) => (column.Variable, column.Offset) switch
    {
        (null, 0) => dialect.Index,
        (null, _) => $"({dialect.Index} + {dialect.Operations}.Create({FloatText.Of(column.Offset)}))",
        (_, 0) => $"({dialect.Index} + {dialect.Operations}.Create((float){column.Variable}))",
        _ => $"({dialect.Index} + {dialect.Operations}.Create((float)({column.Variable} + {Number(column.Offset)})))",
    };

    private string PrintApply(Apply apply) => apply.Function switch
    {
        ScalarFunction.Negate => "-" + Operand(apply.Operand),
        ScalarFunction.Abs or ScalarFunction.Sqrt => $"{dialect.Operations}.{apply.Function}({Print(apply.Operand)})",
        _ => $"{dialect.Functions}.{apply.Function}({Print(apply.Operand)})",
    };

    private string PrintChoose(Choose choose) => dialect.Select(
        choose.Comparison switch { Comparison.Less => "Less", Comparison.LessOrEqual => "LessOrEqual", _ => "Equal" },
        Print(choose.Left), Print(choose.Right), Print(choose.Then), Print(choose.Else));

    private string Operand(VectorExpression expression) => expression is Combine or Apply { Function: ScalarFunction.Negate } or AccumulatedOrZero
        ? $"({Print(expression)})"
        : Print(expression);

    private static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        _ => "/",
    };

    private static string Element(string reference, int offset) => offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {Number(offset)})";

    private static string Offset(string? variable, int offset) => (variable, offset) switch
    {
        (null, _) => Number(offset),
        (_, 0) => variable,
        _ => $"{variable} + {Number(offset)}",
    };

    private static bool IsNegativeZero(double value) => value == 0 && BitConverter.DoubleToInt64Bits(value) != 0;
}
