using NnGen.Generator.Graph;

namespace NnGen.Generator.Tests.Layers;

/// <summary>A file's view of a parameter, element by element.</summary>
internal static class FileOrder
{
    /// <summary>The number of the stored element that each element of the file is.</summary>
    public static int[] Of(ParameterSpecification parameter)
    {
        var layout = parameter.File!;
        int[] stored = [.. Enumerable.Repeat(-1, layout.Shape.Aggregate(1, (product, extent) => product * extent))];
        foreach (var part in layout.Parts)
        {
            foreach (int[] index in Indices(part.Extents.ToArray()))
            {
                stored[part.FileStart + Sum(index, part.FileStrides)] = part.Start + Sum(index, part.Strides);
            }
        }

        return stored;
    }

    private static int Sum(int[] index, EquatableArray<int> strides) => index.Select((position, axis) => position * strides[axis]).Sum();

    private static IEnumerable<int[]> Indices(int[] extents) => extents.Aggregate(
        (IEnumerable<int[]>)[[]], (indices, extent) => indices.SelectMany(index => Enumerable.Range(0, extent).Select(position => (int[])[.. index, position])));
}
