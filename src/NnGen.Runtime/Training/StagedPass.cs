namespace NnGen;

/// <summary>A training pass over a mini-batch that one workspace holds whole.</summary>
internal static class StagedPass
{
    /// <summary>Gives the workspace memory for the mini-batch, if the pass has stages.</summary>
    public static void Begin(NetworkInfo info, Workspace workspace, int samples)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (info.Stages > 1)
        {
            workspace.HoldBatch(info, samples);
        }
    }
}
