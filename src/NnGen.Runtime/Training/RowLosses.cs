namespace NnGen;

/// <summary>The losses that a training pass leaves in its workspace.</summary>
internal static class RowLosses
{
    /// <summary>A sum continued by the losses of some samples, in order.</summary>
    public static double Sum(NetworkInfo info, Workspace workspace, int samples, double sum = 0)
    {
        if (info.Losses is not { } place)
        {
            throw new NotSupportedException($"{info.Name} declares no loss.");
        }

        var losses = workspace.Memory[(place.OffsetPerSample * workspace.MaxBatch)..];
        for (var row = 0; row < samples * place.RowsPerSample; row++)
        {
            sum += losses[row * place.RowStride];
        }

        return sum;
    }
}
