using NnGen.Generator.Graph;

namespace NnGen.Generator.Differentiation;

/// <summary>
/// The gradient of a loop is a loop in the other direction. Its states are the gradients of the loop's states; its body is the gradient of
/// the body, with the values of the body read from their sequences. What comes from outside into the body, as its weights, gets its gradient
/// after the loop, from all steps at once.
/// </summary>
internal sealed class ScanGradients(TensorGraph graph, ScanTensor scan)
{
    private readonly List<(Tensor Body, Tensor Gradient)> _ofSteps = [];
    private readonly Dictionary<int, Tensor> _ofFinals = [];

    /// <summary>Takes the gradient of a sequence of the body's values.</summary>
    public void Take(Tensor body, Tensor gradient) => _ofSteps.Add((body, gradient));

    /// <summary>Takes the gradient of a part of a state's trajectory, if it is all before the steps, all after them, or the last.</summary>
    public bool TakeState(TrajectoryTensor trajectory, AffineViewTensor view, Tensor gradient)
    {
        var state = trajectory.Index;
        if (view == graph.Before(scan, state) || view == graph.After(scan, state))
        {
            Take(view == graph.After(scan, state) ? scan.Next[state] : scan.States[state], gradient);
            return true;
        }

        if (view != graph.Final(scan, state))
        {
            return false;
        }

        Gradients.Accumulate(graph, _ofFinals, state, gradient);
        return true;
    }

    /// <summary>Takes the gradient of a whole trajectory: that of the values after the steps, and of the first before them.</summary>
    public void TakeTrajectory(TrajectoryTensor trajectory, Tensor gradient)
    {
        var (state, length, reversed) = (trajectory.Index, scan.OfLoop.Length, scan.OfLoop.IsReversed);
        Take(scan.Next[state], graph.Slice(gradient, 0, reversed ? 0 : 1, length));
        var first = graph.Slice(gradient, 0, reversed ? length : 0, 1);
        int[] before = [reversed ? length - 1 : 0, 0], after = [reversed ? 0 : length - 1, 0];
        Take(scan.States[state], graph.Pad(first, before, after));
    }

    /// <summary>Builds the loop, and hands on the gradients of what the loop reads.</summary>
    public void Propagate(Gradients gradients)
    {
        var loop = Reverse();
        var carried = scan.States.Select(state => graph.State(loop, state.Index, Initial(state))).ToArray();
        foreach (var state in carried.Where(state => state.Name.Length == 0))
        {
            state.Name = scan.Next[state.Index].Name is { Length: > 0 } name ? "δ" + name : "";
        }

        var body = Body();
        var readers = body.Where(tensor => tensor is not (StateTensor or StepTensor) && Outside(tensor).Any(gradients.Wants)).ToArray();
        var steps = body.OfType<StepTensor>().Where(step => gradients.Wants(step.Sequence)).ToArray();
        var inside = Gradients.Of(graph, [.. Outputs(loop, carried)], [.. scan.States, .. steps, .. readers]);
        var substitution = new BodySubstitution(graph, scan, loop);
        var written = inside.OrderBy(pair => pair.Key.Id).ToDictionary(pair => pair.Key, pair => substitution.Of(pair.Value));
        var next = scan.States.Select(state => written.TryGetValue(state, out var gradient) ? gradient : graph.Fill(state.Shape, 0));
        var reverse = graph.Scan(loop, carried, [.. next]);

        foreach (var state in scan.States.Where(state => gradients.Wants(state.Initial)))
        {
            gradients.Add(state.Initial, graph.Final(reverse, state.Index));
        }

        foreach (var step in steps.Where(written.ContainsKey))
        {
            gradients.Add(step.Sequence, graph.Sequence(reverse, written[step]));
        }

        foreach (var reader in readers.Where(written.ContainsKey).Reverse())
        {
            var (lifted, gradient) = (Lifting.Of(graph, scan, reader), graph.Sequence(reverse, written[reader]));
            gradients.AddAll(Gradients.Through(graph, lifted, gradient, [.. Outside(reader).Where(gradients.Wants)]));
        }
    }

    private ScanLoop Reverse()
    {
        var seeds = _ofSteps.SelectMany(pair => new[] { pair.Body.Id, pair.Gradient.Id })
            .Concat(_ofFinals.OrderBy(pair => pair.Key).SelectMany(pair => new[] { pair.Key, pair.Value.Id }));
        return scan.OfLoop with { IsReversed = !scan.OfLoop.IsReversed, Differentiated = scan.OfLoop, Seeds = seeds.ToEquatableArray() };
    }

    private Tensor Initial(StateTensor state) => _ofFinals.TryGetValue(state.Index, out var gradient) ? gradient : graph.Fill(state.Shape, 0);

    /// <summary>The gradients the body begins with: of the states after the step, as the step after it left them, and of what is read of this step.</summary>
    private IEnumerable<(Tensor Output, Tensor Seed)> Outputs(ScanLoop loop, Tensor[] carried) => scan.Next.Zip(carried, (next, seed) => (next, seed))
        .Concat(_ofSteps.Select(pair => (pair.Body, graph.Step(loop, pair.Gradient))));

    private static IEnumerable<Tensor> Outside(Tensor tensor) => tensor.Operands.Where(operand => operand.Loop is null);

    /// <summary>The tensors of the body, operands first.</summary>
    private List<Tensor> Body() =>
        [.. Cone.Of(scan.Next.Concat(_ofSteps.Select(pair => pair.Body)), tensor => tensor.Loop == scan.OfLoop).OrderBy(tensor => tensor.Id)];
}
