using System.Globalization;

namespace NnGen.Generator.Graph;

/// <summary>The loop variables of a contraction or view: a letter and an extent each, <see cref="Batch"/> for N.</summary>
internal sealed record IterationSpace(string Letters, EquatableArray<int> Extents)
{
    /// <summary>The extent that stands for N, known only when the code runs.</summary>
    public const int Batch = -1;

    public int Count => Letters.Length;
}

/// <summary>One index as an affine function of the loop variables: Σ coefficient · variable + offset.</summary>
internal sealed record AffineIndex(EquatableArray<int> Coefficients, int Offset)
{
    /// <summary>The variable this index is, with coefficient 1 and without offset, or −1.</summary>
    public int Variable
    {
        get
        {
            var found = -1;
            for (var v = 0; v < Coefficients.Count; v++)
            {
                if (Coefficients[v] != 0 && (found >= 0 || Coefficients[v] != 1))
                {
                    return -1;
                }

                found = Coefficients[v] == 1 ? v : found;
            }

            return Offset == 0 ? found : -1;
        }
    }

    public int Evaluate(ReadOnlySpan<int> variables)
    {
        var index = Offset;
        for (var v = 0; v < Coefficients.Count; v++)
        {
            index += Coefficients[v] * variables[v];
        }

        return index;
    }

    /// <summary>The least and greatest value over the space; axes of extent N count as one element.</summary>
    public (int Least, int Greatest) Range(IterationSpace space)
    {
        var (least, greatest) = (Offset, Offset);
        for (var v = 0; v < Coefficients.Count; v++)
        {
            var reach = Coefficients[v] * (Math.Max(space.Extents[v], 1) - 1);
            least += Math.Min(reach, 0);
            greatest += Math.Max(reach, 0);
        }

        return (least, greatest);
    }

    public string ToString(IterationSpace space)
    {
        var terms = new List<string>();
        for (var v = 0; v < Coefficients.Count; v++)
        {
            if (Coefficients[v] != 0)
            {
                var factor = Coefficients[v] == 1 ? "" : Coefficients[v].ToString(CultureInfo.InvariantCulture);
                terms.Add(factor + space.Letters[v]);
            }
        }

        if (Offset != 0 || terms.Count == 0)
        {
            terms.Add(Offset.ToString(CultureInfo.InvariantCulture));
        }

        return string.Join("+", terms);
    }
}

/// <summary>An index for each axis of a tensor, N first where it has one.</summary>
internal sealed record AffineMap(EquatableArray<AffineIndex> Indices)
{
    /// <summary>Whether every index is one distinct variable; elements and points correspond one to one if their numbers agree too.</summary>
    public bool IsPermutation
    {
        get
        {
            var variables = Indices.Select(index => index.Variable).ToArray();
            return variables.All(v => v >= 0) && variables.Distinct().Count() == variables.Length;
        }
    }

    public string ToString(IterationSpace space) => string.Join(" ", Indices.Select(index => index.ToString(space)));
}
