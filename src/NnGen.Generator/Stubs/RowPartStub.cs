using NnGen.Generator.Declaration;

namespace NnGen.Generator.Stubs;

/// <summary>The places of named inputs and outputs, as far as code needs them to compile.</summary>
internal static class RowPartStub
{
    public static string Write(EquatableArray<ExpandedLayer> layers) =>
        Write("Inputs", layers.Where(layer => layer.Layer.Kind == LayerNames.NamedInput).Select(layer => layer.Name))
        + Write("Outputs", layers.Where(layer => layer.Layer.Kind == LayerNames.NamedOutput).Select(layer => layer.Layer.GivenName is null ? layer.Inputs[0] : layer.Name));

    private static string Write(string type, IEnumerable<string> names)
    {
        string[] parts = [.. names.Select(LayerNames.AccessorOf).Where(NameRules.IsValid).Distinct()];
        return parts.Length == 0 ? "" : $$"""

            public static class {{type}}
            {
            {{string.Join("\n", parts.Select(name => $"    public const int {name}Offset = 0;\n    public const int {name}Size = 1;\n    public static global::System.Range {name} => 0..1;"))}}
            }

            """;
    }
}
