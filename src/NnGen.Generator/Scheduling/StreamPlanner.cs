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
/// Plans one step. A new state is written over the old one where nothing reads that any more, or else beside it and copied at the end. Kernels
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
            .. model.States.Zip(places, (state, place) => OutputOf(state, lower(state.After), place)),
        ];
        var plan = FunctionPlanner.Plan("Step", layout, all, outputs, oneRow: true);
        return new(model, SamplePlanner.ForOneSample(plan, inlined: false), places);
    }

    /// <summary>A new state, which leaves the pads of its place alone: equal states are equal values.</summary>
    private static FunctionOutput OutputOf(StreamState state, Tensor after, Storage place) => after is RememberedTensor
        ? new(after.Name, after, place)
        : new(after.Name, after, place with { Space = place.RowLength }) { Replaced = state.Before };
}
