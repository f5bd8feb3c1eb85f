using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Turns a group of maps and row reductions into a kernel and its call.</summary>
internal sealed class RowPlanner
{
    private readonly FusionGroup _group;
    private readonly Shape _rows;
    private readonly Func<Tensor, Storage?> _destinationOf;
    private readonly OperandList _operands = new();
    private readonly FormulaTranslation _formulas;
    private readonly List<RowValue> _values = [];

    public RowPlanner(FusionGroup group, Func<Tensor, Storage> storageOf, Func<Tensor, Storage?> destinationOf)
    {
        (_group, _destinationOf) = (group, destinationOf);
        _formulas = new(_operands, storageOf);
        var axes = group.Root.Shape.Axes.Take(Math.Max(0, group.Root.Shape.Rank - 1));
        _rows = new(group.Root.Shape.HasBatch, [.. axes, group.Columns]);
    }

    public KernelStep Plan()
    {
        foreach (var member in _group.Members)
        {
            var value = member is MapTensor map ? OfMap(map) : OfReduce((ReduceTensor)member);
            _formulas.Define(member, _values.Count);
            _values.Add(value);
        }

        var stores = new List<KernelStore>();
        foreach (var member in _group.Members)
        {
            if (_destinationOf(member) is { } destination)
            {
                var access = member.Shape.RowLength == _group.Columns ? Access.Full : Access.PerRow;
                stores.Add(new(_formulas.ValueOf(member), _operands.Add(member.Name, destination, access, written: true)));
            }
        }

        var kernel = new RowKernel
        {
            Purpose = KernelNames.OfRows(_group),
            Operands = _operands.Operands,
            Rows = _rows.HasBatch ? Extent.Rows : new Extent(_rows.RowsPerSample),
            Columns = _group.Columns,
            Values = _values.Select(Settle).ToEquatableArray(),
            Stores = stores.Select(store => store with { Value = store.Value + _operands.Count }).ToEquatableArray(),
        };
        return new(kernel, _operands.Arguments, _rows.HasBatch ? _rows.RowsPerSample : 0, _group.Members[_group.Members.Count - 1].Layer);
    }

    /// <summary>A copy of rows from one place to another.</summary>
    public static Step Copy(string name, Storage source, string destinationName, Storage destination, int layer)
    {
        if (source.RowStride == source.RowLength && destination.RowStride == destination.RowLength)
        {
            return new CopyStep(new(name, source), new(destinationName, destination), layer);
        }

        var operands = new OperandList();
        operands.Add(name, source, Access.Full);
        operands.Add(destinationName, destination, Access.Full, written: true);
        var kernel = new RowKernel
        {
            Purpose = KernelNames.OfCopy(source.RowLength),
            Operands = operands.Operands,
            Rows = Extent.Rows,
            Columns = source.RowLength,
            Values = [new(operands.Unique("v"), RowValueKind.Map, new ScalarArgument(0), -1, false)],
            Stores = [new(2, 1)],
        };
        return new KernelStep(kernel, operands.Arguments, source.RowsPerSample, layer);
    }

    private RowValue OfMap(MapTensor map)
    {
        var isScalar = map.Shape.RowLength == 1 && _group.Columns != 1;
        return new(_operands.Unique(map.Name), RowValueKind.Map, _formulas.Translate(map, _rows), -1, isScalar);
    }

    private RowValue OfReduce(ReduceTensor reduce)
    {
        if (reduce.Axes.Count != 1 || reduce.Axes[0] != reduce.Operands[0].Shape.Rank - 1 || reduce.Kind is not (ReduceKind.Sum or ReduceKind.Max))
        {
            throw new InvalidOperationException($"No loop skeleton computes a {reduce.Kind} over the axes {reduce.Axes} of {reduce.Operands[0].Shape}.");
        }

        var kind = reduce.Kind == ReduceKind.Sum ? RowValueKind.Sum : RowValueKind.Max;
        return new(_operands.Unique(reduce.Name), kind, null, _formulas.NumberOf(reduce.Operands[0], _rows), true);
    }

    private RowValue Settle(RowValue value) => value with
    {
        Expression = value.Expression is null ? null : _formulas.Settle(value.Expression),
        Source = _formulas.Settle(value.Source),
    };
}
