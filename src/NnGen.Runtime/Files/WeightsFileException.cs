namespace NnGen;

/// <summary>
/// A file of weights is damaged, or does not belong to the network. Whatever was to be loaded is as it was before.
/// </summary>
public sealed class WeightsFileException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, with the file's name.</param>
    /// <param name="tensorName">The tensor concerned, as the file calls it, or null.</param>
    /// <param name="innerException">What it follows from, or null.</param>
    public WeightsFileException(string message, string? tensorName = null, Exception? innerException = null)
        : base(message, innerException) => TensorName = tensorName;

    /// <summary>The tensor that is wrong, as the file calls it; null where the file as a whole is.</summary>
    public string? TensorName { get; }
}
