using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>The stages of a training pass that sums over its batch.</summary>
internal sealed partial class FunctionsEmitter
{
    private static readonly string[] BatchArguments = ["ref float batch", "int batchCapacity", "int first", "float batchSize"];

    /// <summary>Writes what one stage does, or where there are several, the choice among their methods.</summary>
    /// <param name="stages">What the stages do.</param>
    /// <param name="name">The function's name.</param>
    /// <param name="arguments">What they need, as parameters are declared.</param>
    /// <param name="target">What those need in addition that read the targets.</param>
    /// <param name="hasParts">Whether they do a part of the gradients.</param>
    /// <param name="continuing">The flag of a call that continues a step, if there is one.</param>
    private void WriteStages(
        IReadOnlyList<FunctionPlan> stages, string name, string[] arguments, string[] target, bool hasParts = false, string? continuing = null)
    {
        FunctionBody Body(FunctionPlan part) => new(part, pool, plan.LengthPerSample, hasParts: hasParts, batchLength: stages.Count == 1 ? 0 : plan.BatchLengthPerSample);
        if (stages.Count == 1)
        {
            WriteAroundTargets(stages[0], Body, name, arguments, target, continuing);
            return;
        }

        arguments = [.. arguments, .. BatchArguments];
        writer.Lines("""
            ref float batch = ref MemoryMarshal.GetReference(workspace.BatchMemory);
            int batchCapacity = workspace.BatchCapacity;
            int first = workspace.BatchStart;
            float batchSize = workspace.BatchCount;
            """);
        writer.Block("switch (workspace.Stage)", () =>
        {
            for (var stage = 0; stage < stages.Count; stage++)
            {
                if (stages[stage].Steps.Count > 0)
                {
                    writer.Lines($"case {Number(stage)}: {CallStage(stages[stage], Body, $"{name}OfStage{Number(stage)}", arguments, target, continuing)} break;");
                }
            }
        });
    }

    private string CallStage(
        FunctionPlan stage, Func<FunctionPlan, FunctionBody> body, string name, string[] arguments, string[] target, string? continuing)
    {
        if (HasOverloads && !stage.Steps.Any(ReadsTargets))
        {
            return CallShared(stage, body, Overloaded(name), arguments, continuing);
        }

        string[] all = [.. arguments, .. target];
        _sections.Add(() =>
        {
            writer.Empty().Lines("/// <summary>One stage: all chunks of the batch go through it before the next.</summary>");
            writer.Block($"private static void {name}({string.Join(", ", all)})", () => WriteAroundTargets(stage, body, name, arguments, target, continuing));
        });
        return $"{name}({Passed(all)});";
    }
}
