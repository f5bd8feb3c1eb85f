using NnGen.Generator.Graph;
using NnGen.Generator.Loops;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>Prints vector expressions at one width.</summary>
internal sealed class VectorPrinter(int width)
{
    private readonly int _bits = width * 32;

    private string Type => "Vector" + Number(_bits);

    public string Print(VectorExpression expression) => expression switch
    {
        Local local => local.Name,
        Load load => PrintLoad(load),
        Broadcast broadcast => $"Lanes.Broadcast{Number(_bits)}(ref {broadcast.Reference}, {Number(broadcast.Offset)})",
        BroadcastLabel label => $"{Type}.Create((float){Element(label.Reference, label.Offset)})",
        BroadcastValue value => $"{Type}.Create({value.Name})",
        Literal literal => PrintLiteral(literal.Value),
        ColumnIndex column => PrintColumn(column),
        LoopIndex index => $"{Type}.Create((float){index.Variable})",
        Apply apply => PrintApply(apply),
        Combine combine => $"{Operand(combine.Left)} {Symbol(combine.Operator)} {Operand(combine.Right)}",
        Choose choose => PrintChoose(choose),
        MultiplyAdd fma => $"{Type}.MultiplyAddEstimate({Print(fma.Left)}, {Print(fma.Right)}, {Print(fma.Addend)})",
        Greater greater => PrintGreater(Print(greater.Left), Print(greater.Right)),
        FirstLanes first => $"Lanes.First({Print(first.Operand)}, {Number(first.Count)}{(first.Rest == 0 ? "" : ", " + FloatText.Of(first.Rest))})",
        AccumulatedOrZero accumulated => $"accumulate ? {Print(accumulated.Memory)} : {Type}<float>.Zero",
        ReduceLanes reduce => $"{Type}.Create(Lanes.{(reduce.IsMax ? "Max" : "Sum")}({string.Join(", ", reduce.Parts.Select(Print))}))",
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    public string PrintStore(Store store)
    {
        if (store.Count == 1)
        {
            return $"{Element(store.Reference, store.Offset)} = {Operand(store.Value)}.ToScalar();";
        }

        return store.Count < width
            ? $"Lanes.Store({Print(store.Value)}, ref {store.Reference}, {Offset(store.Variable, store.Offset)}, {Number(store.Count)});"
            : $"{Operand(store.Value)}.StoreUnsafe(ref {store.Reference}{OffsetArgument(store.Variable, store.Offset)});";
    }

    private string PrintLoad(Load load) => load.Count < width
        ? $"Lanes.Load{Number(_bits)}(ref {load.Reference}, {Offset(load.Variable, load.Offset)}, {Number(load.Count)})"
        : $"Lanes.Load{Number(_bits)}(ref {load.Reference}, {IntegerOffset(load.Variable, load.Offset)})";

    private string PrintLiteral(double value) => value switch
    {
        0 when !IsNegativeZero(value) => $"{Type}<float>.Zero",
        1 => $"{Type}<float>.One",
        _ => $"{Type}.Create({FloatText.Of(value)})",
    };

    private string PrintColumn(ColumnIndex column)
    {
        var index = "Lanes.Index" + Number(_bits);
        return (column.Variable, column.Offset) switch
        {
            (null, 0) => index,
            (null, _) => $"({index} + {Type}.Create({FloatText.Of(column.Offset)}))",
            (_, 0) => $"({index} + {Type}.Create((float){column.Variable}))",
            _ => $"({index} + {Type}.Create((float)({column.Variable} + {Number(column.Offset)})))",
        };
    }

    private string PrintApply(Apply apply) => apply.Function switch
    {
        ScalarFunction.Negate => "-" + Operand(apply.Operand),
        ScalarFunction.Abs or ScalarFunction.Sqrt => $"{Type}.{apply.Function}({Print(apply.Operand)})",
        _ => $"VectorMath.{apply.Function}({Print(apply.Operand)})",
    };

    private string PrintChoose(Choose choose)
    {
        var comparison = choose.Comparison switch
        {
            Comparison.Less => "LessThan",
            Comparison.LessOrEqual => "LessThanOrEqual",
            _ => "Equals",
        };
        var condition = $"{Type}.{comparison}({Print(choose.Left)}, {Print(choose.Right)})";
        return $"{Type}.ConditionalSelect({condition}, {Print(choose.Then)}, {Print(choose.Else)})";
    }

    /// <summary>Written out, since the processors' own maximum differs in NaN and ±0.</summary>
    private string PrintGreater(string left, string right) =>
        $"{Type}.ConditionalSelect({Type}.LessThanOrEqual({left}, {right}) | ~{Type}.Equals({right}, {right}), {right}, {left})";

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

    private static string OffsetArgument(string? variable, int offset) => variable is null && offset == 0 ? "" : ", " + Offset(variable, offset);

    private static string IntegerOffset(string? variable, int offset) => (variable, offset) switch
    {
        (null, _) => Number(offset),
        (_, 0) => variable,
        _ => $"{variable} + {Number(offset)}",
    };

    private static string Offset(string? variable, int offset) => (variable, offset) switch
    {
        (null, _) => IntegerOffset(variable, offset),
        (_, 0) => $"(nuint){IntegerOffset(variable, offset)}",
        _ => $"(nuint)({IntegerOffset(variable, offset)})",
    };

    private static bool IsNegativeZero(double value) => value == 0 && BitConverter.DoubleToInt64Bits(value) != 0;
}
