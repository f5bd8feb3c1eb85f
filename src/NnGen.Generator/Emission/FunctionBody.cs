using System.Text.RegularExpressions;
using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>
/// A method's body: a plan's steps as calls, and what they touch as named references, parameters by their place in the block, tensors by
/// their place in workspace or scratch.
/// </summary>
internal sealed class FunctionBody
{
    private readonly PlaceNames _places;
    private readonly bool _hasParts;
    private readonly List<(string Call, Step Step)> _calls = [];

    /// <param name="plan">The plan.</param>
    /// <param name="pool">The file's kernels.</param>
    /// <param name="lengthPerSample">The floats of memory for each sample; what is fixed lies behind them.</param>
    /// <param name="oneSample">Whether there is room for one sample, and so every place a constant.</param>
    /// <param name="hasParts">Whether the function does a part of the gradients, and may overwrite them; else it adds all to what is there.</param>
    /// <param name="batchLength">The floats of the batch's memory for each of its samples; sums over the batch lie behind them.</param>
    public FunctionBody(FunctionPlan plan, KernelPool pool, int lengthPerSample, bool oneSample = false, bool hasParts = false, int batchLength = 0)
    {
        (_places, _hasParts) = (new(lengthPerSample, oneSample, batchLength), hasParts);
        var (sections, calls) = (JitBudget.Sections(plan.Steps), new StepCalls(pool, _places, hasParts));
        Sections = sections.Count == 1
            ? []
            : [.. sections.Select(steps => new FunctionBody(plan with { Steps = steps }, pool, lengthPerSample, oneSample, hasParts, batchLength))];
        foreach (var step in sections.Count == 1 ? plan.Steps : [])
        {
            _calls.Add((calls.Of(step), step));
        }
    }

    /// <summary>The bodies of the methods that a function is cut into which would be too large for the JIT; none if it is not.</summary>
    public IReadOnlyList<FunctionBody> Sections { get; }

    /// <summary>Declarations of the named references.</summary>
    public IReadOnlyList<string> References => _places.References;

    /// <summary>Writes the calls.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="continuing">The flag of a call that continues a step, if there is one.</param>
    /// <param name="withInputGradients">The flag that input gradients are wanted, if they may not be.</param>
    public void Write(SourceWriter writer, string? continuing = null, string? withInputGradients = null)
    {
        for (var i = 0; i < _calls.Count;)
        {
            var condition = Condition(_calls[i].Step, continuing, withInputGradients);
            var run = _calls.Skip(i).TakeWhile(call => Condition(call.Step, continuing, withInputGradients) == condition).Select(call => call.Call).ToArray();
            i += run.Length;
            var lines = string.Join("\n", run);
            if (condition.Length == 0)
            {
                writer.Lines(lines);
            }
            else
            {
                writer.Block($"if ({condition})", () => writer.Lines(lines));
            }
        }
    }

    /// <summary>Whether the calls name a variable.</summary>
    public bool Uses(string variable, string? continuing) =>
        References.Concat(_calls.Select(call => call.Call + Condition(call.Step, continuing, null))).Any(text => Regex.IsMatch(text, $@"\b{variable}\b"))
        || Sections.Any(section => section.Uses(variable, continuing));

    private string Condition(Step step, string? continuing, string? withInputGradients) => string.Join(" && ", new[]
    {
        step.OncePerStep && continuing is not null ? $"!{continuing}" : null,
        step.IsOfOnePart && _hasParts ? "part == 0" : null,
        step is ClearStep ? "!accumulate" : null,
        step is DeliverSumStep ? "first == 0" : null,
        step.ForInputGradients ? withInputGradients : null,
    }.Where(condition => condition is not null));

    /// <summary>Where a tensor lies, as an expression.</summary>
    public string AddressOf(Storage storage) => _places.AddressOf(storage);
}
