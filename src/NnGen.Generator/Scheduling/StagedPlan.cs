namespace NnGen.Generator.Scheduling;

/// <summary>
/// A training pass cut at its sums over the batch: every stage takes all chunks before the next begins. A pass without such sums has one
/// stage.
/// </summary>
/// <param name="Stages">The stages, in order.</param>
/// <param name="Updates">What buffers become afterwards, or null where there are none.</param>
/// <param name="LossStage">The stage that computes scores and losses.</param>
/// <param name="LengthPerSample">The floats kept for each sample of the batch from one stage to another.</param>
/// <param name="SumLength">The floats of sums over the batch.</param>
internal sealed record StagedPlan(IReadOnlyList<FunctionPlan> Stages, FunctionPlan? Updates, int LossStage, int LengthPerSample, int SumLength)
{
    /// <summary>All its functions.</summary>
    public IEnumerable<FunctionPlan> Functions => Updates is null ? Stages : Stages.Append(Updates);
}
