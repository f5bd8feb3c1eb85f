using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Loops;

/// <content>The loops over the terms.</content>
internal sealed partial class ProductTile
{
    private void PointAtTerms()
    {
        _statements.Add(new Point(TermsReference(Lanes), elements.NameOf(Lanes)));
        if (Left is not null)
        {
            _statements.Add(new Point(TermsReference(Left), elements.NameOf(Left)));
        }
    }

    /// <summary>Sums the terms of a pass's splits, and moves on by one split.</summary>
    private void SumTerms(int pass)
    {
        if (kernel.SkipsZeros)
        {
            _statements.AddRange(SplitsOf(pass).Select(SparseSplit));
            return;
        }

        if (kernel.OuterTerms.Count > 0)
        {
            var isLoop = kernel.Terms.Constant > tile.Unroll;
            var terms = isLoop ? [TermLoop(pass)] : Turn(pass, kernel.Terms.Constant).ToList();
            _statements.AddRange(TermNest.Build(kernel.OuterTerms, [.. Factors.Select(factor => (factor, TermsReference(factor)))], terms, isLoop ? kernel.Terms.Constant : 0));
            return;
        }

        if (kernel.Terms.IsRuntime)
        {
            _statements.Add(new CountedLoop("k", "terms", 1, Turn(pass, 1).Concat(Advances(1)).ToEquatableArray()));
            return;
        }

        var isLast = pass == Passes - 1;
        if (TermsOfSplit > tile.Unroll)
        {
            _statements.Add(TermLoop(pass));
        }
        else
        {
            _statements.AddRange(Turn(pass, TermsOfSplit).Concat(!isLast || Rest > 0 ? Advances(TermsOfSplit) : []));
        }

        for (var term = 0; isLast && term < Rest; term++)
        {
            _statements.AddRange(Term(kernel.Splits - 1, ((kernel.Splits - Passes) * TermsOfSplit) + term, $"rest{Number(term)}"));
        }
    }

    private Statement TermLoop(int pass) =>
        new CountedLoop("k", Number(TermsOfSplit), tile.Unroll, Turn(pass, tile.Unroll).Concat(Advances(tile.Unroll)).ToEquatableArray());

    private Statement SparseSplit(int split)
    {
        List<Statement> body =
        [
            new PointAtIndex(TermsReference(Lanes), elements.NameOf(Lanes), SparseTerms.Index, Lanes.TermStride),
            new PointAtIndex(TermsReference(Left!), Left!.Name, SparseTerms.Index, 1),
            .. Term(split, 0, "0" + (kernel.Splits > 1 ? SplitLetters[split].ToString() : "")),
        ];
        return new IndexLoop(SparseTerms.Index, SparseTerms.End(split - 1), SparseTerms.End(split), body.ToEquatableArray());
    }

    /// <summary>Some consecutive terms of every split of a pass; the references have moved on by a split for each pass before.</summary>
    private IEnumerable<Statement> Turn(int pass, int terms) =>
        from term in Enumerable.Range(0, terms)
        from split in SplitsOf(pass)
        let suffix = Number(term) + (kernel.Splits > 1 ? SplitLetters[split].ToString() : "")
        from statement in Term(split, (kernel.Terms.IsRuntime ? 0 : (split - pass) * TermsOfSplit) + term, suffix)
        select statement;

    private IEnumerable<Statement> Advances(int terms) =>
        Factors.Where(factor => factor.TermStride != 0).Select(factor => new Advance(TermsReference(factor), terms * factor.TermStride));

    private string TermsReference(KernelOperand operand) => operand.Name + "k";

    /// <summary>One term of a split. A factor that is used once stands where it is used.</summary>
    private IEnumerable<Statement> Term(int split, int term, string suffix)
    {
        var lanes = new VectorExpression[elements.Vectors];
        for (var vector = 0; vector < elements.Vectors; vector++)
        {
            lanes[vector] = VectorOf(Lanes, term, 0, vector);
            if (elements.Rows > 1 && !IsPerRow(Lanes))
            {
                yield return new Declare(LanesName(suffix, vector), lanes[vector]);
                lanes[vector] = new Local(LanesName(suffix, vector));
            }
        }

        for (var row = 0; row < elements.Rows; row++)
        {
            VectorExpression? factor = Left is not { Access: Access.Broadcast } ? null : new Broadcast(TermsReference(Left), (term * Left.TermStride) + Left.OffsetOfRow(row));
            if (factor is not null && elements.Vectors > 1)
            {
                var name = Left!.Name + suffix + (elements.Rows > 1 ? "r" + Number(row) : "");
                yield return new Declare(name, factor);
                factor = new Local(name);
            }

            for (var vector = 0; vector < elements.Vectors; vector++)
            {
                var sum = new Local(Sum(split, row, vector));
                var right = !IsPerRow(Lanes) ? lanes[vector] : VectorOf(Lanes, term, row, vector);
                var left = Left is { Access: Access.Lanes } ? VectorOf(Left, term, row, vector) : factor;
                yield return new Assign(sum.Name, left is null ? new Combine(BinaryOperator.Add, sum, right) : new MultiplyAdd(left, right, sum));
            }
        }
    }

    private static bool IsPerRow(KernelOperand operand) => operand.RowStride != 0 || operand.RowOffsets.Count > 0;

    private VectorExpression VectorOf(KernelOperand operand, int term, int row, int vector) => elements.LoadAt(
        TermsReference(operand), (term * operand.TermStride) + operand.OffsetOfRow(row) + (vector * elements.Width) + elements.Base, operand, vector);

    private string LanesName(string suffix, int vector) => Lanes.Name + suffix + (elements.Vectors > 1 ? "v" + Number(vector) : "");
}
