using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Loops;

/// <summary>
/// The loops of a product: tiles of many rows, then of fewer; within each the columns tile by tile; innermost the terms, with one
/// accumulator for each split, row and vector of the tile.
/// </summary>
internal sealed class ProductLoops
{
    private readonly ProductKernel _kernel;
    private readonly int _width;
    private readonly int _columns;
    private readonly List<KernelOperand> _perRow;

    private ProductLoops(ProductKernel kernel, int width)
    {
        (_kernel, _width, _columns) = (kernel, width, Tiling.ColumnsToCompute(kernel, width));
        _perRow = [.. kernel.AllOperands.Where(operand => operand.RowStride != 0)];
    }

    public static LoopProgram Build(ProductKernel kernel, int width) =>
        LoopProgram.Of(width, RowNest.Build(kernel, rows => new ProductLoops((ProductKernel)rows, width).Rows()));

    private List<Statement> Rows()
    {
        var tiles = Tiling.ForRows(_kernel, _width);
        if (_kernel.SkipsZeros)
        {
            return [.. SparseTerms.Find(_kernel), .. ConstantRows(tiles[tiles.Count - 1])];
        }

        return _kernel.Rows.IsRuntime ? [.. tiles.Select(tile => new RowLoop("rows", tile.Rows, RowTile(tile, advance: true)))]
            : _kernel is { IsShared: true, IsNested: false } ? RowsOfPart(tiles[0])
            : ConstantRows(tiles[0]);
    }

    /// <summary>A gradient's rows are shared out among threads: whole tiles, and for one of them the rest.</summary>
    private List<Statement> RowsOfPart(Tile tile)
    {
        var (all, rest) = (_kernel.Rows.Constant, _kernel.Rows.Constant % tile.Rows);
        List<Statement> statements =
        [
            new TakePart(all, tile.Rows),
            .. _perRow.Select(operand => new AdvanceToFirst(operand.Name, operand.RowStride)),
            new RowLoop("rows", tile.Rows, RowTile(tile, advance: all > tile.Rows)),
        ];
        if (rest > 0)
        {
            statements.Add(new RowLoop("rows", rest, RowTile(Tiling.ForRest(_kernel, _width, rest), advance: false)));
        }

        return statements;
    }

    private List<Statement> ConstantRows(Tile tile)
    {
        var statements = new List<Statement>();
        var (whole, rest) = (_kernel.Rows.Constant / tile.Rows, _kernel.Rows.Constant % tile.Rows);
        statements.Add(whole > 1
            ? new CountedLoop(RowNest.Variable(1, _kernel.IsNested), Number(whole * tile.Rows), tile.Rows, RowTile(tile, advance: true))
            : new Scope(RowTile(tile, advance: rest > 0)));
        if (rest > 0)
        {
            statements.Add(new Scope(RowTile(Tiling.ForRest(_kernel, _width, rest), advance: false)));
        }

        return statements;
    }

    /// <summary>All columns of a tile of rows.</summary>
    private EquatableArray<Statement> RowTile(Tile tile, bool advance)
    {
        var statements = new List<Statement>();
        var whole = _columns / _width / tile.Vectors;
        var rest = Tiling.Vectors(_columns, _width) - (whole * tile.Vectors);
        var names = new Dictionary<string, string>();
        if (whole > 1 || (whole == 1 && rest > 0))
        {
            foreach (var operand in _kernel.AllOperands.Where(IsPerColumn))
            {
                names[operand.Name] = operand.Name + "c";
                statements.Add(new Point(operand.Name + "c", operand.Name));
            }
        }

        if (whole > 0)
        {
            var body = ColumnTile(tile, tile.Vectors, new(true, whole > 1 ? "column" : null, 0, names)).ToList();
            body.AddRange(names.Values.Where(_ => whole > 1 || rest > 0).Select(name => new Advance(name, tile.Vectors * _width)));
            var limit = whole * tile.Vectors * _width;
            statements.Add(whole > 1
                ? new CountedLoop("column", Number(limit), tile.Vectors * _width, body.ToEquatableArray())
                : new Scope(body.ToEquatableArray()));
        }

        if (rest > 0)
        {
            var place = new TilePlace(false, null, whole * tile.Vectors * _width, names);
            statements.Add(new Scope(ColumnTile(tile, rest, place).ToEquatableArray()));
        }

        if (advance)
        {
            statements.AddRange(_perRow.Select(operand => new Advance(operand.Name, tile.Rows * operand.RowStride, operand.Access == Access.Label)));
        }

        return statements.ToEquatableArray();
    }

    private IReadOnlyList<Statement> ColumnTile(Tile tile, int vectors, TilePlace place) =>
        new ProductTile(_kernel, tile, new(_kernel, _width, tile.Rows, vectors, place)).Build();

    private static bool IsPerColumn(KernelOperand operand) => operand.Access is Access.Full or Access.SharedRow or Access.Lanes;
}
