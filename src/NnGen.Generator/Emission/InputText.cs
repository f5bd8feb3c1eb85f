using NnGen.Generator.Layers;

namespace NnGen.Generator.Emission;

/// <summary>How a network's input is called: <c>float</c> inputs, or <c>int</c> tokens.</summary>
internal sealed record InputText(string Element, string Name)
{
    /// <summary>Its values in documentation.</summary>
    public string Values => Element == "int" ? "tokens" : "values";

    /// <summary>What can be wrong with it besides its length.</summary>
    public string Fault => Element == "int" ? "a token is not in the vocabulary, " : "";

    public string Cref => $"global::System.ReadOnlySpan{{{Element}}}";

    public string Span => $"global::System.ReadOnlySpan<{Element}>";

    public static InputText Of(NetworkModel model) => model.ReadsTokens ? new("int", "tokens") : new("float", "inputs");
}
