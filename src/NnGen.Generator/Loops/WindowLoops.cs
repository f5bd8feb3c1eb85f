using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Loops;

/// <summary>
/// The loops of a window kernel: row by row, vector by vector of the columns, and for each the terms in order: written out where they are
/// few, else in loops.
/// </summary>
internal sealed class WindowLoops
{
    private const int MostTermsWrittenOut = 9;
    private const int MostVectorsWrittenOut = 1;
    private readonly WindowKernel _kernel;
    private readonly int _width;
    private readonly List<int> _reductions;

    private WindowLoops(WindowKernel kernel, int width)
    {
        (_kernel, _width) = (kernel, width);
        _reductions = [.. Enumerable.Range(0, kernel.Values.Count).Where(i => kernel.Values[i].Kind != WindowValueKind.Map)];
    }

    public static LoopProgram Build(WindowKernel kernel, int width) =>
        LoopProgram.Of(width, RowNest.Build(kernel, rows => new WindowLoops((WindowKernel)rows, width).Rows()));

    private List<Statement> Rows()
    {
        var body = Columns();
        if (_kernel.Rows.Constant == 1)
        {
            return body;
        }

        body.AddRange(_kernel.Operands.Where(operand => operand.RowStride != 0).Select(operand => new Advance(operand.Name, operand.RowStride)));
        return _kernel.Rows.IsRuntime
            ? [new RowLoop("rows", 1, body.ToEquatableArray())]
            : [new CountedLoop(RowNest.Variable(1, _kernel.IsNested), Number(_kernel.Rows.Constant), 1, body.ToEquatableArray())];
    }

    private List<Statement> Columns()
    {
        var (whole, statements) = (_kernel.Columns / _width, new List<Statement>());
        if (whole > MostVectorsWrittenOut)
        {
            statements.Add(new CountedLoop("column", Number(whole * _width), _width, Vector("column", 0, _width).ToEquatableArray()));
        }

        for (var first = whole > MostVectorsWrittenOut ? whole * _width : 0; first < _kernel.Columns; first += _width)
        {
            statements.Add(new Scope(Vector(null, first, Math.Min(_width, _kernel.Columns - first)).ToEquatableArray()));
        }

        return statements is [Scope only] ? [.. only.Body] : statements;
    }

    /// <summary>One vector of columns: its terms, the formulas over their reductions, and the stores.</summary>
    private List<Statement> Vector(string? variable, int first, int count)
    {
        var statements = new List<Statement>();
        var terms = _kernel.Terms.Aggregate(1, (product, extent) => product * extent);
        Accumulate(variable, first, count, terms, statements);
        var values = new Dictionary<int, VectorExpression>();
        for (var i = 0; i < _kernel.Values.Count; i++)
        {
            var value = _kernel.Values[i];
            if (value.Expression is not null)
            {
                VectorExpression Argument(int number) => values.TryGetValue(number, out var known) ? known : Operand(number, variable, first, count);
                var expression = FormulaLoops.Translate(
                    value.Expression, Argument, new(variable, first), value.Name, statements, loop => RowNest.Variable(loop, _kernel.IsNested));
                statements.Add(new Declare(value.Name, expression));
            }

            values[i + _kernel.Operands.Count] = new Local(value.Name);
        }

        statements.AddRange(_kernel.Stores.Select(store => new Store(
            _kernel.Operands[store.Operand].Name, first, values[store.Value], Touchable(_kernel.Operands[store.Operand], first, count)) { Variable = variable }));
        return statements;
    }

