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
    /// <param name="hasParts">Whether they do a part of the gradients.</param>
    /// <param name="continuing">The flag of a call that continues a step, if there is one.</param>
    private void WriteStages(IReadOnlyList<FunctionPlan> stages, string name, string[] arguments, bool hasParts = false, string? continuing = null)
    {
        if (stages.Count == 1)
        {
            WriteBody(new FunctionBody(stages[0], pool, plan.LengthPerSample, hasParts: hasParts), name, arguments, continuing);
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
                    writer.Lines($"case {Number(stage)}: {name}OfStage{Number(stage)}({Passed(arguments)}); break;");
                    AddStage(new(stages[stage], pool, plan.LengthPerSample, hasParts: hasParts, batchLength: plan.BatchLengthPerSample), $"{name}OfStage{Number(stage)}", arguments, continuing);
                }
            }
        });
    }

    private void AddStage(FunctionBody body, string name, string[] arguments, string? continuing) => _sections.Add(() =>
    {
        writer.Empty().Lines("/// <summary>One stage: all chunks of the batch go through it before the next.</summary>");
        writer.Block($"private static void {name}({string.Join(", ", arguments)})", () => WriteBody(body, name, arguments, continuing));
    });
}
