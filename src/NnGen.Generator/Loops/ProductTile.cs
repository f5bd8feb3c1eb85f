using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Loops;

/// <summary>One register tile of a product: the sums over the terms, some splits at a time, and what follows them.</summary>
internal sealed partial class ProductTile(ProductKernel kernel, Tile tile, TileElements elements)
{
    private const string SplitLetters = "abcd";
    private readonly List<Statement> _statements = [];

    private KernelOperand Lanes => kernel.Operands[0];

    private KernelOperand? Left => kernel.HasLeft ? kernel.Operands[1] : null;

    private IEnumerable<KernelOperand> Factors => Left is null ? [Lanes] : [Lanes, Left];

    private int TermsOfSplit => kernel.Terms.Constant / kernel.Splits;

    private int Rest => kernel.Terms.IsRuntime ? 0 : kernel.Terms.Constant - (TermsOfSplit * kernel.Splits);

    private int Passes => kernel.Splits / tile.Splits;

    public IReadOnlyList<Statement> Build()
    {
        AddSums();
        var epilogue = new ProductEpilogue(kernel, elements);
        elements.ForEach((row, vector) => _statements.AddRange(epilogue.Of(row, vector, Total(row, vector))));
        return _statements;
    }

    /// <summary>The same without storing: what the sums come to stays in their registers.</summary>
    private List<Statement> BuildStart()
    {
        AddSums();
        var epilogue = new ProductEpilogue(kernel, elements);
        elements.ForEach((row, vector) => _statements.AddRange(epilogue.Within(row, vector, (Local)Total(row, vector))));
        return _statements;
    }

    private void AddSums()
    {
        if (kernel.StartProduct is { } start)
        {
            _statements.AddRange(new ProductTile(start, Tiling.ForRows(start, elements.Width)[0], elements.Of(start)).BuildStart());
        }

        if (!kernel.SkipsZeros)
        {
            PointAtTerms();
        }

        for (var pass = 0; pass < Passes; pass++)
        {
            StartSums(pass);
            SumTerms(pass);
            if (pass < Passes - 1)
            {
                elements.ForEach((row, vector) => _statements.Add(new Assign(Sum(pass * tile.Splits, row, vector), Combined(pass, row, vector))));
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
                elements.ForEach((row, vector) => sums.Add(Sum(split, row, vector)));
                _statements.Add(new DeclareSums(sums.ToEquatableArray()));
            }
            else if (kernel.Start == SumStart.Product)
            {
                continue;
            }
            else if (kernel.Start == SumStart.Bias && elements.Rows > 1)
            {
                StartFromBias();
            }
            else
            {
                elements.ForEach((row, vector) => _statements.Add(new Declare(Sum(0, row, vector), Start(row, vector))));
            }
        }
    }

    /// <summary>All rows start from the same vectors.</summary>
    private void StartFromBias()
    {
        for (var vector = 0; vector < elements.Vectors; vector++)
        {
            var start = "start" + (elements.Vectors > 1 ? Number(vector) : "");
            var sums = Enumerable.Range(0, elements.Rows).Select(row => Sum(0, row, vector));
            _statements.Add(new Declare(start, Start(0, vector)));
            _statements.Add(new DeclareSums(sums.ToEquatableArray(), start));
        }
    }

    private VectorExpression Start(int row, int vector) => kernel.Start switch
    {
        SumStart.Bias => elements.LoadOf(kernel.Operands[kernel.StartOperand], 0, vector),
        SumStart.Rows => elements.LoadOf(kernel.Operands[kernel.StartOperand], row, vector),
        _ => new AccumulatedOrZero(elements.LoadOf(kernel.Operands[kernel.StartOperand], row, vector)),
    };

    private IEnumerable<int> SplitsOf(int pass) => Enumerable.Range(pass * tile.Splits, tile.Splits);

    /// <summary>An element's whole sum. Where zeros may be skipped, adding +0 makes +0 of −0.</summary>
    private VectorExpression Total(int row, int vector)
    {
        var total = SumOf(row, vector);
        if (!kernel.MaySkipZeros)
        {
            return total;
        }

        var positive = new Combine(BinaryOperator.Add, total, new Literal(0));
        if (total is not Local sum)
        {
            return positive;
        }

        _statements.Add(new Assign(sum.Name, positive));
        return sum;
    }

    private VectorExpression SumOf(int row, int vector)
    {
        var total = Combined(Passes - 1, row, vector);
        for (var pass = Passes - 2; pass >= 0; pass--)
        {
            total = new Combine(BinaryOperator.Add, new Local(Sum(pass * tile.Splits, row, vector)), total);
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

    private string Sum(int split, int row, int vector) => (kernel.Splits > 1 ? SplitLetters[split].ToString() : "") + "sum" + elements.Suffix(row, vector);
}
