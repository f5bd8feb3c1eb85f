using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>One step of a sequence.</summary>
internal sealed partial class FunctionsEmitter
{
    private string[] StepArguments => ["ref float parameterBlock", .. BufferArgument, "ref float state", InputArgument, "ref float y", "ref float memory", "int samples", .. StepNumber];

    /// <summary>The number of the step, where a layer asks for it.</summary>
    private string[] StepNumber => plan.Stream?.CountOffset is null ? [] : ["int step"];

    private void EmitStep()
    {
        if (plan.Stream is not { } stream)
        {
            return;
        }

        var step = StepText.Of(stream);
        writer.Empty();
        writer.Block($"public static void Step(ReadOnlySpan<float> parameters, {BufferParameter("ReadOnlySpan")}Span<float> state, {step.Parameter}, Span<float> output)", () => writer.Lines($"""
            {StepGuard(stream)}{BufferGuard}{LimitGuard(stream)}
            ref float parameterBlock = ref MemoryMarshal.GetReference(parameters);
            Scratch.RunStep<StepBody>(
                ref parameterBlock, ref {(plan.HasBuffers ? "MemoryMarshal.GetReference(buffers)" : "parameterBlock")}, ref MemoryMarshal.GetReference(state),
                ref {(step.IsToken ? "Unsafe.As<int, float>(ref token)" : "MemoryMarshal.GetReference(input)")}, ref MemoryMarshal.GetReference(output), {Number(stream.Step.LengthPerSample + stream.Step.FixedLength)});
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

    private string StepGuard(StreamPlan stream)
    {
        var output = $"output, {Number(stream.Model.Output.Shape.Size)}";
        return stream.Model.Vocabulary is { } vocabulary
            ? $"TokenGuard.Step(parameters.Length, {Parameters}, state, token, {Number(vocabulary)}, {output});"
            : $"Guard.Step(parameters.Length, {Parameters}, state, input, {Number(stream.Model.Input.Shape.Size)}, {output});";
    }

    /// <summary>A sequence that has an end is not at it.</summary>
    private static string LimitGuard(StreamPlan stream) =>
        stream.Model.Limit is { } limit ? $"\nGuard.StepNumber(state[{Number(stream.CountOffset!.Value)}], {Number(limit.Most)});" : "";

    /// <summary>The struct through which scratch memory comes back to the step.</summary>
    public void EmitStepBody(string name)
    {
        if (plan.Stream is not { } stream)
        {
            return;
        }

        var input = StepText.Of(stream).IsToken ? "ref Unsafe.As<float, int>(ref Unsafe.AsRef(in input))" : "ref Unsafe.AsRef(in input)";
        var number = stream.CountOffset is { } offset ? offset == 0 ? ", (int)state" : $", (int)Unsafe.Add(ref state, {Number(offset)})" : "";
        writer.Empty().Lines("/// <summary>A step with its scratch memory.</summary>");
        writer.Block($"internal readonly struct {name} : IStepBody", () => writer.Block(
            """
            public static void Run(
                ref readonly float parameters, ref readonly float buffers, ref float state, ref readonly float input, ref float output, ref float memory)
            """,
            () => writer.Lines($"""
                Functions.Step(
                    ref Unsafe.AsRef(in parameters), {(plan.HasBuffers ? "ref Unsafe.AsRef(in buffers), " : "")}ref state, {input}, ref output, ref memory, samples: 1{number});
                """)));
    }
}