    private void Accumulate(string? variable, int first, int count, int terms, List<Statement> statements)
    {
        if (terms <= MostTermsWrittenOut)
        {
            for (var term = 0; term < terms; term++)
            {
                Term(operand => LoadOf(operand.Name, Offset(operand, term) + first, operand, variable, first, count), term == 0 ? null : new Literal(term), statements);
            }

            return;
        }

        statements.AddRange(_reductions.Select(i => new Declare(_kernel.Values[i].Name, new Literal(_kernel.Values[i].Kind == WindowValueKind.Max ? double.NegativeInfinity : 0))));
        var isCounted = _reductions.Any(i => _kernel.Values[i].Kind == WindowValueKind.ArgMax);
        if (isCounted)
        {
            statements.Add(new Declare("term", new Literal(0)));
        }

        var sources = _reductions.Select(i => _kernel.Operands[_kernel.Values[i].Source]).Distinct().ToArray();
        statements.AddRange(sources.Select(operand => new Point(operand.Name + "k", operand.Name)));
        var body = new List<Statement>();
        Term(operand => LoadOf(operand.Name + "k", first, operand, variable, first, count), new Local("term"), body);
        if (isCounted)
        {
            body.Add(new Assign("term", new Combine(BinaryOperator.Add, new Local("term"), new Literal(1))));
        }

        statements.AddRange(Loops(sources, body));
    }

    private List<Statement> Loops(KernelOperand[] sources, List<Statement> body)
    {
        var (last, factors) = (_kernel.Terms.Count - 1, sources.Select(operand => (operand, operand.Name + "k")).ToArray());
        var moves = sources.Where(operand => operand.TermStride != 0).Select(operand => new Advance(operand.Name + "k", operand.TermStride));
        var innermost = new CountedLoop("k", Number(_kernel.Terms[last]), 1, [.. body, .. moves]);
        return TermNest.Build(_kernel.Terms.Take(last).Select(extent => new Extent(extent)).ToEquatableArray(), factors, [innermost], _kernel.Terms[last]);
    }

    /// <summary>One term of every reduction; the first begins them where <paramref name="number"/> is missing.</summary>
    private void Term(Func<KernelOperand, VectorExpression> load, VectorExpression? number, List<Statement> statements)
    {
        var loaded = new Dictionary<int, VectorExpression>();
        foreach (var i in _reductions.OrderBy(i => _kernel.Values[i].Kind == WindowValueKind.Max))
        {
            var value = _kernel.Values[i];
            if (!loaded.TryGetValue(value.Source, out var next))
            {
                next = load(_kernel.Operands[value.Source]);
                if (number is not null && (value.Kind != WindowValueKind.Sum || _reductions.Count > 1))
                {
                    var name = "next" + (number is Literal literal ? Number((long)literal.Value) : "");
                    statements.Add(new Declare(name, next));
                    next = new Local(name);
                }

                loaded[value.Source] = next;
            }

            var known = new Local(value.Name);
            VectorExpression result = value.Kind switch
            {
                WindowValueKind.ArgMax when number is null => new Literal(0),
                WindowValueKind.ArgMax => new Choose(Comparison.Less, MaxOf(value.Source), next, number!, known),
                _ when number is null => next,
                WindowValueKind.Sum => new Combine(BinaryOperator.Add, known, next),
                _ => new Greater(known, next),
            };
            statements.Add(number is null ? new Declare(value.Name, result) : new Assign(value.Name, result));
        }
    }

    private Local MaxOf(int source) => new(_kernel.Values.First(value => value.Kind == WindowValueKind.Max && value.Source == source).Name);

    private int Offset(KernelOperand operand, int term)
    {
        var offset = 0;
        for (var level = _kernel.Terms.Count - 1; level >= 0; level--)
        {
            offset += term % _kernel.Terms[level] * StrideOf(operand, level);
            term /= _kernel.Terms[level];
        }

        return offset;
    }

    private int StrideOf(KernelOperand operand, int level) => level == _kernel.Terms.Count - 1 ? operand.TermStride : operand.OuterTermStrides[level];

    private VectorExpression Operand(int number, string? variable, int first, int count)
    {
        var operand = _kernel.Operands[number];
        return operand.Access switch
        {
            Access.Full or Access.SharedRow => LoadOf(operand.Name, first, operand, variable, first, count),
            Access.PerRow or Access.Single => new Broadcast(operand.Name, 0),
            _ => new BroadcastValue(operand.Name),
        };
    }

    private Load LoadOf(string reference, int offset, KernelOperand operand, string? variable, int first, int count) =>
        new(reference, offset, Touchable(operand, first, count)) { Variable = variable };

    private int Touchable(KernelOperand operand, int first, int count) => first + _width <= operand.Space ? _width : count;
}
