namespace NnGen;

/// <summary>Training met a loss or a gradient that is not finite.</summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(string message, int epoch, int batch, string layer, bool wasRestored)
        : base(message)
    {
        Epoch = epoch;
        Batch = batch;
        Layer = layer;
        ParametersRestored = wasRestored;
    }

    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The mini-batch in the epoch, counted from 1.</summary>
    public int Batch { get; }

    /// <summary>The first layer whose output, or else the last whose gradient, is not finite.</summary>
    public string Layer { get; }

    /// <summary>
    /// Whether the parameters were set back to those at the start of the epoch, because they themselves had become bad; else they are those
    /// before the failing mini-batch.
    /// </summary>
    public bool ParametersRestored { get; }
}
