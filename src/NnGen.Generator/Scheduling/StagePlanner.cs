using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Plans the stages of a training pass, each as a function of its own, and the memory through which they hand on tensors.</summary>
internal sealed class StagePlanner
{
    private readonly ParameterLayout _layout;
    private readonly IReadOnlyDictionary<Tensor, Storage> _given;
    private readonly StageCut _cut;
    private readonly HashSet<Tensor> _reshaped;
    private readonly Dictionary<Tensor, Storage> _places = [];

    private StagePlanner(
        ParameterLayout layout, IReadOnlyDictionary<Tensor, Storage> given, IReadOnlyList<FunctionOutput> outputs, IReadOnlyList<FunctionOutput> updates)
    {
        (_layout, _given) = (layout, given);
        Tensor[] values = [.. outputs.Select(output => output.Value)], updated = [.. updates.Select(update => update.Value)];
        _cut = new(given, values, updated);
        _reshaped = [.. Reshaped(values.Concat(updated))];
    }

    /// <summary>Plans a training pass.</summary>
    /// <param name="name">Its name, for the schedule.</param>
    /// <param name="layout">Where parameters lie.</param>
    /// <param name="given">What lies in memory already.</param>
    /// <param name="outputs">What is asked for; the first are score and loss.</param>
    /// <param name="updates">The new values of buffers.</param>
    /// <param name="memoryStart">The floats a sample that are taken already.</param>
    public static StagedPlan Plan(
        string name, ParameterLayout layout, IReadOnlyDictionary<Tensor, Storage> given, IReadOnlyList<FunctionOutput> outputs,
        IReadOnlyList<FunctionOutput> updates, int memoryStart)
    {
        var planner = new StagePlanner(layout, given, outputs, updates);
        var (perSample, sums) = planner.PlaceKept();
        var stages = Enumerable.Range(0, planner._cut.Stages).Select(stage => planner.PlanStage(name, stage, outputs, memoryStart)).ToArray();
        var update = updates.Count == 0 ? null : FunctionPlanner.Plan("UpdateBuffers", layout, planner.GivenTo(stages.Length), updates, memoryStart);
        return new(stages, update, planner._cut.StageOf(outputs[1].Value), perSample, sums);
    }

    private FunctionPlan PlanStage(string name, int stage, IReadOnlyList<FunctionOutput> outputs, int memoryStart)
    {
        FunctionOutput[] wanted =
        [
            .. outputs.Where(output => _cut.StageOf(Views.Root(output.Value)) == stage && !IsDelivered(output)),
            .. _places.Where(place => _cut.StageOf(place.Key) == stage).OrderBy(place => place.Key.Id).Select(place => new FunctionOutput(place.Key.Name, place.Key, place.Value)),
        ];
        var plan = FunctionPlanner.Plan(name, _layout, GivenTo(stage), wanted, memoryStart, gradientsLast: true);
        var delivered = outputs.Where(output => IsDelivered(output) && _cut.StageOf(Views.Root(output.Value)) == stage - 1).Select(Deliver);
        return plan with { Steps = plan.Steps.Concat(delivered).ToEquatableArray() };
    }

    /// <summary>Whether a gradient is a sum that a later stage reads: it is summed once, and delivered when it is complete.</summary>
    private bool IsDelivered(FunctionOutput output) =>
        output.Sink is { Block: Block.Gradients } sink && _places.TryGetValue(Views.Root(output.Value), out var place) && place.Block == Block.BatchSums
        && (place.RowsPerSample, place.RowLength) == (sink.RowsPerSample, sink.RowLength) && _cut.StageOf(Views.Root(output.Value)) < _cut.Stages - 1;

    private Step Deliver(FunctionOutput output)
    {
        var sum = Views.Root(output.Value);
        return new DeliverSumStep(new(sum.Name, _places[sum]), new(output.Name, output.Sink!), sum.Layer);
    }

    private Dictionary<Tensor, Storage> GivenTo(int stage)
    {
        var given = _given.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (var tensor in _cut.ReadsOf(stage))
        {
            given[tensor] = _places[tensor];
        }

        return given;
    }

    /// <summary>Gives every tensor that is handed on a place, and that again to others once no stage reads it.</summary>
    private (int PerSample, int Sums) PlaceKept()
    {
        var (memory, sums) = (new MemoryPlan(0), 0);
        var held = new List<Tensor>();
        for (var stage = 0; stage < _cut.Stages; stage++)
        {
            foreach (var tensor in held.Where(tensor => _cut.LastRead(tensor) < stage).ToArray())
            {
                memory.Return(_places[tensor].Offset, _places[tensor].Length);
                held.Remove(tensor);
            }

            foreach (var tensor in _cut.Kept.Where(tensor => _cut.StageOf(tensor) == stage))
            {
                if (tensor.Shape.HasBatch)
                {
                    var storage = _reshaped.Contains(tensor) ? Storage.Dense(Block.Batch, 0, tensor.Shape) : Storage.Padded(Block.Batch, 0, tensor.Shape);
                    _places[tensor] = storage with { Offset = memory.Take(storage.Length) };
                    held.Add(tensor);
                }
                else
                {
                    _places[tensor] = Storage.Padded(Block.BatchSums, sums, tensor.Shape);
                    sums += _places[tensor].Length;
                }
            }
        }

        return (memory.Length, sums);
    }

    /// <summary>The tensors that are read as rows of another length, and so must have no pads.</summary>
    private static IEnumerable<Tensor> Reshaped(IEnumerable<Tensor> outputs) =>
        Cone.Of(outputs).OfType<ReshapeTensor>().Where(view => view.Operands[0].Shape.RowLength != view.Shape.RowLength).Select(view => view.Operands[0]);
}
