using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>Where the named parts of input and output rows lie, as constants and ranges.</summary>
internal static class RowPartMembers
{
    public static string Write(NetworkModel model) => Write("Inputs", "an input row", model.Inputs) + Write("Outputs", "an output row", model.Outputs);

    private static string Write(string type, string row, IReadOnlyList<RowPart> parts) => parts.Count == 0 ? "" : $$"""


        /// <summary>Where the parts of {{row}} lie, one after the other.</summary>
        public static class {{type}}
        {
        {{string.Join("\n\n", parts.Select(Part))}}
        }
        """;

    private static string Part(RowPart part)
    {
        var name = LayerNames.AccessorOf(part.Name);
        return $"""
                /// <summary>The first value of {part.Name}.</summary>
                public const int {name}Offset = {Number(part.Start)};

                /// <summary>The values of {part.Name}: {Shapes.InWords(new Shape(true, part.Axes))}.</summary>
                public const int {name}Size = {Number(part.Size)};

                /// <summary>The values of {part.Name}, to slice a row with.</summary>
                public static global::System.Range {name} => {Number(part.Start)}..{Number(part.Start + part.Size)};
            """;
    }
}
