using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Loops;

/// <summary>
/// The loops of a row kernel: row by row, pass by pass. A pass runs over the row in blocks of 16 columns, so that the lanes of a
/// reduction are the same at every vector width; a row of one block stays in registers. A loop of one function has a vector a turn: its constants fill the registers.
/// </summary>
internal sealed class RowLoops
{
    private const int BlockColumns = 16;
    private readonly RowKernel _kernel;
    private readonly int _width;
    private readonly RowValues _values;

    private RowLoops(RowKernel kernel, int width)
    {
        (_kernel, _width) = (kernel, width);
        _values = new(kernel, width);
    }

    public static LoopProgram Build(RowKernel kernel, int width) =>
        LoopProgram.Of(width, RowNest.Build(kernel, rows => new RowLoops((RowKernel)rows, width).Rows()));

    private List<Statement> Rows()
    {
        var turns = RowTurn.All(_kernel).ToList();
        var body = turns.Count == 1 ? Body() : Turns(turns);
        if (_kernel.Rows.Constant == 1)
        {
            return body;
        }

        body.AddRange(_kernel.Operands
            .Where(operand => operand.RowStride != 0)
            .Select(operand => new Advance(operand.Name, operand.RowStride, operand.Access == Access.Label)));
        return _kernel.Rows.IsRuntime
            ? [new RowLoop("rows", 1, body.ToEquatableArray())]
            : [new CountedLoop(RowNest.Variable(1, _kernel.IsNested), Number(_kernel.Rows.Constant), 1, body.ToEquatableArray())];
    }

    /// <summary>Maps at several places, one after the other for each vector of the columns.</summary>
    private List<Statement> Turns(IEnumerable<RowKernel> turns)
    {
        if (_kernel.Columns <= _width || _kernel.Columns % _width != 0)
        {
            return [.. turns.SelectMany(turn => new RowLoops(turn, _width).Body())];
        }

        var body = new List<Statement>();
        foreach (var turn in turns)
        {
            var places = new RowLoops(turn, _width);
            places.Block(0, places._values.RowStoresOf(0), new("column", 0, _width, IsOnly: false), body);
        }

        return [new CountedLoop("column", Number(_kernel.Columns), _width, body.ToEquatableArray())];
    }

    private List<Statement> Body()
    {
        var body = new List<Statement>();
        for (var pass = 0; pass <= _values.LastPass; pass++)
        {
            Pass(pass, body);
        }

        return body;
    }

    private void Pass(int pass, List<Statement> body)
    {
        _values.Begin(pass, body);
        var reductions = _values.ReductionsOf(pass);
        foreach (var stores in _values.LoopsOf(pass).Where(stores => reductions.Count + stores.Count > 0))
        {
            Blocks(pass, stores, body);
        }

        _values.Finish(pass, body);
    }

    private void Blocks(int pass, IReadOnlyList<KernelStore> stores, List<Statement> body)
    {
        var block = _kernel.HasLoopPerFunction ? _width : BlockColumns;
        var (whole, rest) = (_kernel.Columns / block, _kernel.Columns % block);
        if (whole + (rest > 0 ? 1 : 0) == 1)
        {
            Block(pass, stores, new(null, 0, _kernel.Columns, IsOnly: true), body);
            return;
        }

        foreach (var reduction in _values.ReductionsOf(pass))
        {
            body.AddRange(_values.Accumulators(reduction));
        }

        var loop = new List<Statement>();
        Block(pass, stores, new("column", 0, block, IsOnly: false), loop);
        body.Add(new CountedLoop("column", Number(whole * block), block, loop.ToEquatableArray()));
        if (rest > 0)
        {
            var tail = new List<Statement>();
            Block(pass, stores, new(null, whole * block, rest, IsOnly: false), tail);
            body.Add(new Scope(tail.ToEquatableArray()));
        }
    }

    private void Block(int pass, IReadOnlyList<KernelStore> stores, RowBlock block, List<Statement> statements)
    {
        _values.Enter(block);
        for (var group = 0; group * _width < block.Columns; group++)
        {
            foreach (var reduction in _values.ReductionsOf(pass))
            {
                _values.Accumulate(reduction, group, statements);
            }

            foreach (var store in stores)
            {
                _values.StoreRow(store, group, statements);
            }
        }
    }
}

/// <summary>Columns of a row: from a constant or, in a loop, from the loop's variable.</summary>
internal sealed record RowBlock(string? Variable, int First, int Columns, bool IsOnly);
