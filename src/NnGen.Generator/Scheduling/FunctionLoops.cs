using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// The loop over the columns that computes a value: its pass, and the first value that calls a function in it, or <see cref="FunctionLoops.None"/>. A loop reads what earlier passes left.
/// </summary>
internal readonly record struct FunctionLoop(int Pass, int Owner);

/// <summary>
/// Shares out maps among loops over the columns, each with one kind of function. A function is a chain of some fifteen operations with ten
/// constants: of several that wait for each other, as gates do, a processor looks ahead at one or two vectors, and the registers do not hold the constants of two kinds. In a
/// loop of its own a function overlaps with itself at other columns, and with equal ones, whose constants it shares.
/// </summary>
internal static class FunctionLoops
{
    public const int None = -1;

    /// <summary>The loop of each value; a value that calls no function is computed beside the last function it reads, if that is one.</summary>
    /// <param name="arguments">The values that each is computed from.</param>
    /// <param name="functions">The functions that each calls.</param>
    public static FunctionLoop[] Of(IReadOnlyList<IReadOnlyList<int>> arguments, IReadOnlyList<EquatableArray<ScalarFunction>> functions)
    {
        var loops = new FunctionLoop[arguments.Count];
        for (var i = 0; i < loops.Length; i++)
        {
            var pass = arguments[i].Select(argument => loops[argument].Pass).DefaultIfEmpty(0).Max();
            var owners = arguments[i].Where(argument => loops[argument].Pass == pass).Select(argument => loops[argument].Owner).Where(owner => owner != None).Distinct().ToList();
            loops[i] = functions[i].Count > 0 ? LoopOf(i, owners.Count > 0 ? pass + 1 : pass)
                : owners.Count > 1 ? new(pass + 1, None)
                : new(pass, owners.Count == 1 ? owners[0] : None);
        }

        return loops;

        FunctionLoop LoopOf(int value, int pass)
        {
            var alike = Enumerable.Range(0, value).Where(other => loops[other] == new FunctionLoop(pass, other) && functions[other] == functions[value]);
            return new(pass, alike.DefaultIfEmpty(value).First());
        }
    }
}
