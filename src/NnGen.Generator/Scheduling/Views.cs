using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Views that cost nothing: the same memory under another shape.</summary>
internal static class Views
{
    /// <summary>The tensor whose memory a chain of reshapes shows whole.</summary>
    public static Tensor Root(Tensor tensor) => tensor is ReshapeTensor ? Root(tensor.Operands[0]) : tensor;

    /// <summary>The tensor in whose memory a view lies.</summary>
    public static Tensor Owner(Tensor tensor) => tensor is ReshapeTensor or AffineViewTensor ? Owner(tensor.Operands[0]) : tensor;

    /// <summary>Where a view of a stored tensor lies.</summary>
    /// <exception cref="InvalidOperationException">Only a copy could give the view.</exception>
    public static Storage Apply(Tensor view, Storage source) => view switch
    {
        ReshapeTensor => source.Reshaped(view.Shape),
        AffineViewTensor affine => Slice(affine, source),
        _ => null,
    } ?? throw new InvalidOperationException($"{view.GetType().Name} {view} has no place in memory.");

    /// <summary>A view that shifts along the last axis alone reads some columns of each row.</summary>
    private static Storage? Slice(AffineViewTensor view, Storage source)
    {
        var (indices, last) = (view.Map.Indices, view.Map.Indices.Count - 1);
        for (var axis = 0; axis <= last; axis++)
        {
            var shift = indices[axis].Offset;
            if (new AffineIndex(indices[axis].Coefficients, 0).Variable != axis || (shift != 0 && axis != last))
            {
                return null;
            }
        }

        return source.Columns(indices[last].Offset, view.Shape.RowLength, written: false);
    }
}
