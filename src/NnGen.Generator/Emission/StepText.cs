using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>How the input of one step is called: <c>input</c> values, or one <c>token</c>.</summary>
internal sealed record StepText(bool IsToken, string Type, string Name)
{
    /// <summary>It as a parameter where types are known by their names.</summary>
    public string Parameter => IsToken ? "int token" : "ReadOnlySpan<float> input";

    public static StepText Of(StreamPlan stream) =>
        stream.Model.Vocabulary is null ? new(false, "global::System.ReadOnlySpan<float>", "input") : new(true, "int", "token");

    /// <summary>What it is, in documentation.</summary>
    public static string Describe(StreamPlan stream) => stream.Model.Vocabulary is { } vocabulary
        ? $"From 0 to {Number(vocabulary - 1)}."
        : """<see cref="StepInputSize"/> values.""";
}
