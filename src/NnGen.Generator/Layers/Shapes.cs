using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>Shapes as messages and tables name them: without the batch axis.</summary>
internal static class Shapes
{
    public static string InWords(Shape shape) => shape.WithBatch(false).ToString();
}
