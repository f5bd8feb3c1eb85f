namespace NnGen.Generator.Layers;

/// <summary>A declaration that does not fit: becomes the diagnostic <paramref name="id"/> on the named argument of the layer.</summary>
internal sealed class LayerException(string id, string? argument, params string[] messageArguments) : Exception(string.Join(" ", messageArguments))
{
    public string Id { get; } = id;

    public string? Argument { get; } = argument;

    public string[] MessageArguments { get; } = messageArguments;
}
