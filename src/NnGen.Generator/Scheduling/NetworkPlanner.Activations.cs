using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <content>Where diagnostics find the layers' outputs.</content>
internal sealed partial class NetworkPlanner
{
    /// <summary>The layers' outputs that last, in memory of their own or among the states of a loop over time: the memory of others may hold something else at the end.</summary>
    private List<ActivationPlace> Activations(FunctionPlan forward, HashSet<Tensor> kept)
    {
        var places = new List<ActivationPlace>();
        for (var i = 0; i < _model.Layers.Count; i++)
        {
            var output = Lower(_model.Layers[i].Output);
            var owner = output is AffineViewTensor { Operands: [TrajectoryTensor trajectory] } ? trajectory : output;
            if (kept.Contains(owner) && forward.Placements.TryGetValue(owner, out var storage) && storage.Block == Block.PerSample)
            {
                places.Add(output == owner ? new(i, storage) : StatesPlace(i, (AffineViewTensor)output, Placement.Of(storage, owner.Shape)));
            }
        }

        return places;
    }

    /// <summary>The states that a layer gives out, of all that its loop went through.</summary>
    private static ActivationPlace StatesPlace(int layer, AffineViewTensor states, Placement all)
    {
        var shown = all.Through(states.Map, states.Operands[0].Shape, states.Shape);
        return new(layer, shown.Storage with { RowsPerSample = states.Shape.RowsPerSample }, shown.BatchStride);
    }
}
