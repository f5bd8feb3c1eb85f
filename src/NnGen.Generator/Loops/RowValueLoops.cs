using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Loops;

/// <summary>Which loop over the columns computes each value of a row kernel: what needs a reduction of the row, or a function of another loop, waits for a later pass.</summary>
internal static class RowValueLoops
{
    public static FunctionLoop[] Of(RowKernel kernel)
    {
        var arguments = kernel.Values.Select(value => (IReadOnlyList<int>)[.. ArgumentsOf(value).Select(number => number - kernel.Operands.Count).Where(index => index >= 0)]).ToList();
        if (kernel.HasLoopPerFunction)
        {
            return FunctionLoops.Of(arguments, [.. kernel.Values.Select(value => RowPasses.FunctionsOf(value.Expression!))]);
        }

        var loops = new FunctionLoop[arguments.Count];
        for (var i = 0; i < loops.Length; i++)
        {
            loops[i] = new(arguments[i].Select(index => loops[index].Pass + (kernel.Values[index].Kind == RowValueKind.Map ? 0 : 1)).DefaultIfEmpty(0).Max(), FunctionLoops.None);
        }

        return loops;
    }

    /// <summary>What the loops of a pass store. What belongs to no function goes with what follows, which may read it.</summary>
    public static IReadOnlyList<IReadOnlyList<KernelStore>> Share(IReadOnlyList<KernelStore> stores, Func<KernelStore, FunctionLoop> loopOf)
    {
        var owners = stores.Select(store => loopOf(store).Owner).ToArray();
        for (var i = owners.Length - 2; i >= 0; i--)
        {
            owners[i] = owners[i] == FunctionLoops.None ? owners[i + 1] : owners[i];
        }

        return [.. stores.Zip(owners, (store, owner) => (store, owner)).GroupBy(pair => pair.owner, pair => pair.store).Select(loop => loop.ToList())];
    }

    /// <summary>The numbers of the operands and values that a value is computed from.</summary>
    public static IEnumerable<int> ArgumentsOf(RowValue value)
    {
        if (value.Expression is null)
        {
            return [value.Source];
        }

        var numbers = new List<int>();
        ScalarArguments.Any(value.Expression, node =>
        {
            if (node is ScalarArgument argument)
            {
                numbers.Add(argument.Index);
            }

            return false;
        });
        return numbers;
    }
}
