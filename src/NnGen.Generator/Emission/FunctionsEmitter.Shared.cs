using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Emission;

/// <summary>
/// What a function does before it reads the targets and after is the same for float targets and for integer labels: methods that both call.
/// </summary>
internal sealed partial class FunctionsEmitter
{
    /// <summary>Fewer steps are shorter where they stand than as a method and its calls.</summary>
    private const int LeastSharedSteps = 3;

    private readonly Dictionary<(string Name, EquatableArray<Step> Steps), string> _shared = [];

    private bool HasOverloads => plan.Targets is not null && plan.Labels is not null;

    /// <summary>Writes what a function does, or calls what it has in common with its overload.</summary>
    /// <param name="function">What it does.</param>
    /// <param name="body">Makes a part of it a body.</param>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">What its parts need, as parameters are declared.</param>
    /// <param name="target">What those need in addition that read the targets, if any do.</param>
    /// <param name="continuing">The flag of a call that continues a step, if there is one.</param>
    private void WriteAroundTargets(
        FunctionPlan function, Func<FunctionPlan, FunctionBody> body, string name, string[] arguments, string[] target, string? continuing)
    {
        var (first, end) = HasOverloads ? PartOfTargets(function.Steps) : (0, function.Steps.Count);
        var overloaded = Overloaded(name);
        if (first > 0)
        {
            var part = first == function.Steps.Count ? "OfAnyTargets" : "BeforeLoss";
            writer.Lines(CallShared(function with { Steps = [.. function.Steps.Take(first)] }, body, overloaded + part, arguments, continuing));
        }

        WriteBody(body(function with { Steps = [.. function.Steps.Take(end).Skip(first)] }), name, [.. arguments, .. target], continuing);
        if (end < function.Steps.Count)
        {
            writer.Lines(CallShared(function with { Steps = [.. function.Steps.Skip(end)] }, body, overloaded + "AfterLoss", arguments, continuing));
        }
    }

    private static string Overloaded(string name) => name.Replace(OfLabels("labels"), "");

    /// <summary>The call of a method that belongs to both overloads, which is written once.</summary>
    private string CallShared(FunctionPlan part, Func<FunctionPlan, FunctionBody> body, string name, string[] arguments, string? continuing)
    {
        var calls = body(part);
        arguments = [.. arguments.Where(argument => calls.Uses(argument.Split(' ').Last(), continuing))];
        if (!_shared.TryGetValue((name, part.Steps), out var method))
        {
            method = _shared.Keys.Any(other => other.Name == name) ? name + OfLabels("labels") : name;
            _shared.Add((name, part.Steps), method);
            _sections.Add(() =>
            {
                writer.Empty();
                writer.Block($"private static void {method}({string.Join(", ", arguments)})", () => WriteBody(calls, method, arguments, continuing));
            });
        }

        return $"{method}({Passed(arguments)});";
    }

    /// <summary>From the first step that reads the targets to behind the last; runs beside them that are too short to share belong to it.</summary>
    private static (int First, int End) PartOfTargets(EquatableArray<Step> steps)
    {
        var reads = steps.Select(ReadsTargets).ToList();
        if (!reads.Contains(true))
        {
            return steps.Count < LeastSharedSteps ? (0, steps.Count) : (steps.Count, steps.Count);
        }

        var (first, end) = (reads.IndexOf(true), reads.LastIndexOf(true) + 1);
        return (first < LeastSharedSteps ? 0 : first, steps.Count - end < LeastSharedSteps ? steps.Count : end);
    }

    private static bool ReadsTargets(Step step) => step.Storages.Any(storage => storage.Block is Block.Targets or Block.Labels);
}
