using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Turns reductions over leading axes, and the formulas that follow them, into a kernel and its call.</summary>
internal sealed class WindowPlanner
{
    private readonly FusionGroup _group;
    private readonly Func<Tensor, Placement> _placeOf;
    private readonly Func<Tensor, Storage?> _destinationOf;
    private readonly int[] _axes;
    private readonly RowAxes _rows;
    private readonly OperandList _operands;
    private readonly FormulaTranslation _formulas;
    private readonly List<WindowValue> _values = [];

    public WindowPlanner(FusionGroup group, Func<Tensor, Placement> placeOf, Func<Tensor, Storage?> destinationOf)
    {
        (_group, _placeOf, _destinationOf) = (group, placeOf, destinationOf);
        var reduce = (ReduceTensor)group.Root;
        _axes = [.. reduce.Axes.Where(axis => axis < reduce.Shape.Rank - 1)];
        _rows = new(reduce.Shape);
        _operands = new(_rows.Extents, [.. _axes.Select(axis => new Extent(reduce.Operands[0].Shape.Axes[axis]))]);
        _formulas = new(_operands, _rows, placeOf);
    }

    public KernelStep Plan()
    {
        // The position of the maximum is found beside the maximum, wanted or not.
        if (!_group.Members.Any(member => member is ReduceTensor { Kind: ReduceKind.Max }) && _group.Members.OfType<ReduceTensor>().FirstOrDefault(member => member.Kind == ReduceKind.ArgMax) is { } position)
        {
            _values.Add(new(_operands.Unique("m"), WindowValueKind.Max, null, Source(position.Operands[0])));
        }

        foreach (var member in _group.Members)
        {
            var value = member is ReduceTensor reduce
                ? new WindowValue(_operands.Unique(reduce.Name), KindOf(reduce.Kind), null, Source(reduce.Operands[0]))
                : new(_operands.Unique(member.Name), WindowValueKind.Map, _formulas.Translate((MapTensor)member), -1);
            _formulas.Define(member, _values.Count);
            _values.Add(value);
        }

        var stores = new List<KernelStore>();
        foreach (var member in _group.Members)
        {
            if (_destinationOf(member) is { } destination)
            {
                var walk = _operands.AlongRows(_rows.Even(destination.RowStride));
                stores.Add(new(_formulas.ValueOf(member), _operands.Add(member.Name, destination, Access.Full, walk, written: true)));
            }
        }

        var (rows, terms) = (_operands.RowLoops, _operands.TermLoops);
        var kernel = new WindowKernel
        {
            Purpose = KernelNames.OfWindow(_group),
            Operands = _operands.Operands,
            Rows = rows.Inner,
            OuterRows = rows.Outer,
            Terms = terms.Extents.Select(extent => extent.Constant).ToEquatableArray(),
            Columns = _group.Root.Shape.RowLength,
            Values = _values.Select(value => value.Expression is null ? value : value with { Expression = _formulas.Settle(value.Expression) }).ToEquatableArray(),
            Stores = stores.Select(store => store with { Value = store.Value + _operands.Count }).ToEquatableArray(),
        };
        return new(kernel, _operands.Arguments, _group.Root.Shape.HasBatch ? rows.PerSample : 0, _group.Members[_group.Members.Count - 1].Layer);
    }

    private int Source(Tensor tensor)
    {
        var place = _placeOf(tensor);
        if (tensor.Shape.RowLength > 1 && place.Strides[tensor.Shape.Rank - 1] != 1)
        {
            throw new InvalidOperationException($"No loop skeleton reduces {tensor} across its rows.");
        }

        return _operands.Add(tensor.Name, place.Storage, Access.Lanes, new(_rows.Of(place), _axes.Select(axis => place.Strides[axis]).ToEquatableArray()));
    }

    private static WindowValueKind KindOf(ReduceKind kind) => kind switch
    {
        ReduceKind.Sum => WindowValueKind.Sum,
        ReduceKind.Max => WindowValueKind.Max,
        ReduceKind.ArgMax => WindowValueKind.ArgMax,
        _ => throw new InvalidOperationException($"No loop skeleton computes a {kind} over positions."),
    };
}
