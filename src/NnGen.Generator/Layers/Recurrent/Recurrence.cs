using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>The loop of a recurrent layer.</summary>
internal static class Recurrence
{
    /// <summary>Carries states, which begin with 0, over all steps.</summary>
    /// <param name="direction">The layer and the direction in which the steps are gone through.</param>
    /// <param name="projected">What each step starts from, time first.</param>
    /// <param name="stateSizes">The length of each state.</param>
    /// <param name="step">The states after a step, from the step's element of <paramref name="projected"/> and the states before it.</param>
    /// <returns>The first state after every step in the order of time, or after the last, as the layer's <c>ReturnSequences</c> tells.</returns>
    public static Tensor Run(RecurrentDirection direction, Tensor projected, int[] stateSizes, Func<Tensor, IReadOnlyList<Tensor>, Tensor[]> step)
    {
        var (graph, layer) = (direction.Graph, direction.Layer);
        var loop = new ScanLoop(layer.Index, direction.Ordinal, projected.Shape.Axes[0], direction.IsReversed, null, []);
        var states = stateSizes.Select((size, index) => graph.State(loop, index, graph.Fill(Shape.Batched(size), 0))).ToArray();
        var scan = graph.Scan(loop, states, step(graph.Step(loop, projected), states));
        return layer.Declaration.Bool("ReturnSequences", false) ? graph.After(scan, 0) : graph.Final(scan, 0);
    }
}
