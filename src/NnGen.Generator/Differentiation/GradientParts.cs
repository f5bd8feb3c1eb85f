using NnGen.Generator.Graph;

namespace NnGen.Generator.Differentiation;

/// <summary>Gradients of parts of one tensor: side by side where they do not overlap, so that each is written once and nothing is added.</summary>
internal sealed class GradientParts(TensorGraph graph, Shape shape)
{
    private readonly Dictionary<(int Axis, int Start, int Length), Tensor> _parts = [];

    public void Add(int axis, int start, Tensor gradient) => Gradients.Accumulate(graph, _parts, (axis, start, gradient.Shape.Axes[axis]), gradient);

    /// <summary>Tensors of the whole shape whose sum is the gradient.</summary>
    public IEnumerable<Tensor> Joined() => _parts.GroupBy(part => part.Key.Axis).OrderBy(axis => axis.Key).SelectMany(axis => Joined(axis.Key));

    private IEnumerable<Tensor> Joined(int axis)
    {
        var parts = _parts.Where(part => part.Key.Axis == axis).OrderBy(part => part.Key.Start).ToList();
        while (parts.Count > 0)
        {
            var (row, end) = (new List<KeyValuePair<(int Axis, int Start, int Length), Tensor>>(), 0);
            foreach (var part in parts.ToArray())
            {
                if (part.Key.Start >= end)
                {
                    row.Add(part);
                    parts.Remove(part);
                    end = part.Key.Start + part.Key.Length;
                }
            }

            yield return row.Count == 1 ? Padded(axis, row[0].Key.Start, row[0].Value) : SideBySide(axis, row);
        }
    }

    private Tensor Padded(int axis, int start, Tensor part)
    {
        var (before, after) = (new int[shape.Rank], new int[shape.Rank]);
        (before[axis], after[axis]) = (start, shape.Axes[axis] - start - part.Shape.Axes[axis]);
        return graph.Pad(part, before, after);
    }

    private Tensor SideBySide(int axis, List<KeyValuePair<(int Axis, int Start, int Length), Tensor>> parts)
    {
        var (row, end) = (new List<Tensor>(), 0);
        foreach (var part in parts)
        {
            AddZeros(row, axis, part.Key.Start - end);
            row.Add(part.Value);
            end = part.Key.Start + part.Key.Length;
        }

        AddZeros(row, axis, shape.Axes[axis] - end);
        return graph.Concatenate(axis, [.. row]);
    }

    private void AddZeros(List<Tensor> row, int axis, int length)
    {
        if (length > 0)
        {
            row.Add(graph.Fill(new Shape(shape.HasBatch, shape.Axes.Select((extent, a) => a == axis ? length : extent).ToEquatableArray()), 0));
        }
    }
}
