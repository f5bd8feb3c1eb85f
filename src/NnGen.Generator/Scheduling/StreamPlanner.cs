using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Generator.Scheduling;

/// <summary>The step of a network that takes in a sequence step by step: its calls, and where in what it carries on each state lies.</summary>
internal sealed record StreamPlan(StreamModel Model, FunctionPlan Step, IReadOnlyList<Storage> States)
{
    /// <summary>The floats it carries on.</summary>
    public int StateLength => States.Sum(state => state.Length);

    /// <summary>Where the number of steps lies, if a sequence has an end.</summary>
    public int? CountOffset => Model.Limit is { } limit ? States[Model.States.ToList().IndexOf(limit.Count)].Offset : null;
}

/// <summary>
/// Plans one step. New states are computed beside the old ones and copied at the end, so that nothing reads a state that is half new. Kernels
/// are called and not inlined: the functions of gates take more locals than the JIT keeps track of in one method. What is remembered of all steps is too much
/// to copy: a step takes its place before anything reads it.
/// </summary>
internal static class StreamPlanner
{
    public static StreamPlan Plan(StreamModel model, ParameterLayout layout, IReadOnlyDictionary<Tensor, Storage> given, Func<Tensor, Tensor> lower)
    {
        var (places, length) = (new List<Storage>(), 0);
        foreach (var state in model.States)
        {
            var place = Storage.Padded(Block.State, length, state.Before.Shape);
            places.Add(place);
            length += place.Length;
        }

        var all = given.ToDictionary(pair => pair.Key, pair => pair.Value);
        all[model.Input] = Storage.Dense(model.Vocabulary is null ? Block.Inputs : Block.Tokens, 0, model.Input.Shape);
        for (var i = 0; i < places.Count; i++)
        {
            all[model.States[i].Before] = places[i];
        }

        FunctionOutput[] outputs =
        [
            new("y", lower(model.Output), Storage.Dense(Block.Outputs, 0, model.Output.Shape)),
            .. model.States.Select((state, i) => new FunctionOutput(state.After.Name, lower(state.After), state.After is RememberedTensor ? places[i] : null)),
        ];
        var plan = FunctionPlanner.Plan("Step", layout, all, outputs, oneRow: true);
        var copies = model.States.Zip(places, (state, place) => (state, place)).Where(pair => pair.state.After is not RememberedTensor)
            .Select(pair => Copy(plan, all, lower(pair.state.After), pair.state.Before, pair.place));
        return new(model, SamplePlanner.ForOneSample(plan with { Steps = plan.Steps.Concat(copies).ToEquatableArray() }, inlined: false), places);
    }

    /// <summary>Copies a new state over the old one, but not what lies in its pads: equal states are equal values.</summary>
    private static Step Copy(FunctionPlan plan, Dictionary<Tensor, Storage> given, Tensor after, Tensor before, Storage place)
    {
        var source = Views.Apply(after, tensor => plan.Placements.TryGetValue(tensor, out var computed) ? computed : given.TryGetValue(tensor, out var known) ? known : null);
        return RowPlanner.Copy(before.Shape, after.Name, source, before.Name, Placement.Of(place with { Space = place.RowLength }, before.Shape), after.Layer);
    }
}
