using System.Globalization;
using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Loops;

/// <summary>Where a register tile stands: <paramref name="Whole"/> tiles have no pads, and may stand in a loop over columns.</summary>
internal sealed record TilePlace(bool Whole, string? ColumnVariable, int FirstColumn, IReadOnlyDictionary<string, string> ColumnReferences);

/// <summary>One register tile of a product: the sums, and the formulas over them.</summary>
internal sealed class ProductTile(ProductKernel kernel, int width, Tile tile, int vectors, TilePlace place)
{
    private const string SplitLetters = "abcd";
    private readonly List<Statement> _statements = [];

    private KernelOperand Lanes => kernel.Operands[0];

    private KernelOperand? Left => kernel.LeftTermStride == 0 ? null : kernel.Operands[1];

    private int TermsOfSplit => kernel.Terms.Constant / kernel.Splits;

    private int Rest => kernel.Terms.IsRuntime ? 0 : kernel.Terms.Constant - (TermsOfSplit * kernel.Splits);

    private int Passes => kernel.Splits / tile.Splits;

    public IReadOnlyList<Statement> Build()
    {
        PointAtTerms();
        for (var pass = 0; pass < Passes; pass++)
        {
            StartSums(pass);
            SumTerms(pass);
            if (pass < Passes - 1)
            {
                ForEach((row, vector) => _statements.Add(new Assign(Sum(pass * tile.Splits, row, vector), Combined(pass, row, vector))));
            }
        }

        ForEach((row, vector) => _statements.AddRange(Finish(row, vector)));
        return _statements;
    }

    private void ForEach(Action<int, int> action)
    {
        for (var row = 0; row < tile.Rows; row++)
        {
            for (var vector = 0; vector < vectors; vector++)
            {
                action(row, vector);
            }
        }
    }

    private void StartSums(int pass)
    {
        foreach (var split in SplitsOf(pass))
        {
            if (split > 0 || kernel.Start == SumStart.Zero)
            {
                var sums = new List<string>();
                ForEach((row, vector) => sums.Add(Sum(split, row, vector)));
                _statements.Add(new DeclareZeros(sums.ToEquatableArray()));
            }
            else
            {
                ForEach((row, vector) => _statements.Add(new Declare(Sum(0, row, vector), Start(row, vector))));
            }
        }
    }

    private VectorExpression Start(int row, int vector) => kernel.Start switch
    {
        SumStart.Bias => LoadOf(kernel.Operands[kernel.StartOperand], 0, vector),
        _ => new AccumulatedOrZero(LoadOf(kernel.Operands[kernel.StartOperand], row, vector)),
    };

    private IEnumerable<int> SplitsOf(int pass) => Enumerable.Range(pass * tile.Splits, tile.Splits);

    private void PointAtTerms()
    {
        _statements.Add(new Point(TermsReference(Lanes), NameOf(Lanes)));
        if (Left is not null)
        {
            _statements.Add(new Point(TermsReference(Left), Left.Name));
        }
    }

    /// <summary>Sums the terms of a pass's splits, and moves on by one split.</summary>
    private void SumTerms(int pass)
    {
        if (kernel.Terms.IsRuntime)
        {
            _statements.Add(new CountedLoop("k", "terms", 1, Turn(pass, 1).Concat(Advances(1)).ToEquatableArray()));
            return;
        }

        var isLast = pass == Passes - 1;
        if (TermsOfSplit > tile.Unroll)
        {
            var body = Turn(pass, tile.Unroll).Concat(Advances(tile.Unroll)).ToEquatableArray();
            _statements.Add(new CountedLoop("k", Digits(TermsOfSplit), tile.Unroll, body));
        }
        else
        {
            _statements.AddRange(Turn(pass, TermsOfSplit).Concat(!isLast || Rest > 0 ? Advances(TermsOfSplit) : []));
        }

        for (var term = 0; isLast && term < Rest; term++)
        {
            _statements.AddRange(Term(kernel.Splits - 1, ((kernel.Splits - Passes) * TermsOfSplit) + term, $"rest{Digits(term)}"));
        }
    }

    /// <summary>Some consecutive terms of every split of a pass; the references have moved on by a split for each pass before.</summary>
    private IEnumerable<Statement> Turn(int pass, int terms) =>
        from term in Enumerable.Range(0, terms)
        from split in SplitsOf(pass)
        let suffix = Digits(term) + (kernel.Splits > 1 ? SplitLetters[split].ToString() : "")
        from statement in Term(split, (kernel.Terms.IsRuntime ? 0 : (split - pass) * TermsOfSplit) + term, suffix)
        select statement;

    private IEnumerable<Statement> Advances(int terms)
    {
        yield return new Advance(TermsReference(Lanes), terms * Lanes.RowStride);
        if (Left is not null)
        {
            yield return new Advance(TermsReference(Left), terms * kernel.LeftTermStride);
        }
    }

    private string TermsReference(KernelOperand operand) => operand.Name + "k";

