using NnGen.Bench.Quick;

namespace NnGen.Bench.Goals;

/// <summary>What a job should reach: a share of something that the same run measures.</summary>
internal abstract record Goal
{
    /// <summary>The goal as it was set.</summary>
    public abstract string Text { get; }

    /// <summary>The most seconds that reach it on this core.</summary>
    public abstract double Seconds(Row row);

    /// <summary>What the job does reach, in the goal's own terms.</summary>
    public abstract string Reached(Row row);

    protected static string Format(FormattableString text) => FormattableString.Invariant(text);
}
