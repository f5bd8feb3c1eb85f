using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>One step of a sequence.</summary>
internal sealed partial class FunctionsEmitter
{
    private string[] StepArguments => ["ref float parameterBlock", .. BufferArgument, "ref float state", "ref float x", "ref float y", "ref float memory", "int samples"];

    private void EmitStep()
    {
        if (plan.Stream is not { } stream)
        {
            return;
        }

        var (input, output) = (Number(stream.Model.Input.Shape.Size), Number(stream.Model.Output.Shape.Size));
        writer.Empty();
        writer.Block($"public static void Step(ReadOnlySpan<float> parameters, {BufferParameter("ReadOnlySpan")}Span<float> state, ReadOnlySpan<float> input, Span<float> output)", () => writer.Lines($"""
            Guard.Step(parameters.Length, {Parameters}, input, {input}, output, {output});{BufferGuard}
            ref float parameterBlock = ref MemoryMarshal.GetReference(parameters);
            Scratch.RunStep<StepBody>(
                ref parameterBlock, ref {(plan.HasBuffers ? "MemoryMarshal.GetReference(buffers)" : "parameterBlock")}, ref MemoryMarshal.GetReference(state),
                ref MemoryMarshal.GetReference(input), ref MemoryMarshal.GetReference(output), {Number(stream.Step.LengthPerSample + stream.Step.FixedLength)});
            """));
        var body = new FunctionBody(stream.Step, pool, stream.Step.LengthPerSample, oneSample: true);
        writer.Empty().Lines("/// <summary>One step through all layers.</summary>");
        writer.Block(
            $"""
            [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
            public static void Step({string.Join(", ", StepArguments)})
            """,
            () => WriteBody(body, "Step", StepArguments));
    }

    /// <summary>The struct through which scratch memory comes back to the step.</summary>
    public void EmitStepBody(string name)
    {
        if (plan.Stream is null)
        {
            return;
        }

        writer.Empty().Lines("/// <summary>A step with its scratch memory.</summary>");
        writer.Block($"internal readonly struct {name} : IStepBody", () => writer.Block(
            """
            public static void Run(
                ref readonly float parameters, ref readonly float buffers, ref float state, ref readonly float input, ref float output, ref float memory)
            """,
            () => writer.Lines($"""
                Functions.Step(
                    ref Unsafe.AsRef(in parameters), {(plan.HasBuffers ? "ref Unsafe.AsRef(in buffers), " : "")}ref state, ref Unsafe.AsRef(in input), ref output, ref memory, samples: 1);
                """)));
    }
}
