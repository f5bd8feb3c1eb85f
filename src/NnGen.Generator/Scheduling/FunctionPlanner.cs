using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>What a function is asked for: a tensor, and where it goes; null means a place of its own that stays.</summary>
internal sealed record FunctionOutput(string Name, Tensor Value, Storage? Sink)
{
    /// <summary>What lies at the place until then, if anything does that the function reads.</summary>
    public Tensor? Replaced { get; init; }
}

/// <summary>
/// Plans one generated function: which tensors share a loop nest, which are stored and where, and the calls in order.
/// </summary>
internal sealed partial class FunctionPlanner
{
    private readonly ParameterLayout _layout;
    private readonly IReadOnlyDictionary<Tensor, Storage> _given;
    private readonly IReadOnlyList<FunctionOutput> _outputs;
    private readonly bool _oneRow;
    private readonly Dictionary<Tensor, Storage> _places = [];
    private readonly Dictionary<(Tensor, EquatableArray<int>), (Storage, EquatableArray<int>)> _rearranged = [];
    private readonly List<Storage> _ofProduct = [];
    private readonly List<Step> _steps = [];
    private List<Step>? _body;
    private readonly MemoryPlan _memory;
    private readonly HashSet<Tensor> _lasting = [];
    private readonly Dictionary<Tensor, Tensor> _partOf = [];
    private HashSet<Tensor> _essential = null!;
    private IReadOnlyDictionary<Tensor, FusionGroup> _groupOf = null!;
    private IReadOnlyList<FusionGroup> _groups = null!;
    private IReadOnlyList<Tensor> _needed = null!;
    private int _fixedLength;

    private FunctionPlanner(
        ParameterLayout layout, IReadOnlyDictionary<Tensor, Storage> given, IReadOnlyList<FunctionOutput> outputs, int memoryStart, bool oneRow, int fixedStart)
    {
        (_layout, _given, _outputs, _oneRow, _fixedLength) = (layout, given, outputs, oneRow, fixedStart);
        _memory = new(memoryStart);
    }

    /// <summary>Plans a function.</summary>
    /// <param name="name">Its name, for the schedule.</param>
    /// <param name="layout">Where parameters lie.</param>
    /// <param name="given">What lies in memory already: inputs, and what an earlier function kept.</param>
    /// <param name="outputs">What is asked for.</param>
    /// <param name="memoryStart">The floats a sample that are taken already.</param>
    /// <param name="oneRow">Whether every product has one row.</param>
    /// <param name="gradientsLast">Whether the gradients' products come after all else, so that a second function can have them.</param>
    /// <param name="fixedStart">The floats besides that are taken already.</param>
    public static FunctionPlan Plan(
        string name, ParameterLayout layout, IReadOnlyDictionary<Tensor, Storage> given, IReadOnlyList<FunctionOutput> outputs, int memoryStart = 0,
        bool oneRow = false, bool gradientsLast = false, int fixedStart = 0)
    {
        var planner = new FunctionPlanner(layout, given, outputs, memoryStart, oneRow, fixedStart);
        planner.Build(gradientsLast);
        return new(name, planner._steps.ToEquatableArray(), planner._memory.Length, planner._fixedLength, planner._places);
    }

    private void Build(bool gradientsLast)
    {
        _needed = InOrder(Reachable(_outputs));
        _essential = Reachable(_outputs.Where(output => output.Sink?.Block != Block.InputGradients));
        (_groups, _groupOf) = Fusion.Group(_needed, [.. _outputs.Select(output => Views.Owner(output.Value))], _oneRow);
        _groups = gradientsLast ? [.. _groups.OrderBy(group => IsGradientOnly(group.Root))] : _groups;
        PlaceOutputs();
        foreach (var remembered in _needed.OfType<RememberedTensor>())
        {
            _places[remembered] = _given[remembered.Memory];
        }

        var lastReads = LastReads();
        for (var i = 0; i < _groups.Count; i++)
        {
            PlaceMembers(_groups[i], _groupOf);
            var first = _steps.Count;
            PlanGroup(_groups[i]);
            for (var step = first; IsForInputGradients(_groups[i]) && step < _steps.Count; step++)
            {
                _steps[step] = _steps[step] with { ForInputGradients = true };
            }

            Release(i, lastReads);
        }

        foreach (var output in _outputs)
        {
            Deliver(output);
        }
    }

    private bool IsForInputGradients(FusionGroup group) => !group.Members.Any(_essential.Contains);

    private HashSet<Tensor> Reachable(IEnumerable<FunctionOutput> outputs)
    {
        var needed = new HashSet<Tensor>();

        void Visit(Tensor tensor)
        {
            if (_given.ContainsKey(tensor) || !needed.Add(tensor))
            {
                return;
            }

            foreach (var operand in tensor.Operands.Where(operand => tensor is not StateTensor || !IsConstant(operand)))
            {
                Visit(operand);
            }
        }

        foreach (var output in outputs)
        {
            Visit(output.Value);
        }

        return needed;
    }

    private bool IsGradientOnly(Tensor tensor) =>
        _outputs.Any(output => output.Sink is { IsSum: true } && Views.Root(output.Value) == tensor)
        && !_needed.Any(reader => reader is not ReshapeTensor && reader.Operands.Any(operand => Views.Root(operand) == tensor));

    /// <summary>Adds a step to the loop that is being planned, or to the function.</summary>
    private void Add(Step step) => (_body ?? _steps).Add(step);

    private Placement PlaceOf(Tensor tensor) => _places.TryGetValue(tensor, out var place) ? Placement.Of(place, tensor.Shape)
        : _given.TryGetValue(tensor, out var given) ? Placement.Of(given, tensor.Shape)
        : tensor is ParameterTensor parameter ? Placement.Of(_layout.Of(parameter), tensor.Shape)
        : Views.Apply(tensor, PlaceOf(tensor.Operands[0]));

    private Storage? Destination(Tensor tensor) => _places.TryGetValue(tensor, out var storage) ? storage : null;
}
