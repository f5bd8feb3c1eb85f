using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Turns a group of maps and row reductions into a kernel and its call.</summary>
internal sealed class RowPlanner
{
    private readonly FusionGroup _group;
    private readonly RowAxes _rows;
    private readonly Func<Tensor, Storage?> _destinationOf;
    private readonly OperandList _operands;
    private readonly FormulaTranslation _formulas;
    private readonly List<RowValue> _values = [];

    public RowPlanner(FusionGroup group, Func<Tensor, Placement> placeOf, Func<Tensor, Storage?> destinationOf)
    {
        (_group, _destinationOf) = (group, destinationOf);
        var axes = group.Root.Shape.Axes.Take(Math.Max(0, group.Root.Shape.Rank - 1));
        var rows = new Shape(group.Root.Shape.HasBatch, [.. axes, group.Columns]);
        var turns = RowTurns.Of(group, rows);
        _rows = new(rows, [.. Enumerable.Range(0, Math.Max(0, rows.Rank - 1)).OrderBy(turns.Contains)]);
        var loops = _rows.Extents.Count - turns.Count;
        _operands = new([.. _rows.Extents.Take(loops)], [.. _rows.Extents.Skip(loops)]);
        _formulas = new(_operands, _rows, placeOf);
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
                var walk = _operands.AlongRows(_rows.Even(destination.RowStride));
                stores.Add(new(_formulas.ValueOf(member), _operands.Add(member.Name, destination, access, walk, written: true)));
            }
        }

        var loops = _operands.RowLoops;
        var kernel = new RowKernel
        {
            Purpose = KernelNames.OfRows(_group),
            Operands = _operands.Operands,
            Rows = loops.Inner,
            OuterRows = loops.Outer,
            Turns = _operands.TermLoops.Extents.Select(extent => extent.Constant).ToEquatableArray(),
            HasLoopPerFunction = RowPasses.HasLoopPerFunction(_group),
            Columns = _group.Columns,
            Values = _values.Select(Settle).ToEquatableArray(),
            Stores = stores.Select(store => store with { Value = store.Value + _operands.Count }).ToEquatableArray(),
        };
        return new(kernel, _operands.Arguments, _rows.Shape.HasBatch ? loops.PerSample : 0, _group.Members[_group.Members.Count - 1].Layer);
    }

    /// <summary>A copy from one place to another.</summary>
    public static Step Copy(Shape shape, string name, Placement source, string destinationName, Placement destination, int layer)
    {
        if (shape.HasBatch && source.IsContiguous(shape) && destination.IsContiguous(shape))
        {
            return new CopyStep(new(name, source.Storage), new(destinationName, destination.Storage), shape.Size, layer);
        }

        var rows = new RowAxes(shape);
        var operands = new OperandList(rows.Extents, []);
        operands.Add(name, source.Storage, Access.Full, operands.AlongRows(rows.Of(source)));
        operands.Add(destinationName, destination.Storage, Access.Full, operands.AlongRows(rows.Of(destination)), written: true);
        var loops = operands.RowLoops;
        var kernel = new RowKernel
        {
            Purpose = KernelNames.OfCopy(shape.RowLength),
            Operands = operands.Operands,
            Rows = loops.Inner,
            OuterRows = loops.Outer,
            Columns = shape.RowLength,
            Values = [new(operands.Unique("v"), RowValueKind.Map, new ScalarArgument(0), -1, false)],
            Stores = [new(2, 1)],
        };
        return new KernelStep(kernel, operands.Arguments, shape.HasBatch ? loops.PerSample : 0, layer);
    }

    private RowValue OfMap(MapTensor map)
    {
        var isScalar = map.Shape.RowLength == 1 && _group.Columns != 1;
        return new(_operands.Unique(map.Name), RowValueKind.Map, _formulas.Translate(map), -1, isScalar);
    }

    private RowValue OfReduce(ReduceTensor reduce)
    {
        if (reduce.Axes.Count != 1 || reduce.Axes[0] != reduce.Operands[0].Shape.Rank - 1 || reduce.Kind is not (ReduceKind.Sum or ReduceKind.Max))
        {
            throw new InvalidOperationException($"No loop skeleton computes a {reduce.Kind} over the axes {reduce.Axes} of {reduce.Operands[0].Shape}.");
        }

        var kind = reduce.Kind == ReduceKind.Sum ? RowValueKind.Sum : RowValueKind.Max;
        return new(_operands.Unique(reduce.Name), kind, null, _formulas.NumberOf(reduce.Operands[0]), true);
    }

    private RowValue Settle(RowValue value) => value with
    {
        Expression = value.Expression is null ? null : _formulas.Settle(value.Expression),
        Source = _formulas.Settle(value.Source),
    };
}
