using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Views that cost nothing: the same memory under another shape or with other strides.</summary>
internal static class Views
{
    /// <summary>The tensor whose memory a chain of reshapes shows whole.</summary>
    public static Tensor Root(Tensor tensor) => tensor is ReshapeTensor ? Root(tensor.Operands[0]) : tensor;

    /// <summary>The tensor in whose memory a view lies.</summary>
    public static Tensor Owner(Tensor tensor) => tensor is ReshapeTensor or AffineViewTensor or StepTensor or RowOfStepTensor ? Owner(tensor.Operands[0]) : tensor;

    /// <summary>The name of a view, or of what it shows.</summary>
    public static string NameOf(Tensor tensor) => tensor switch
    {
        { Name.Length: > 0 } => tensor.Name,
        ReshapeTensor or AffineViewTensor or StepTensor or RowOfStepTensor => NameOf(tensor.Operands[0]),
        SequenceTensor sequence => NameOf(sequence.Body),
        TrajectoryTensor trajectory => NameOf(trajectory.Scan.States[trajectory.Index]),
        _ => "",
    };

    /// <summary>Where a tensor lies that is stored, or a view of one that is.</summary>
    public static Placement Apply(Tensor tensor, Func<Tensor, Storage?> stored) =>
        stored(tensor) is { } place ? Placement.Of(place, tensor.Shape) : Apply(tensor, Apply(tensor.Operands[0], stored));

    /// <summary>Where a view of a stored tensor lies.</summary>
    /// <exception cref="InvalidOperationException">Only a copy could give the view.</exception>
    public static Placement Apply(Tensor view, Placement source) => view switch
    {
        ReshapeTensor => source.Reshaped(view.Operands[0].Shape, view.Shape),
        AffineViewTensor affine => source.Through(affine.Map, view.Operands[0].Shape, view.Shape),
        StepTensor => source.AtStep(),
        RowOfStepTensor => source.AtStep(axis: 0),
        _ => null,
    } ?? throw new InvalidOperationException($"{view.GetType().Name} {view} has no place in memory: {view.Operands[0].GetType().Name} {view.Operands[0]} lies in {string.Join(", ", source.Strides)}.");
}
