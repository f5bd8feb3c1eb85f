using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Loops;

/// <summary>The loops over the terms of a product or a window: when one has ended, its references are moved on to where the next begins.</summary>
internal static class TermNest
{
    private static readonly string[] Variables = ["kRow", "kPlane", "kBlock", "kCube", "kOuter"];

    /// <summary>Writes the loops around the innermost terms.</summary>
    /// <param name="outer">The extents of the loops, outermost first.</param>
    /// <param name="factors">What is read, and the references that walk through it.</param>
    /// <param name="body">The innermost terms.</param>
    /// <param name="walked">The terms over which these move the references.</param>
    public static List<Statement> Build(
        EquatableArray<Extent> outer, IReadOnlyList<(KernelOperand Operand, string Reference)> factors, List<Statement> body, int walked)
    {
        var moved = factors.Select(factor => walked * factor.Operand.TermStride).ToArray();
        for (var level = outer.Count - 1; level >= 0; level--)
        {
            var (extent, inner) = (outer[level], new List<Statement>(body));
            for (var i = 0; i < factors.Count; i++)
            {
                var stride = factors[i].Operand.OuterTermStrides[level];
                if (stride != moved[i])
                {
                    inner.Add(new Advance(factors[i].Reference, stride - moved[i]));
                }

                moved[i] = stride * extent.Constant;
            }

            var variable = Variables[outer.Count - 1 - level];
            body = [new CountedLoop(variable, extent.IsRuntime ? "samples" : Number(extent.Constant), 1, inner.ToEquatableArray())];
        }

        return body;
    }
}
