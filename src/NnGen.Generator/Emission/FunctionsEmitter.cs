using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>Writes the functions of a network: a guard, named references, and one kernel call after the other.</summary>
internal sealed partial class FunctionsEmitter(NetworkPlan plan, KernelPool pool, SourceWriter writer)
{
    private string Parameters => Number(plan.Layout.Length);

    private string InputSize => Number(plan.Model.Input.Shape.Size);

    private string OutputSize => Number(plan.Model.Output.Shape.Size);

    private static string[] WorkspaceArguments => ["ref float memory", "int samples", "int capacity", "Workspace workspace"];

    private static string[] BackwardArguments =>
        ["ref float parameterBlock", "ref float gradientBlock", "ref float dy", "ref float dx", .. WorkspaceArguments, "bool wantsInputGradients"];

    private string WorkspaceLengths => $"workspace, {Number(plan.LengthPerSample)}, {Number(plan.FixedLength)}";

    public void Emit()
    {
        EmitPredict();
        EmitPrepare();
        EmitPredictOne();
        EmitStep();
        writer.Empty();
        EmitForward();
        writer.Empty();
        EmitBackward();
        EmitJacobians();
        EmitLoss(plan.Targets, "float", "targets");
        EmitLoss(plan.Labels, "int", "labels");
        EmitUpdateBuffers();
        for (var i = 0; i < _sections.Count; i++)
        {
            _sections[i]();
        }
    }

    private void EmitForward()
    {
        FunctionBody Body(FunctionPlan part) => new(part, pool, plan.LengthPerSample);
        string[] arguments = [.. PredictArguments, "Workspace workspace", .. BatchSizeArgument];
        writer.Block($"public static void Forward(ReadOnlySpan<float> parameters, {BufferParameter("Span")}{InputParameter}, Span<float> outputs, Workspace workspace)", () =>
        {
            writer.Lines($"""
                int samples = {InputGuard}.Forward(parameters.Length, {Parameters}, {_input.Name}, {InputSize}, outputs, {OutputSize}, {WorkspaceLengths});{RangeGuard}{BufferGuard}{LeastBatchGuard}
                workspace.BeginForward(samples);
                """);
            WriteBlocks([.. StateBlocks, InputReference, "y"]);
            WriteBatchSize();
            var (beginning, rest) = Cut(plan.Forward);
            WriteShared(beginning, Body, "", arguments, null);
            WriteBody(Body(rest), "Forward", arguments);
        });
    }

    private void EmitBackward()
    {
        var body = new FunctionBody(plan.Backward, pool, plan.LengthPerSample);
        writer.Block(
            """
            public static void Backward(
                ReadOnlySpan<float> parameters, ReadOnlySpan<float> outputGradients, Span<float> inputGradients, Workspace workspace, Span<float> gradients)
            """,
            () =>
            {
                writer.Lines($"""
                    int samples = {InputGuard}.Backward(
                        parameters.Length, {Parameters}, outputGradients, {OutputSize}, inputGradients, {InputSize}, {WorkspaceLengths}, gradients.Length);
                    bool wantsInputGradients = !inputGradients.IsEmpty;
                    """);
                WriteBlocks(["parameterBlock", "gradientBlock", "dy", "dx"]);
                WriteBatchSize();
                WriteBody(body, "Backward", [.. BackwardArguments, .. BatchSizeArgument], withInputGradients: "wantsInputGradients");
                if (plan.Model is { ReadsTokens: false, Backward.InputGradient: null })
                {
                    writer.Lines("inputGradients.Clear();");
                }
            });
    }

    private void WriteBlocks(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            writer.Lines(name switch
            {
                "parameterBlock" => "ref float parameterBlock = ref MemoryMarshal.GetReference(parameters);",
                "bufferBlock" => "ref float bufferBlock = ref MemoryMarshal.GetReference(buffers);",
                "gradientBlock" => "ref float gradientBlock = ref MemoryMarshal.GetReference(gradients);",
                "tokenBlock" => "ref int tokenBlock = ref MemoryMarshal.GetReference(tokens);",
                "x" => "ref float x = ref MemoryMarshal.GetReference(inputs);",
                "y" => "ref float y = ref MemoryMarshal.GetReference(outputs);",
                "t" => "ref float t = ref MemoryMarshal.GetReference(targets);",
                "labels" => "ref int labelBlock = ref MemoryMarshal.GetReference(labels);",
                "dy" => "ref float dy = ref MemoryMarshal.GetReference(outputGradients);",
                _ => "ref float dx = ref MemoryMarshal.GetReference(inputGradients);",
            });
        }

        writer.Lines("""
            ref float memory = ref MemoryMarshal.GetReference(workspace.Memory);
            int capacity = workspace.MaxBatch;
            """);
    }
}
