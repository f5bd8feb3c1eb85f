using NnGen.Generator.Layers;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>The members through which a sequence comes in step by step.</summary>
internal static class StreamMembers
{
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string Result = "global::System.Span<float>";

    public static string Write(NetworkPlan plan, StreamPlan stream, string code) => $$"""
        /// <summary>The number of values in one step of a sequence: {{Shapes.InWords(stream.Model.Input.Shape)}}.</summary>
        public const int StepInputSize = {{Number(stream.Model.Input.Shape.Size)}};

        /// <summary>The number of values that come out of one step: {{Shapes.InWords(stream.Model.Output.Shape)}}.</summary>
        public const int StepOutputSize = {{Number(stream.Model.Output.Shape.Size)}};

        /// <summary>
        /// Takes in the next step of a sequence of any length. What comes out has the bits that <see cref="Predict(global::System.ReadOnlySpan{float}, global::System.Span{float})"/> gives
        /// for the sequence so far. Allocates nothing, takes no lock and makes no system call; with a state each, many sequences may run on many threads.
        /// </summary>
        /// <param name="state">What the steps before left, overwritten; zeros before the first.</param>
        /// <param name="input"><see cref="StepInputSize"/> values.</param>
        /// <param name="output"><see cref="StepOutputSize"/> values, overwritten.</param>
        /// <exception cref="global::System.ArgumentException">A length does not fit, or the spans overlap.</exception>
        public void Step(ref State state, {{Floats}} input, {{Result}} output) =>
            {{code}}Functions.Step(_parameterMemory.Span, {{(plan.HasBuffers ? "_bufferMemory.Span, " : "")}}state.Values, input, output);

        /// <summary>The same with parameters that lie elsewhere.</summary>
        public static void Step({{Floats}} parameters, {{(plan.HasBuffers ? $"{Floats} buffers, " : "")}}ref State state, {{Floats}} input, {{Result}} output) =>
            {{code}}Functions.Step(parameters, {{(plan.HasBuffers ? "buffers, " : "")}}state.Values, input, output);

        /// <summary>What a sequence left behind so far: {{Contents(stream)}}. A plain value: a copy is a snapshot to come back to.</summary>
        public struct State
        {
            /// <summary>The number of values.</summary>
            public const int Length = {{Number(stream.StateLength)}};

            private Block _block;

            /// <summary>The values, to be saved or set: {{Places(stream)}}.</summary>
            [global::System.Diagnostics.CodeAnalysis.UnscopedRef]
            public {{Result}} Values => _block;

            /// <summary>Begins a new sequence: all values are 0.</summary>
            public void Reset() => _block = default;

            [global::System.Runtime.CompilerServices.InlineArray(Length)]
            private struct Block
            {
                private float _first;
            }
        }
        """;

    private static string Contents(StreamPlan stream) =>
        string.Join(", ", stream.Model.States.Select(state => $"{state.Name} ({Number(state.Before.Shape.Size)})"));

    private static string Places(StreamPlan stream) =>
        string.Join(", ", stream.Model.States.Zip(stream.States, (state, place) => $"{state.Name} from {Number(place.Offset)}"));
}
