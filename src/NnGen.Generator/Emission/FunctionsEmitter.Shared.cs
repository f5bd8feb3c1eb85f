using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Emission;

/// <summary>
/// What a function does before it reads the targets and after is the same for float targets and for integer labels, and often begins predictions and
/// forward passes too: methods that all of them call.
/// </summary>
internal sealed partial class FunctionsEmitter
{
    /// <summary>Fewer steps are shorter where they stand than as a method and its calls.</summary>
    private const int LeastSharedSteps = 3;

    private readonly Dictionary<EquatableArray<Step>, (string Method, string Call)> _shared = [];

    private bool HasOverloads => plan.Targets is not null && plan.Labels is not null;

    /// <summary>How training and evaluation begin, and the methods of that.</summary>
    private IReadOnlyList<(string Method, EquatableArray<Step> Steps)> Beginnings => _beginnings ??= HasOverloads
        ? [.. new[] { ("ForwardScores", plan.Targets!.Train.Stages[0].Deltas), ("PredictScores", plan.Targets.Evaluate) }
            .Select(pair => (pair.Item1, pair.Item2.Steps.Take(PartOfTargets(pair.Item2.Steps).First).ToEquatableArray()))
            .Where(beginning => beginning.Item2.Count > 0)]
        : [];

    private IReadOnlyList<(string Method, EquatableArray<Step> Steps)>? _beginnings;

    /// <summary>Writes what a function does, or calls what it has in common with others.</summary>
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
        WriteShared(function with { Steps = [.. function.Steps.Take(first)] }, body, Overloaded(name) + (first == function.Steps.Count ? "OfAnyTargets" : "BeforeLoss"), arguments, continuing);
        WriteBody(body(function with { Steps = [.. function.Steps.Take(end).Skip(first)] }), name, [.. arguments, .. target], continuing);
        WriteShared(function with { Steps = [.. function.Steps.Skip(end)] }, body, Overloaded(name) + "AfterLoss", arguments, continuing);
    }

    /// <summary>How a function begins, if there is a method of that, and what is left to do. What training does once a step others do each time.</summary>
    private (FunctionPlan Beginning, FunctionPlan Remainder) Cut(FunctionPlan function)
    {
        var known = Beginnings.FirstOrDefault(beginning => beginning.Steps.SequenceEqual(function.Steps.Take(beginning.Steps.Count))).Steps;
        known = known.Any(step => step.OncePerStep) || (function.LengthPerSample != plan.LengthPerSample && known.Any(UsesFixedMemory)) ? [] : known;
        return (function with { Steps = known }, function with { Steps = [.. function.Steps.Skip(known.Count)] });
    }

    /// <summary>Fixed memory lies behind the samples', whose length is not the same in scratch and workspace.</summary>
    private static bool UsesFixedMemory(Step step) => step is KernelStep { Sparse: not null } || step.Storages.Any(storage => storage.Block == Block.Fixed);

    private void WriteShared(FunctionPlan part, Func<FunctionPlan, FunctionBody> body, string name, string[] arguments, string? continuing)
    {
        if (part.Steps.Count > 0)
        {
            writer.Lines(CallShared(part, body, name, arguments, continuing));
        }
    }

    private static string PurposeOf(string method) => method switch
    {
        _ when method.StartsWith("ForwardScores", StringComparison.Ordinal) => "The forward pass up to the loss, with which Forward and training begin.",
        _ when method.StartsWith("PredictScores", StringComparison.Ordinal) => "The prediction up to the loss, with which Predict and Evaluate begin.",
        _ when method.Contains("BeforeLoss") => "What comes before the loss, for targets and labels alike.",
        _ when method.Contains("AfterLoss") => "What follows from the loss, whether it was that of targets or of labels.",
        _ => "The same for targets and labels.",
    };

    private static string Overloaded(string name) => name.Replace(OfLabels("labels"), "");

    /// <summary>The call of a method that several functions call and that is written once.</summary>
    private string CallShared(FunctionPlan part, Func<FunctionPlan, FunctionBody> body, string name, string[] arguments, string? continuing)
    {
        if (_shared.TryGetValue(part.Steps, out var known))
        {
            return known.Call;
        }

        var calls = body(part);
        arguments = [.. arguments.Where(argument => calls.Uses(argument.Split(' ').Last(), continuing))];
        var method = Beginnings.FirstOrDefault(beginning => beginning.Steps == part.Steps).Method ?? name;
        method = _shared.Values.Any(other => other.Method == method) ? method + OfLabels("labels") : method;
        var call = $"{method}({Passed(arguments)});";
        _shared.Add(part.Steps, (method, call));
        _sections.Add(() =>
        {
            writer.Empty().Lines($"/// <summary>{PurposeOf(method)}</summary>");
            writer.Block($"public static void {method}({string.Join(", ", arguments)})", () => WriteBody(calls, method, arguments, continuing));
        });
        return call;
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