    /// <summary>One term of a split. A factor that is used once stands where it is used.</summary>
    private IEnumerable<Statement> Term(int split, int term, string suffix)
    {
        var lanes = new VectorExpression[vectors];
        for (var vector = 0; vector < vectors; vector++)
        {
            lanes[vector] = LoadAt(TermsReference(Lanes), (term * Lanes.RowStride) + (vector * width) + Base, Lanes, vector);
            if (tile.Rows > 1)
            {
                yield return new Declare(LanesName(suffix, vector), lanes[vector]);
                lanes[vector] = new Local(LanesName(suffix, vector));
            }
        }

        for (var row = 0; row < tile.Rows; row++)
        {
            VectorExpression? factor = Left is null ? null : new Broadcast(TermsReference(Left), (term * kernel.LeftTermStride) + (row * LeftRowStride));
            if (factor is not null && vectors > 1)
            {
                var name = Left!.Name + suffix + (tile.Rows > 1 ? "r" + Digits(row) : "");
                yield return new Declare(name, factor);
                factor = new Local(name);
            }

            for (var vector = 0; vector < vectors; vector++)
            {
                var sum = new Local(Sum(split, row, vector));
                yield return new Assign(
                    sum.Name, factor is null ? new Combine(BinaryOperator.Add, sum, lanes[vector]) : new MultiplyAdd(factor, lanes[vector], sum));
            }
        }
    }

    private string LanesName(string suffix, int vector) => Lanes.Name + suffix + (vectors > 1 ? "v" + Digits(vector) : "");

    private int LeftRowStride => kernel.LeftTermStride == 1 ? Left!.RowStride : 1;

    /// <summary>Combines the splits, applies the formulas and stores.</summary>
    private List<Statement> Finish(int row, int vector)
    {
        var statements = new List<Statement>();
        var values = new Dictionary<int, VectorExpression> { [kernel.Operands.Count] = Total(row, vector, statements) };
        var column = new ColumnIndex(place.ColumnVariable, place.FirstColumn + (vector * width));
        for (var i = 0; i < kernel.Values.Count; i++)
        {
            var value = kernel.Values[i];
            var name = value.Name + Suffix(row, vector);
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

        foreach (var store in kernel.Stores)
        {
            var operand = kernel.Operands[store.Operand];
            var value = kernel.Start == SumStart.Destination && CountOf(vector) < width
                ? new FirstLanes(values[store.Value], CountOf(vector), 0)
                : values[store.Value];
            statements.Add(new Store(NameOf(operand), OffsetOf(operand, row, vector), value, Touchable(operand, vector)));
        }

        return statements;
    }

    private int UsesOf(int value) =>
        kernel.Stores.Count(store => store.Value == value) + (2 * kernel.Values.Count(other => ScalarArguments.Uses(other.Expression, value)));

    /// <summary>The element's whole sum.</summary>
    private VectorExpression Total(int row, int vector, List<Statement> statements)
    {
        var total = Combined(Passes - 1, row, vector);
        for (var pass = Passes - 2; pass >= 0; pass--)
        {
            total = new Combine(BinaryOperator.Add, new Local(Sum(pass * tile.Splits, row, vector)), total);
        }

        if (total is not Local)
        {
            statements.Add(new Declare("sum" + Suffix(row, vector), total));
            return new Local("sum" + Suffix(row, vector));
        }

        return total;
    }

    /// <summary>The sums of a pass, combined as ((0 + 1) + (2 + 3)).</summary>
    private VectorExpression Combined(int pass, int row, int vector)
    {
        var sums = SplitsOf(pass).Select(split => (VectorExpression)new Local(Sum(split, row, vector))).ToList();
        while (sums.Count > 1)
        {
            sums = [.. Enumerable.Range(0, sums.Count / 2).Select(i => new Combine(BinaryOperator.Add, sums[2 * i], sums[(2 * i) + 1]))];
        }

        return sums[0];
    }

    private VectorExpression Operand(int number, int row, int vector)
    {
        var operand = kernel.Operands[number];
        return operand.Access switch
        {
            Access.Full => LoadOf(operand, row, vector),
            Access.SharedRow => LoadOf(operand, 0, vector),
            Access.PerRow => new Broadcast(operand.Name, row * operand.RowStride),
            Access.Label => new BroadcastLabel(operand.Name, row * operand.RowStride),
            Access.Single => new Broadcast(operand.Name, 0),
            _ => new BroadcastValue(operand.Name),
        };
    }

    private Load LoadOf(KernelOperand operand, int row, int vector) => LoadAt(NameOf(operand), OffsetOf(operand, row, vector), operand, vector);

    private Load LoadAt(string reference, int offset, KernelOperand operand, int vector) => new(reference, offset, Touchable(operand, vector));

    private int OffsetOf(KernelOperand operand, int row, int vector) => (row * operand.RowStride) + (vector * width) + Base;

    /// <summary>The tile's first column counted from where the references point.</summary>
    private int Base => place.ColumnReferences.Count > 0 ? 0 : place.FirstColumn;

    /// <summary>The lanes of a vector that may be read or written: all, where the row has room for them.</summary>
    private int Touchable(KernelOperand operand, int vector) =>
        place.Whole || place.FirstColumn + ((vector + 1) * width) <= operand.Space ? width : CountOf(vector);

    /// <summary>The lanes of a vector that are no pads.</summary>
    private int CountOf(int vector) => place.Whole ? width : Math.Min(width, kernel.Columns - place.FirstColumn - (vector * width));

    private string NameOf(KernelOperand operand) => place.ColumnReferences.TryGetValue(operand.Name, out var name) ? name : operand.Name;

    private string Sum(int split, int row, int vector) => (kernel.Splits > 1 ? SplitLetters[split].ToString() : "") + "sum" + Suffix(row, vector);

    private string Suffix(int row, int vector) => (tile.Rows, vectors) switch
    {
        (1, 1) => "",
        (1, _) => Digits(vector),
        (_, 1) => Digits(row),
        _ => $"{Digits(row)}_{Digits(vector)}",
    };

    private static string Digits(int value) => value.ToString(CultureInfo.InvariantCulture);
}
