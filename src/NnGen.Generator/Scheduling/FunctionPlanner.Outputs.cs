using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

internal sealed partial class FunctionPlanner
{
    /// <summary>Lets outputs be written where they are wanted, by whatever computes them; a reshaped output by what it reshapes.</summary>
    private void PlaceOutputs()
    {
        _lasting.UnionWith(_outputs.Where(output => output.Sink is null).Select(output => Views.Owner(output.Value)));
        foreach (var output in _outputs)
        {
            var root = Views.Root(output.Value);
            if (output.Sink is { IsSum: false } sink && IsComputed(root) && !_places.ContainsKey(root))
            {
                PlaceOutput(output, root, sink);
            }
            else if (output.Sink is { IsSum: true } && !(_groupOf.TryGetValue(root, out var group) && group is { Skeleton: Skeleton.Product or Skeleton.ScatterAdd } && group.Root == root))
            {
                throw new InvalidOperationException($"The gradient {root} is no sum over the batch.");
            }
        }
    }

    /// <summary>The place itself, or where only its block and offset are asked for, rows without pads.</summary>
    private static Storage PlaceAt(Storage sink, Tensor root) =>
        sink.RowLength == root.Shape.RowLength ? sink : Storage.Dense(sink.Block, sink.Offset, root.Shape);

    /// <summary>
    /// Input gradients that are computed beside what is always wanted stay, and are copied where they are wanted; so is what would replace something that is still read.
    /// </summary>
    private void PlaceOutput(FunctionOutput output, Tensor root, Storage sink)
    {
        if ((sink.Block == Block.InputGradients && !IsForInputGradients(_groupOf[root]))
            || (output.Replaced is { } replaced && !new Replacement(_needed, _groups, _groupOf, [.. _outputs.Select(other => other.Value)]).IsSafe(root, replaced)))
        {
            _lasting.Add(root);
        }
        else if (!_lasting.Contains(root))
        {
            _places[root] = PlaceAt(sink, root);
        }
    }

    private bool IsComputed(Tensor tensor) =>
        _groupOf.ContainsKey(tensor) && !_given.ContainsKey(tensor) && tensor is not (AffineViewTensor or SequenceTensor or TrajectoryTensor);

    /// <summary>Copies an output that could not be computed in place: a view of an input, or one tensor wanted in two places.</summary>
    private void Deliver(FunctionOutput output)
    {
        var root = Views.Root(output.Value);
        if (output.Sink is not { IsSum: false } sink)
        {
            return;
        }

        var wanted = PlaceAt(sink, root);
        if (root is InputTensor { Kind: InputKind.Tokens })
        {
            _steps.Add(new KeepTokensStep(wanted, root.Shape.Size, root.Layer));
            return;
        }

        if (!_places.TryGetValue(root, out var place) || place != wanted)
        {
            var copy = RowPlanner.Copy(root.Shape, root.Name, PlaceOf(root), output.Name, Placement.Of(wanted, root.Shape), root.Layer);
            _steps.Add(copy with { ForInputGradients = sink.Block == Block.InputGradients });
        }
    }
}
