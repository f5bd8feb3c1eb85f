using System.Globalization;
using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Loops;

/// <summary>The terms of a product whose zero inputs are left out: one list of indices, in which each split has its part.</summary>
internal static class SparseTerms
{
    public const string Index = "k";

    /// <summary>Lists the indices, split by split; the last one takes the rest.</summary>
    public static IEnumerable<Statement> Find(ProductKernel kernel)
    {
        var terms = kernel.Terms.Constant / kernel.Splits;
        for (var split = 0; split < kernel.Splits; split++)
        {
            var end = split == kernel.Splits - 1 ? kernel.Terms.Constant : (split + 1) * terms;
            yield return new FindNonzero(End(split), kernel.Operands[1].Name, split * terms, end, End(split - 1));
        }
    }

    /// <summary>Where the list of a split ends.</summary>
    public static string End(int split) => split < 0 ? "0" : "end" + split.ToString(CultureInfo.InvariantCulture);
}
