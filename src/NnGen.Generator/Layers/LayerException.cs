namespace NnGen.Generator.Layers;

/// <summary>A declaration that does not fit: becomes the diagnostic <paramref name="id"/> on the named argument of the layer.</summary>
internal sealed class LayerException(string id, string? argument, params string[] messageArguments) : Exception(string.Join(" ", messageArguments))
{
    public string Id { get; } = id;

    public string? Argument { get; } = argument;

    public string[] MessageArguments { get; } = messageArguments;

    /// <summary>The size that would fit, where it is one.</summary>
    public FittingSize? Fitting { get; init; }
}

/// <summary>A size that would make a layer fit.</summary>
/// <param name="Argument">The argument that would have to have it: <c>shape[1]</c>, or null for the units of the layer that comes in.</param>
/// <param name="Size">The size.</param>
internal sealed record FittingSize(string? Argument, int Size);
