namespace NnGen.Generator.Diagnostics;

/// <summary>A diagnostic in plain values; its location is looked up when it is reported.</summary>
/// <param name="Id">The descriptor's id, <c>NNGEN001</c>.</param>
/// <param name="Layer">The attribute it is about: an index into the declared layers, <see cref="OnClass"/> or <see cref="OnNetwork"/>.</param>
/// <param name="Argument">
/// The argument it is about: a parameter or property (<c>units</c>, <c>Name</c>), an element (<c>shape[1]</c>), or null for the whole attribute.
/// With <see cref="OnClass"/>, the name of a containing type.
/// </param>
/// <param name="MessageArguments">What fills the message's places.</param>
internal sealed record DiagnosticInfo(string Id, int Layer, string? Argument, EquatableArray<string> MessageArguments)
{
    /// <summary>The edit that mends it, where there is one.</summary>
    public Fix? Fix { get; init; }

    /// <summary>The diagnostic is about the class itself.</summary>
    public const int OnClass = -1;

    /// <summary>The diagnostic is about the <c>NeuralNetwork</c> attribute.</summary>
    public const int OnNetwork = -2;
}
