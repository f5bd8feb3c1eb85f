using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>What a function is asked for: a tensor, and where it goes; null means a place of its own that stays.</summary>
internal sealed record FunctionOutput(string Name, Tensor Value, Storage? Sink);

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
        (_groups, _groupOf) = Fusion.Group(_needed, _oneRow);
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

    /// <summary>Lets outputs be written where they are wanted, by whatever computes them; a reshaped output by what it reshapes.</summary>
    private void PlaceOutputs()
    {
        _lasting.UnionWith(_outputs.Where(output => output.Sink is null).Select(output => Views.Owner(output.Value)));
        foreach (var output in _outputs)
        {
            var root = Views.Root(output.Value);
            if (output.Sink is { IsSum: false } sink && IsComputed(root) && !_places.ContainsKey(root))
            {
                PlaceOutput(root, sink);
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

    /// <summary>Input gradients that are computed beside what is always wanted stay, and are copied where they are wanted.</summary>
    private void PlaceOutput(Tensor root, Storage sink)
    {
        if (sink.Block == Block.InputGradients && !IsForInputGradients(_groupOf[root]))
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

    /// <summary>Whether a tensor must be in memory: another loop nest reads it, or it is kept.</summary>
    private bool IsStored(Tensor tensor, IReadOnlyDictionary<Tensor, FusionGroup> groupOf) => _places.ContainsKey(tensor) || _lasting.Contains(tensor) || _needed.Any(reader =>
        reader.Operands.Contains(tensor) && groupOf.TryGetValue(reader, out var other) && (other != groupOf[tensor] || reader is ReshapeTensor or AffineViewTensor));

    private void PlaceMembers(FusionGroup group, IReadOnlyDictionary<Tensor, FusionGroup> groupOf)
    {
        foreach (var member in group.Members.Where(member => !_places.ContainsKey(member) && !IsGradientOnly(member) && IsStored(member, groupOf)))
        {
            _places[member] = PartOfConcatenation(member, groupOf) ?? Allocate(member);
        }

        foreach (var member in RowPasses.ValuesWorthKeeping(group).Where(member => !_places.ContainsKey(member)))
        {
            _places[member] = Allocate(member);
        }
    }

    /// <summary>The place in the rows of a concatenation, which then has nothing to copy.</summary>
    private Storage? PartOfConcatenation(Tensor tensor, IReadOnlyDictionary<Tensor, FusionGroup> groupOf)
    {
        if (_lasting.Contains(tensor)
            || _needed.OfType<ConcatenateTensor>().FirstOrDefault(reader => groupOf.ContainsKey(reader) && reader.Operands.Count(operand => operand == tensor) == 1) is not { } whole
            || whole.Axis != whole.Shape.Rank - 1 || whole.Shape.HasBatch != tensor.Shape.HasBatch)
        {
            return null;
        }

        if (!_places.TryGetValue(whole, out var place))
        {
            _places[whole] = place = Allocate(whole);
        }

        _partOf[tensor] = whole;
        tensor.Name = tensor.Name.Length == 0 ? whole.Name : tensor.Name;
        return place.Columns(StartOf(tensor, whole), tensor.Shape.RowLength, written: true);
    }

    private static int StartOf(Tensor part, ConcatenateTensor whole) =>
        whole.Operands.TakeWhile(operand => operand != part).Sum(operand => operand.Shape.RowLength);

    private Storage Allocate(Tensor tensor)
    {
        var reshaped = _needed.Any(reader => reader is ReshapeTensor && reader.Operands[0] == tensor && reader.Shape.RowLength != tensor.Shape.RowLength);
        var isItems = tensor.Shape.Rank > 3 && _needed.Any(reader => reader is PadTensor && reader.Operands[0] == tensor);
        var copiesWhole = tensor is PadTensor && PlaceOf(tensor.Operands[0]).IsContiguous(tensor.Operands[0].Shape);
        var block = tensor.Shape.HasBatch ? Block.PerSample : Block.Fixed;
        var storage = reshaped || copiesWhole || isItems || tensor is ReshapeTensor ? Storage.Dense(block, 0, tensor.Shape) : Storage.Padded(block, 0, tensor.Shape);
        return storage with { Offset = block == Block.PerSample ? _memory.Take(storage.Length) : TakeFixed(storage.Length) };
    }

    private int TakeFixed(int length)
    {
        var offset = _fixedLength;
        _fixedLength = checked(_fixedLength + length);
        return offset;
    }

    private bool IsGradientOnly(Tensor tensor) =>
        _outputs.Any(output => output.Sink is { IsSum: true } && Views.Root(output.Value) == tensor)
        && !_needed.Any(reader => reader is not ReshapeTensor && reader.Operands.Any(operand => Views.Root(operand) == tensor));

    /// <summary>Adds a step to the loop that is being planned, or to the function.</summary>
    private void Add(Step step) => (_body ?? _steps).Add(step);

    private void PlanGroup(FusionGroup group)
    {
        switch (group.Skeleton)
        {
            case Skeleton.Product:
                PlanProduct(group);
                break;
            case Skeleton.Rows:
                Add(new RowPlanner(group, PlaceOf, Destination).Plan());
                break;
            case Skeleton.Window:
                Add(new WindowPlanner(group, PlaceOf, Destination).Plan());
                break;
            case Skeleton.Pad:
                Add(PadPlanner.Plan((PadTensor)group.Root, PlaceOf(group.Root.Operands[0]), PlaceOf(group.Root)));
                break;
            case Skeleton.Random:
                var random = (RandomTensor)group.Root;
                Add(new RandomStep(random.Distribution, random.Stream, _places[random], random.Layer));
                break;
            case Skeleton.Gather:
                _steps.Add(TablePlanner.Gather((GatherTensor)group.Root, PlaceOf));
                break;
            case Skeleton.ScatterAdd:
                _steps.AddRange(_outputs.Where(output => Views.Root(output.Value) == group.Root)
                    .Select(output => TablePlanner.ScatterAdd((ScatterAddTensor)group.Root, output, PlaceOf)));
                break;
            case Skeleton.Remember:
                Add(Remembered((RememberedTensor)group.Root));
                break;
            case Skeleton.Copy when !_places.ContainsKey(group.Root):
                break;
            case Skeleton.Copy:
                Add(Copied(group.Root));
                break;
            case Skeleton.Loop:
                PlanLoop((ScanTensor)group.Root);
                break;
            default:
                PlanConcatenation((ConcatenateTensor)group.Root);
                break;
        }
    }

    private Step Remembered(RememberedTensor remembered) => RowPlanner.Copy(
        remembered.Step.Shape, Views.NameOf(remembered.Step), PlaceOf(remembered.Step), remembered.Memory.Name, PlaceOf(remembered).AtStep(remembered.Axis), remembered.Layer);

    /// <summary>A view under another shape, copied row by row under whichever shape both lie evenly in.</summary>
    private Step Copied(Tensor copy)
    {
        var view = copy.Operands[0];
        var (source, destination) = (PlaceOf(view), PlaceOf(copy));
        return destination.Reshaped(copy.Shape, view.Shape) is { } reshaped
            ? RowPlanner.Copy(view.Shape, view.Name, source, copy.Name, reshaped, copy.Layer)
            : source.Reshaped(view.Shape, copy.Shape) is { } rows
                ? RowPlanner.Copy(copy.Shape, view.Name, rows, copy.Name, destination, copy.Layer)
                : throw new InvalidOperationException($"No loop copies {view} to {copy}.");
    }

    private Storage? Destination(Tensor tensor) => _places.TryGetValue(tensor, out var storage) ? storage : null;

    private void PlanProduct(FusionGroup group)
    {
        var nest = ContractionNest.Of(group.Root, PlaceOf);
        nest = nest.NeedsRearrangement ? Rearranged(nest, group.Root) : nest;
        foreach (var output in _outputs.Where(output => output.Sink is { IsSum: true } && Views.Root(output.Value) == group.Root))
        {
            var gradient = Placement.Of(output.Sink!, output.Value.Shape).Reshaped(output.Value.Shape, group.Root.Shape)
                ?? throw new InvalidOperationException($"The gradient {group.Root} has no place under the shape {group.Root.Shape}.");
            Add(new ProductPlanner(group, nest, PlaceOf, Destination, _layout.Length).PlanGradient(gradient, output.Name));
        }

        if (!IsGradientOnly(group.Root))
        {
            Add(new ProductPlanner(group, nest, PlaceOf, Destination, _layout.Length).Plan());
        }

        _ofProduct.ForEach(storage => _memory.Return(storage.Offset, storage.Length));
        _ofProduct.Clear();
    }

    /// <summary>The nest with its matrices transposed, and turned where it walks through them backwards; those of parameters are made on their first use.</summary>
    private ContractionNest Rearranged(ContractionNest nest, Tensor product)
    {
        var key = (nest.Lanes.Tensor, nest.Lanes.Strides);
        if (!_rearranged.TryGetValue(key, out var known))
        {
            var transposition = new Transposition(nest);
            var isPerSample = transposition.Shape.HasBatch;
            var storage = Storage.Padded(isPerSample ? Block.PerSample : Block.Fixed, 0, transposition.Shape);
            storage = storage with { Offset = isPerSample ? _memory.Take(storage.Length) : TakeFixed(storage.Length) };
            (isPerSample ? _body ?? _steps : _steps).Add(transposition.Step(storage, product.Layer) with { OncePerStep = !isPerSample });
            known = (storage, transposition.StridesOf(storage));
            Keep(key, known, product);
        }

        return nest.WithTransposed(known.Item1, known.Item2);
    }

    /// <summary>What is transposed for each sample serves one product, after which its memory is free, unless that product is one of those that come last.</summary>
    private void Keep((Tensor, EquatableArray<int>) key, (Storage Storage, EquatableArray<int>) known, Tensor product)
    {
        if (known.Storage.Block == Block.Fixed)
        {
            _rearranged[key] = known;
        }
        else if (!IsGradientOnly(product))
        {
            _ofProduct.Add(known.Storage);
        }
    }

    private void PlanConcatenation(ConcatenateTensor concatenate)
    {
        var start = 0;
        foreach (var operand in concatenate.Operands)
        {
            var length = operand.Shape.Axes[concatenate.Axis];
            var part = concatenate.Axis == concatenate.Shape.Rank - 1
                ? Placement.Of(_places[concatenate].Columns(start, length, written: true), operand.Shape)
                : PlaceOf(concatenate).From(concatenate.Axis, start);
            if (PlaceOf(operand) != part)
            {
                Add(RowPlanner.Copy(operand.Shape, operand.Name, PlaceOf(operand), concatenate.Name, part, concatenate.Layer));
            }

            start += length;
        }
    }

    private Placement PlaceOf(Tensor tensor) => _places.TryGetValue(tensor, out var place) ? Placement.Of(place, tensor.Shape)
        : _given.TryGetValue(tensor, out var given) ? Placement.Of(given, tensor.Shape)
        : tensor is ParameterTensor parameter ? Placement.Of(_layout.Of(parameter), tensor.Shape)
        : Views.Apply(tensor, PlaceOf(tensor.Operands[0]));

    /// <summary>The last group that reads each stored tensor, through views too.</summary>
    private Dictionary<Tensor, int> LastReads()
    {
        var position = _groups.Select((group, i) => (group, i)).ToDictionary(pair => pair.group, pair => pair.i);
        var last = new Dictionary<Tensor, int>();
        foreach (var reader in _needed.Where(_groupOf.ContainsKey))
        {
            foreach (var operand in reader.Operands.Select(Views.Owner))
            {
                last[operand] = Math.Max(last.TryGetValue(operand, out var known) ? known : -1, position[_groupOf[reader]]);
            }
        }

        return last;
    }

    private void Release(int group, Dictionary<Tensor, int> lastReads)
    {
        foreach (var tensor in _places.Keys.Where(tensor => !_lasting.Contains(tensor) && !_partOf.ContainsKey(tensor) && _places[tensor].Block == Block.PerSample).ToArray())
        {
            var parts = _partOf.Where(pair => pair.Value == tensor).Select(pair => pair.Key);
            var last = parts.Append(tensor).Select(read => lastReads.TryGetValue(read, out var at) ? at : -1).Max();
            if (last == group && !_outputs.Any(output => Views.Owner(output.Value) == tensor))
            {
                _memory.Return(_places[tensor].Offset, _places[tensor].Length);
            }
        }
    }

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
