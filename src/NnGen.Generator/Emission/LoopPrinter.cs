using NnGen.Generator.Loops;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>Prints a loop program as C# statements.</summary>
internal sealed class LoopPrinter(SourceWriter writer, int width, VectorDialect dialect)
{
    private const int SumsInLine = 7;
    private readonly VectorPrinter _vectors = new(width, dialect);

    public void Print(IEnumerable<Statement> statements)
    {
        foreach (var statement in statements)
        {
            Print(statement);
        }
    }

    private void Print(Statement statement)
    {
        switch (statement)
        {
            case Declare declare:
                writer.Lines($"var {declare.Name} = {_vectors.Print(declare.Value)};");
                break;
            case DeclareSums sums:
                foreach (var line in sums.Names.Select((name, i) => (name, i)).GroupBy(pair => pair.i / SumsInLine, pair => $"{pair.name} = {sums.Start ?? "default"}"))
                {
                    writer.Lines($"{dialect.Type} {string.Join(", ", line)};");
                }

                break;
            case Assign assign:
                writer.Lines($"{assign.Name} = {_vectors.Print(assign.Value)};");
                break;
            case Store store:
                writer.Lines(_vectors.PrintStore(store));
                break;
            case Point point:
                writer.Lines($"ref var {point.Name} = ref {point.From};");
                break;
            case TakePart take:
                writer.Lines($"""
                    int first = Part.Start({Number(take.Rows)}, {Number(take.Tile)}, part, parts);
                    int rows = Part.Start({Number(take.Rows)}, {Number(take.Tile)}, part + 1, parts) - first;
                    """);
                break;
            case AdvanceToFirst { RowStride: 1 } advance:
                writer.Lines($"{advance.Reference} = ref Unsafe.Add(ref {advance.Reference}, first);");
                break;
            case AdvanceToFirst advance:
                writer.Lines($"{advance.Reference} = ref Unsafe.Add(ref {advance.Reference}, first * {Number(advance.RowStride)});");
                break;
            case PointAtIndex point:
                writer.Lines($"ref var {point.Name} = ref Unsafe.Add(ref {point.From}, {point.Index}{(point.Stride == 1 ? "" : $" * {Number(point.Stride)}")});");
                break;
            case FindNonzero find:
                writer.Lines($"int {find.Name} = ZeroSkipping.Find(ref {find.Reference}, {Number(find.From)}, {Number(find.To)}, ref indices, {find.Before});");
                break;
            case IndexLoop loop:
                writer.Block($"for (int i = {loop.From}; i < {loop.To}; i++)", () =>
                {
                    writer.Lines($"int {loop.Index} = Unsafe.Add(ref indices, i);");
                    Print(loop.Body);
                });
                break;
            case Advance advance:
                writer.Lines($"{advance.Reference} = ref {(advance.IsOfLabels ? "Unsafe.Add" : "Lanes.Skip")}(ref {advance.Reference}, {Number(advance.Elements)});");
                break;
            case CountedLoop { Step: 1 } loop:
                writer.Block($"for (int {loop.Variable} = 0; {loop.Variable} < {loop.Limit}; {loop.Variable}++)", () => Print(loop.Body));
                break;
            case CountedLoop loop:
                writer.Block(
                    $"for (int {loop.Variable} = 0; {loop.Variable} < {loop.Limit}; {loop.Variable} += {Number(loop.Step)})", () => Print(loop.Body));
                break;
            case RowLoop { Step: 1 } loop:
                writer.Block($"for (; {loop.Counter} > 0; {loop.Counter}--)", () => Print(loop.Body));
                break;
            case RowLoop loop:
                writer.Block(
                    $"for (; {loop.Counter} >= {Number(loop.Step)}; {loop.Counter} -= {Number(loop.Step)})", () => Print(loop.Body));
                break;
            case Scope scope:
                writer.Block("", () => Print(scope.Body));
                break;
            default:
                throw new InvalidOperationException(statement.GetType().Name);
        }
    }
}
