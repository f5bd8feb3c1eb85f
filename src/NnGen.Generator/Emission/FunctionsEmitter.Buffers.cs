using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>What functions say of buffers, where a network has any.</summary>
internal sealed partial class FunctionsEmitter
{
    private string BufferGuard => plan.HasBuffers ? $"\nGuard.Buffers(buffers.Length, {Number(plan.Buffers.Length)});" : "";

    private string BufferParameter(string span) => plan.HasBuffers ? $"{span}<float> buffers, " : "";

    /// <summary>The parameter block and, where there are any, the buffers.</summary>
    private string[] StateBlocks => plan.HasBuffers ? ["parameterBlock", "bufferBlock"] : ["parameterBlock"];

    /// <summary>Whether a training pass needs to know how many samples its batch has.</summary>
    private bool HasBatchSize => plan.Stages > 1 || plan.HasBuffers;

    private string[] BatchSizeArgument => HasBatchSize ? ["float batchSize"] : [];

    private string LeastBatchGuard => plan.Model.LeastBatch > 1 ? $"\nGuard.LeastBatch(samples, {Number(plan.Model.LeastBatch)});" : "";

    private void WriteBatchSize()
    {
        if (HasBatchSize)
        {
            writer.Lines("float batchSize = samples;");
        }
    }

    /// <summary>New values of the buffers after a training step, from the sums over its batch.</summary>
    private void EmitUpdateBuffers()
    {
        if ((plan.Targets ?? plan.Labels)?.Train.Updates is not { } updates)
        {
            return;
        }

        var body = new FunctionBody(updates, pool, plan.LengthPerSample, batchLength: plan.BatchLengthPerSample);
        string[] arguments = ["ref float bufferBlock", "ref float memory", "int capacity", "ref float batch", "int batchCapacity", "float batchSize"];
        writer.Empty();
        writer.Block("public static void UpdateBuffers(Span<float> buffers, Workspace workspace)", () =>
        {
            writer.Lines($"""
                Guard.Buffers(buffers.Length, {Number(plan.Buffers.Length)});
                Guard.Batch(workspace, 0, {BatchLengths});
                ref float bufferBlock = ref MemoryMarshal.GetReference(buffers);
                ref float memory = ref MemoryMarshal.GetReference(workspace.Memory);
                int capacity = workspace.MaxBatch;
                ref float batch = ref MemoryMarshal.GetReference(workspace.BatchMemory);
                int batchCapacity = workspace.BatchCapacity;
                float batchSize = workspace.BatchCount;
                """);
            WriteBody(body, "UpdateBuffers", arguments);
        });
    }

    private string BatchLengths => $"{Number(plan.Model.LeastBatch)}, {Number(plan.BatchLengthPerSample)}, {Number(plan.BatchSumLength)}";
}
