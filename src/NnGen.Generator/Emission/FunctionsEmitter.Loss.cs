using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>What training and evaluation call, once for float targets and once for integer labels.</summary>
internal sealed partial class FunctionsEmitter
{
    private void EmitLoss(LossPlan? loss, string type, string name)
    {
        if (loss is null)
        {
            return;
        }

        var size = Number(name == "labels" ? plan.Model.Output.Shape.RowsPerSample : plan.Model.Output.Shape.Size);
        writer.Empty();
        EmitDeltas(loss, type, name, size);
        writer.Empty();
        EmitGradients(loss, type, name, size);
        writer.Empty();
        EmitEvaluate(loss, type, name, size);
    }

    private void EmitDeltas(LossPlan loss, string type, string name, string size)
    {
        writer.Block(
            $"""
            public static void ComputeDeltas(
                ReadOnlySpan<float> parameters, {InputParameter}, ReadOnlySpan<{type}> {name}, Workspace workspace, float scale, bool continuing)
            """,
            () =>
            {
                writer.Lines($"""
                    int samples = {InputGuard}.Deltas(
                        parameters.Length, {Parameters}, {_input.Name}, {InputSize}, {name}.Length, {size}, {WorkspaceLengths}{TargetName(name)});{RangeGuard}{BatchGuard(loss)}
                    """);
                WriteBlocks(["parameterBlock", InputReference, name == "labels" ? "labels" : "t"]);
                WriteStages(
                    [.. loss.Train.Stages.Select(stage => stage.Deltas)], "ComputeDeltas" + OfLabels(name),
                    ["ref float parameterBlock", InputArgument, .. WorkspaceArguments, "float scale", "bool continuing"], [TargetBlock(name)], continuing: "continuing");
            });
    }

    private void EmitGradients(LossPlan loss, string type, string name, string size)
    {
        writer.Block(
            $"""
            public static void AddGradients(
                {InputParameter}, ReadOnlySpan<{type}> {name}, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts)
            """,
            () =>
            {
                writer.Lines($"""
                    int samples = {InputGuard}.Gradients(
                        {_input.Name}, {InputSize}, {name}.Length, {size}, {WorkspaceLengths}, gradients.Length, {Parameters}, part, parts{TargetName(name)});{RangeGuard}{BatchGuard(loss)}
                    """);
                FunctionPlan[] stages = [.. loss.Train.Stages.Select(stage => stage.Gradients)];
                WriteBlocks(stages.Any(ReadsInputs) ? ["gradientBlock", InputReference] : ["gradientBlock"]);
                WriteStages(
                    stages, "AddGradients" + OfLabels(name),
                    ["ref float gradientBlock", .. stages.Any(ReadsInputs) ? [InputArgument] : Array.Empty<string>(), .. WorkspaceArguments, "bool accumulate", "int part", "int parts"], [], hasParts: true);
            });
    }

    private void EmitEvaluate(LossPlan loss, string type, string name, string size)
    {
        writer.Block(
            $"""
            public static double Evaluate(
                ReadOnlySpan<float> parameters, {BufferParameter("ReadOnlySpan")}{InputParameter}, ReadOnlySpan<{type}> {name}, Span<float> outputs, Workspace workspace)
            """,
            () =>
            {
                writer.Lines($"""
                    int samples = {InputGuard}.Evaluate(
                        parameters.Length, {Parameters}, {_input.Name}, {InputSize}, {name}.Length, {size}, outputs, {OutputSize}, {WorkspaceLengths}{TargetName(name)});{RangeGuard}{BufferGuard}
                    """);
                WriteBlocks([.. StateBlocks, InputReference, name == "labels" ? "labels" : "t", "y"]);
                var isScaled = loss.Evaluate.Steps.OfType<KernelStep>().Any(step => step.Arguments.Any(argument => argument.Storage.Block == Block.Scale));
                if (isScaled)
                {
                    writer.Lines("const float scale = 1;");
                }

                FunctionBody Body(FunctionPlan part) => new(part, pool, plan.LengthPerSample);
                WriteAroundTargets(
                    loss.Evaluate, Body, "Evaluate" + OfLabels(name),
                    ["ref float parameterBlock", .. BufferArgument, InputArgument, "ref float y", .. WorkspaceArguments, .. isScaled ? ["float scale"] : Array.Empty<string>()],
                    [TargetBlock(name)], continuing: null);
                writer.Lines($"return Rows.Sum(ref {Body(loss.Evaluate with { Steps = [] }).AddressOf(loss.InferenceLoss)}, {Rows(loss.InferenceLoss)});");
            });
    }

    private static bool ReadsInputs(FunctionPlan function) => function.Steps.Any(step => step.Storages.Any(storage => storage.Block is Block.Inputs or Block.Tokens));

    private string BatchGuard(LossPlan loss) => loss.Train.Stages.Count == 1 ? "" : $"\nGuard.Batch(workspace, samples, {BatchLengths});";

    /// <summary>What tells sections of the two overloads apart, whose parameters may be the same.</summary>
    private static string OfLabels(string name) => name == "labels" ? "OfLabels" : "";

    private static string TargetBlock(string name) => name == "labels" ? "ref int labelBlock" : "ref float t";

    private static string TargetName(string name) => name == "targets" ? "" : $", \"{name}\"";

    private static string Rows(Storage losses) => losses.RowsPerSample == 1 ? "samples" : $"samples * {Number(losses.RowsPerSample)}";
}
