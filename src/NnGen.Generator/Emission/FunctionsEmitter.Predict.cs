using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>The prediction: of a batch in chunks, and of one sample where the network is tiny.</summary>
internal sealed partial class FunctionsEmitter
{
    private string ScratchLength => (plan.Predict.FixedLength > 0 ? "(" : "")
        + $"Math.Min(count, {Number(plan.PredictChunk)}) * {Number(plan.ScratchPerSample)}"
        + (plan.Predict.FixedLength > 0 ? $") + {Number(plan.Predict.FixedLength)}" : "");

    private string _predictBeginning = "";
    private FunctionBody _predict = null!;
    private readonly FunctionBody _prepare = new(plan.Predict.Once, pool, plan.Predict.LengthPerSample);

    private bool IsPrepared => plan.Predict.Once.Steps.Count > 0;

    private string[] PredictArguments => ["ref float parameterBlock", .. BufferArgument, InputArgument, "ref float y", "ref float memory", "int samples", "int capacity"];

    private string[] PrepareArguments => ["ref float parameterBlock", .. BufferArgument, "ref float memory", "int capacity"];

    /// <summary>The buffers, where there are any.</summary>
    private string[] BufferArgument => plan.HasBuffers ? ["ref float bufferBlock"] : [];

    /// <summary>The struct through which scratch memory comes back to the prediction.</summary>
    public void EmitPredictBody(string name)
    {
        writer.Lines("/// <summary>Takes the samples through all layers, a chunk at a time.</summary>");
        writer.Block($"internal readonly struct {name} : IScratchBody", () => writer.Block(
            """
            public static void Run(
                ref readonly float parameters, ref readonly float buffers, ref readonly float inputs, ref float outputs, int count, ref float memory)
            """,
            () =>
            {
                writer.Lines($"""
                    ref float parameterBlock = ref Unsafe.AsRef(in parameters);{(plan.HasBuffers ? "\nref float bufferBlock = ref Unsafe.AsRef(in buffers);" : "")}
                    ref {_input.Element} {InputReference} = ref {(plan.Model.ReadsTokens ? "Unsafe.As<float, int>(ref Unsafe.AsRef(in inputs))" : "Unsafe.AsRef(in inputs)")};
                    ref float y = ref outputs;
                    """);
                if (plan.PredictOne is not null)
                {
                    writer.Block("if (count == 1)", () => writer.Lines("""
                        Functions.PredictOne(ref parameterBlock, ref x, ref y, ref memory);
                        return;
                        """));
                    writer.Empty();
                }

                writer.Lines($"int capacity = Math.Min(count, {Number(plan.PredictChunk)});");
                if (IsPrepared)
                {
                    writer.Lines($"Functions.PreparePrediction({Passed(PrepareArguments)});");
                }

                writer.Block($"for (; count > 0; count -= {Number(plan.PredictChunk)})", () =>
                {
                    writer.Lines("int samples = Math.Min(count, capacity);");
                    if (_predictBeginning.Length > 0)
                    {
                        writer.Lines(_predictBeginning);
                    }

                    WriteCalls(_predict, "Functions.Predict", PredictArguments);
                    writer.Lines($"""
                        {InputReference} = ref Unsafe.Add(ref {InputReference}, samples * {InputSize});
                        y = ref Unsafe.Add(ref y, samples * {OutputSize});
                        """);
                });
            }));
    }

    private void EmitPredict()
    {
        FunctionBody Body(FunctionPlan part) => new(part, pool, plan.Predict.LengthPerSample);
        var (beginning, rest) = Cut(plan.Predict.PerChunk);
        _predictBeginning = beginning.Steps.Count > 0 ? "Functions." + CallShared(beginning, Body, "", PredictArguments, null) : "";
        _predict = Body(rest);
        AddSections(_predict, "Predict", PredictArguments);
        writer.Block($"public static void Predict(ReadOnlySpan<float> parameters, {BufferParameter("ReadOnlySpan")}{InputParameter}, Span<float> outputs)", () => writer.Lines($"""
            int count = {InputGuard}.Predict(parameters.Length, {Parameters}, {_input.Name}, {InputSize}, outputs, {OutputSize});{RangeGuard}{BufferGuard}
            int length = {ScratchLength};
            ref float parameterBlock = ref MemoryMarshal.GetReference(parameters);
            Scratch.Run<PredictBody>(
                ref parameterBlock, ref {(plan.HasBuffers ? "MemoryMarshal.GetReference(buffers)" : "parameterBlock")}, ref {ScratchInput}, ref MemoryMarshal.GetReference(outputs), count, length);
            """));
    }

    private void EmitPrepare()
    {
        if (IsPrepared)
        {
            writer.Empty().Lines("/// <summary>What follows from parameters and buffers alone, once a call.</summary>");
            writer.Block($"public static void PreparePrediction({string.Join(", ", PrepareArguments)})", () => WriteBody(_prepare, "PreparePrediction", PrepareArguments));
        }
    }

    private void EmitPredictOne()
    {
        if (plan.PredictOne is not { } one)
        {
            return;
        }

        var body = new FunctionBody(one, pool, one.LengthPerSample, oneSample: true);
        writer.Empty().Lines("/// <summary>One sample through all layers, their loops in one method.</summary>");
        writer.Block(
            """
            [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
            public static void PredictOne(ref float parameterBlock, ref float x, ref float y, ref float memory)
            """,
            () => WriteBody(body, "PredictOne", PredictArguments));
    }
}
