namespace NnGen.Onnx.Tests.Translation;

/// <summary>How the tensors of a case become samples of a network.</summary>
/// <param name="IsBatched">Whether the first axis numbers the samples; else all of the tensor is one sample.</param>
/// <param name="Last">The axis of the model's input that moves behind the others, such as an image's channels; null for none.</param>
internal readonly record struct Layout(bool IsBatched, int? Last);

/// <summary>An operator needs another layout than the one that is being tried.</summary>
internal sealed class OtherLayoutException(Layout needed) : Exception("The case needs another layout.")
{
    public Layout Needed { get; } = needed;
}

/// <summary>Row-major tensors whose axes change places.</summary>
internal static class Axes
{
    public static int Size(IEnumerable<int> axes) => axes.Aggregate(1, (size, axis) => size * axis);

    /// <summary>The axes with one of them moved behind the others.</summary>
    public static int[] Move(int[] axes, int last) => axes.Length == 0 ? [] : [.. axes.Where((_, i) => i != last), axes[last]];

    /// <summary>The values with one axis moved behind the others.</summary>
    public static T[] Move<T>(T[] values, int[] axes, int last)
    {
        if (last >= axes.Length - 1)
        {
            return values;
        }

        var (rows, columns) = (axes[last], Size(axes[(last + 1)..]));
        var moved = new T[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (before, row, column) = (i / (rows * columns), i / columns % rows, i % columns);
            moved[(((before * columns) + column) * rows) + row] = values[i];
        }

        return moved;
    }

    public static T[] Transpose<T>(T[] values, int rows, int columns) => Move(values, [rows, columns], 0);
}
