using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>The calls that read rows of tables by number.</summary>
internal sealed partial class StepCalls
{
    private string GatherCall(GatherStep step) =>
        $"TableRows.Gather({Table(step.Table)}, {Tokens(step.Tokens)}, samples, {Number(step.RowsPerSample)}, {Rows(step.Rows)}, {Number(step.Table.Storage.RowLength)});";

    private string ScatterAddCall(ScatterAddStep step)
    {
        var flags = hasParts ? "accumulate, part, parts" : "true, 0, 1";
        var (rows, gradient) = (Rows(step.Rows), Table(step.Gradient));
        return $"TableRows.ScatterAdd({gradient}, {Number(step.Gradient.Storage.RowsPerSample)}, {Tokens(step.Tokens)}, samples, {Number(step.RowsPerSample)}, {rows}, {Number(step.Gradient.Storage.RowLength)}, {flags});";
    }

    private string KeepTokensCall(KeepTokensStep step)
    {
        var (length, kept) = (Samples(step.LengthPerSample), places.Reference("tokensKept", step.Destination));
        return $"MemoryMarshal.CreateReadOnlySpan(ref tokenBlock, {length}).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<float, int>(ref {kept}), {length}));";
    }

    private string Table(StepArgument table) => $"ref {places.Reference(table.Name, table.Storage)}, {Number(table.Storage.RowStride)}";

    private string Rows(StepArgument rows) => $"ref {places.Reference(rows.Name, rows.Storage)}, {Number(rows.Storage.RowStride)}";

    /// <summary>The first token and the distance from sample to sample. Workspaces hold floats, whose memory kept tokens lie in.</summary>
    private string Tokens(TokenArgument tokens)
    {
        var name = places.Reference("tokensKept", tokens.Storage);
        var first = tokens.Storage.Block == Block.Tokens ? name : $"Unsafe.As<float, int>(ref {name})";
        return $"ref {(tokens.Start == 0 ? first : $"Unsafe.Add(ref {first}, {Number(tokens.Start)})")}, {Number(tokens.PerSample)}";
    }
}
