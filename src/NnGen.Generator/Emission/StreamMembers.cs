using NnGen.Generator.Layers;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>The members through which a sequence comes in step by step.</summary>
internal static class StreamMembers
{
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string Result = "global::System.Span<float>";

    /// <summary>The scratch memory that the runtime takes from the stack.</summary>
    private const int FloatsOnStack = 16_384;

    public static string Write(NetworkPlan plan, StreamPlan stream, string code) => Write(plan, stream, StepText.Of(stream), code);

    private static string Write(NetworkPlan plan, StreamPlan stream, StepText step, string code) => $$"""
        {{Sizes(stream)}}

        /// <summary>
        /// Takes in the next step of a sequence{{(stream.Model.Limit is null ? " of any length" : ", which has <see cref=\"MaxSteps\"/> at most")}}. What comes out has the bits that <see cref="Predict({{(step.IsToken ? "global::System.ReadOnlySpan{int}" : "global::System.ReadOnlySpan{float}")}}, global::System.Span{float})"/> gives
        /// for the sequence so far. {{Allocates(stream)}}, takes no lock and makes no system call; with a state each, many sequences may run on many threads.
        /// </summary>
        /// <param name="state">What the steps before left, overwritten; zeros before the first.</param>
        /// <param name="{{step.Name}}">{{StepText.Describe(stream)}}</param>
        /// <param name="output"><see cref="StepOutputSize"/> values, overwritten.</param>
        /// <exception cref="global::System.ArgumentException">{{(step.IsToken ? "A length does not fit, the token is not in the vocabulary, or the output overlaps the state." : "A length does not fit, or two of state, input and output overlap.")}}</exception>{{Ends(stream)}}
        public void Step(ref State state, {{step.Type}} {{step.Name}}, {{Result}} output) =>
            {{code}}Functions.Step(_parameterMemory.Span, {{(plan.HasBuffers ? "_bufferMemory.Span, " : "")}}state.Values, {{step.Name}}, output);

        /// <summary>The same with parameters that lie elsewhere.</summary>
        public static void Step({{Floats}} parameters, {{(plan.HasBuffers ? $"{Floats} buffers, " : "")}}ref State state, {{step.Type}} {{step.Name}}, {{Result}} output) =>
            {{code}}Functions.Step(parameters, {{(plan.HasBuffers ? "buffers, " : "")}}state.Values, {{step.Name}}, output);

        /// <summary>What a sequence left behind so far: {{Contents(stream)}}. A plain value: a copy is a snapshot to come back to.{{Size(stream)}}</summary>
        public struct State
        {
            /// <summary>The number of values.</summary>
            public const int Length = {{Number(stream.StateLength)}};

            private Block _block;

            /// <summary>The values, to be saved or set: {{Places(stream)}}.</summary>
            [global::System.Diagnostics.CodeAnalysis.UnscopedRef]
            public {{Result}} Values => _block;{{StepCount(stream)}}

            /// <summary>Begins a new sequence: all values are 0.</summary>
            public void Reset() => _block = default;

            [global::System.Runtime.CompilerServices.InlineArray(Length)]
            private struct Block
            {
                private float _first;
            }
        }
        """;

    private static string Sizes(StreamPlan stream)
    {
        var (input, output) = (stream.Model.Input.Shape, stream.Model.Output.Shape);
        string?[] constants =
        [
            stream.Model.Vocabulary is null ? Constant($"The number of values in one step of a sequence: {Shapes.InWords(input)}.", "StepInputSize", input.Size) : null,
            Constant($"The number of values that come out of one step: {Shapes.InWords(output)}.", "StepOutputSize", output.Size),
            stream.Model.Limit is { } limit ? Constant("The steps of a sequence: layers tell them apart by their number, and know no more.", "MaxSteps", limit.Most) : null,
        ];
        return string.Join("\n\n", constants.Where(constant => constant is not null));
    }

    private static string Constant(string summary, string name, int value) => $"""
        /// <summary>{summary}</summary>
        public const int {name} = {Number(value)};
        """;

    private static string Allocates(StreamPlan stream) => stream.Step.LengthPerSample + stream.Step.FixedLength is var length && length <= FloatsOnStack
        ? "Allocates nothing"
        : $"Allocates {Number(length * sizeof(float) / 1024)} KiB of scratch memory at a thread's first call and nothing after";

    private static string Ends(StreamPlan stream) => stream.Model.Limit is null ? "" : """

        /// <exception cref="global::System.InvalidOperationException">The sequence has had its <see cref="MaxSteps"/> steps; <see cref="State.Reset"/> begins a new one. The state is as it was.</exception>
        """;

    private static string StepCount(StreamPlan stream) => stream.CountOffset is not { } offset ? "" : $"""


            /// <summary>The steps taken so far, <see cref="MaxSteps"/> at most.</summary>
            public readonly int StepCount => (int)_block[{Number(offset)}];
        """;

    /// <summary>The runtime has no arrays of larger values.</summary>
    private static string Size(StreamPlan stream) => stream.StateLength * sizeof(float) < 1 << 16 ? "" :
        $" Of {Number(stream.StateLength * sizeof(float) / 1024)} KiB, it belongs into a field of a class: arrays have no elements so large, and stacks little room.";

    private static string Contents(StreamPlan stream) =>
        string.Join(", ", stream.Model.States.Select(state => $"{state.Name} ({Number(state.Before.Shape.Size)})"));

    private static string Places(StreamPlan stream) =>
        string.Join(", ", stream.Model.States.Zip(stream.States, (state, place) => $"{state.Name} from {Number(place.Offset)}"));
}
