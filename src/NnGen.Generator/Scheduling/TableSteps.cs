namespace NnGen.Generator.Scheduling;

/// <summary>Where the tokens of a table lie: in the caller's memory, or kept in a workspace; so many a sample, the first this far in.</summary>
internal sealed record TokenArgument(Storage Storage, int PerSample, int Start);

/// <summary>Copies rows of a table to where they are read, one for each token.</summary>
internal sealed record GatherStep(StepArgument Table, TokenArgument Tokens, StepArgument Rows, int RowsPerSample, int Layer) : Step(Layer)
{
    public override IEnumerable<Storage> Storages => [Table.Storage, Tokens.Storage, Rows.Storage];
}

/// <summary>
/// Adds rows to those of a table's gradient that their tokens number. Threads share out the table's rows. Where gradients are overwritten all rows are cleared
/// before: what an earlier step left in rows that this one does not touch would otherwise be taken for a gradient.
/// </summary>
internal sealed record ScatterAddStep(StepArgument Rows, TokenArgument Tokens, StepArgument Gradient, int RowsPerSample, int Layer) : Step(Layer)
{
    public override bool IsOfGradients => true;

    public override IEnumerable<Storage> Storages => [Rows.Storage, Tokens.Storage, Gradient.Storage];
}

/// <summary>Copies tokens into the workspace, for the backward pass.</summary>
internal sealed record KeepTokensStep(Storage Destination, int LengthPerSample, int Layer) : Step(Layer)
{
    public override IEnumerable<Storage> Storages => [Destination];
}
