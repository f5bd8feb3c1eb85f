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
        if (layer.Stream is { } stream)
        {
            return RunStep(direction, stream, projected, stateSizes, step);
        }

        var loop = new ScanLoop(layer.Index, direction.Ordinal, projected.Shape.Axes[0], direction.IsReversed, null, []);
        var states = stateSizes.Select((size, index) => graph.State(loop, index, graph.Fill(Shape.Batched(size), 0))).ToArray();
        for (var i = 0; i < states.Length; i++)
        {
            direction.Named(states[i], Letter(i) + "Before");
        }

        var scan = graph.Scan(loop, states, step(graph.Step(loop, projected), states));
        return ReturnsSequences(layer) ? graph.After(scan, 0) : graph.Final(scan, 0);
    }

    private static string Letter(int state) => state == 0 ? "h" : "c";

    public static bool ReturnsSequences(LayerContext layer) => layer.Declaration.Bool("ReturnSequences", false);

    /// <summary>One step, whose states come from the caller and go back.</summary>
    private static Tensor RunStep(RecurrentDirection direction, LayerStream stream, Tensor projected, int[] stateSizes, Func<Tensor, IReadOnlyList<Tensor>, Tensor[]> step)
    {
        InputTensor[] before = [.. stateSizes.Select((size, index) => stream.Begin(direction.Layer.Name, Letter(index), size))];
        var after = step(projected, before);
        for (var i = 0; i < before.Length; i++)
        {
            stream.Follow(before[i], after[i]);
        }

        return ReturnsSequences(direction.Layer) ? direction.Graph.Reshape(after[0], 1, after[0].Shape.RowLength) : after[0];
    }
}
