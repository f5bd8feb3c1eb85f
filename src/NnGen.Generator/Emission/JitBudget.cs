using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Emission;

/// <summary>
/// Keeps methods small enough for the JIT. Past 60,000 bytes of IL, 2,000 basic blocks or 8,000 references to locals it compiles without
/// optimising, past 512 locals it stops inlining; half of that is the limit here. A loop nest is bounded by its tile, whatever the layer's
/// size; a function grows with the number of layers, and so is cut.
/// </summary>
internal static class JitBudget
{
    private const int MostLocals = 256;
    private const int MostIL = 30_000;

    /// <summary>What a reference to a tensor's place takes: two loads, a multiplication, two additions and a store.</summary>
    private const int ILOfReference = 18;

    /// <summary>What passing an argument takes.</summary>
    private const int ILOfArgument = 4;

    /// <summary>A call with its condition and the arguments that are not tensors.</summary>
    private const int ILOfCall = 32;

    /// <summary>The steps in sections that are methods of their own, one if all fit into one method.</summary>
    public static IReadOnlyList<EquatableArray<Step>> Sections(EquatableArray<Step> steps)
    {
        var sections = new List<List<Step>> { new() };
        var (locals, il) = (0, 0);
        foreach (var step in steps)
        {
            var arguments = Arguments(step);
            var ilOfStep = ILOfCall + (arguments * (ILOfReference + ILOfArgument));
            if (sections[sections.Count - 1].Count > 0 && (locals + arguments > MostLocals || il + ilOfStep > MostIL))
            {
                sections.Add([]);
                (locals, il) = (0, 0);
            }

            sections[sections.Count - 1].Add(step);
            (locals, il) = (locals + arguments, il + ilOfStep);
        }

        return [.. sections.Select(section => section.ToEquatableArray())];
    }

    /// <summary>
    /// Whether a kernel may be written over a type parameter, of which every operation is an inlined method with locals of its own. Products have too
    /// many, and tiles that follow from the width; so has what is inlined itself.
    /// </summary>
    public static bool AllowsOctets(Kernel kernel) => kernel is RowKernel or WindowKernel && !kernel.IsInlined;

    /// <summary>The tensors a step names: each becomes one local at most.</summary>
    private static int Arguments(Step step) => step switch
    {
        KernelStep kernel => kernel.Arguments.Count + (kernel.Sparse is null ? 0 : 1),
        LoopStep loop => loop.Body.Sum(Arguments),
        CopyStep or TransposeStep or PadStep or DeliverSumStep or SumRowsStep or GatherStep or ScatterAddStep => 2,
        _ => 1,
    };
}
