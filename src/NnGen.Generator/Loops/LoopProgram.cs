using NnGen.Generator.Graph;

namespace NnGen.Generator.Loops;

/// <summary>A vector of as many floats as the width the program is built for.</summary>
internal abstract record VectorExpression;

/// <summary>A local vector by its name.</summary>
internal sealed record Local(string Name) : VectorExpression;

/// <summary>Consecutive floats at an offset from a reference; only the first <paramref name="Count"/> may be touched.</summary>
internal sealed record Load(string Reference, int Offset, int Count) : VectorExpression
{
    /// <summary>A loop variable added to the offset, if any.</summary>
    public string? Variable { get; init; }
}

/// <summary>One float from memory in every lane.</summary>
internal sealed record Broadcast(string Reference, int Offset) : VectorExpression;

/// <summary>One integer from memory, as a float in every lane.</summary>
internal sealed record BroadcastLabel(string Reference, int Offset) : VectorExpression;

/// <summary>A float parameter of the method in every lane.</summary>
internal sealed record BroadcastValue(string Name) : VectorExpression;

internal sealed record Literal(double Value) : VectorExpression;

/// <summary>The column each lane stands for: a loop variable, if any, plus an offset plus the lane's number.</summary>
internal sealed record ColumnIndex(string? Variable, int Offset) : VectorExpression;

/// <summary>A loop variable in every lane.</summary>
internal sealed record LoopIndex(string Variable) : VectorExpression;

internal sealed record Apply(ScalarFunction Function, VectorExpression Operand) : VectorExpression;

internal sealed record Combine(BinaryOperator Operator, VectorExpression Left, VectorExpression Right) : VectorExpression;

internal sealed record Choose(
    Comparison Comparison, VectorExpression Left, VectorExpression Right, VectorExpression Then, VectorExpression Else) : VectorExpression;

/// <summary>Left · right + addend, rounded once where the machine can.</summary>
internal sealed record MultiplyAdd(VectorExpression Left, VectorExpression Right, VectorExpression Addend) : VectorExpression;

/// <summary>The greater of two, or NaN where either is.</summary>
internal sealed record Greater(VectorExpression Left, VectorExpression Right) : VectorExpression;

/// <summary>The first lanes of a vector, the rest filled with a constant.</summary>
internal sealed record FirstLanes(VectorExpression Operand, int Count, double Rest) : VectorExpression;

/// <summary>What memory holds where the call accumulates, else 0.</summary>
internal sealed record AccumulatedOrZero(VectorExpression Memory) : VectorExpression;

/// <summary>The 16 lanes of all parts reduced by the fixed tree, in every lane.</summary>
internal sealed record ReduceLanes(bool IsMax, EquatableArray<VectorExpression> Parts) : VectorExpression;

internal abstract record Statement;

internal sealed record Declare(string Name, VectorExpression Value) : Statement;

/// <summary>Declares vectors that start as another local, or as zeros.</summary>
internal sealed record DeclareSums(EquatableArray<string> Names, string? Start = null) : Statement;

internal sealed record Assign(string Name, VectorExpression Value) : Statement;

/// <summary>Stores the first <paramref name="Count"/> lanes.</summary>
internal sealed record Store(string Reference, int Offset, VectorExpression Value, int Count) : Statement
{
    /// <summary>A loop variable added to the offset, if any.</summary>
    public string? Variable { get; init; }
}

/// <summary>A local reference into the memory of another.</summary>
internal sealed record Point(string Name, string From) : Statement;

/// <summary>Declares <c>first</c> and <c>rows</c>: the call's part of so many rows, in whole tiles.</summary>
internal sealed record TakePart(int Rows, int Tile) : Statement;

/// <summary>Moves a reference on to the row <c>first</c>.</summary>
internal sealed record AdvanceToFirst(string Reference, int RowStride) : Statement;

/// <summary>A local reference to the term of an index.</summary>
internal sealed record PointAtIndex(string Name, string From, string Index, int Stride) : Statement;

/// <summary>Lists the indices of a row's inputs that are not zero from one index up to another, behind those listed before.</summary>
internal sealed record FindNonzero(string Name, string Reference, int From, int To, string Before) : Statement;

/// <summary>For each listed index from one place in the list up to another.</summary>
internal sealed record IndexLoop(string Index, string From, string To, EquatableArray<Statement> Body) : Statement;

/// <summary>Moves a reference on by a number of elements.</summary>
internal sealed record Advance(string Reference, int Elements, bool IsOfLabels = false) : Statement;

/// <summary>variable = 0, step, 2·step, … below a constant or named limit.</summary>
internal sealed record CountedLoop(string Variable, string Limit, int Step, EquatableArray<Statement> Body) : Statement;

/// <summary>As long as the counter holds at least <paramref name="Step"/> rows.</summary>
internal sealed record RowLoop(string Counter, int Step, EquatableArray<Statement> Body) : Statement;

/// <summary>Statements with locals of their own.</summary>
internal sealed record Scope(EquatableArray<Statement> Body) : Statement;

/// <summary>The body of a kernel at one vector width.</summary>
internal sealed record LoopProgram(int Width, EquatableArray<Statement> Body)
{
    public static LoopProgram Of(int width, IEnumerable<Statement> body) => new(width, Scopes.Unwrap(body));
}
