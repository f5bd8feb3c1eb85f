using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Turns a product group into a kernel and its call.</summary>
internal sealed class ProductPlanner
{
    private readonly FusionGroup _group;
    private readonly ContractionNest _nest;
    private readonly Func<Tensor, Placement> _placeOf;
    private readonly Func<Tensor, Storage?> _destinationOf;
    private readonly int _parameterStorage;
    private readonly RowAxes _rows;
    private readonly OperandList _operands;
    private readonly FormulaTranslation _formulas;

    /// <param name="group">The group.</param>
    /// <param name="nest">Its product's loops.</param>
    /// <param name="placeOf">Where a tensor of another group lies.</param>
    /// <param name="destinationOf">Where a tensor of this group goes, or null where it stays in registers.</param>
    /// <param name="parameterStorage">The floats of all parameters: what a prediction loads.</param>
    public ProductPlanner(FusionGroup group, ContractionNest nest, Func<Tensor, Placement> placeOf, Func<Tensor, Storage?> destinationOf, int parameterStorage)
    {
        (_group, _nest, _placeOf, _destinationOf, _parameterStorage) = (group, nest, placeOf, destinationOf, parameterStorage);
        _rows = new(group.Root.Shape, nest.RowAxes.ToArray());
        _operands = new(_rows.Extents, nest.TermExtents);
        _formulas = new(_operands, _rows, placeOf);
    }

    /// <summary>The product with its epilogue.</summary>
    /// <param name="before">The product its sums start from, if one does.</param>
    public KernelStep Plan(KernelStep? before)
    {
        AddFactors();
        var (start, startOperand) = Bias();
        var values = new List<KernelValue>();
        foreach (var map in _group.Members.Skip(1).Where(member => !_formulas.IsValue(member)).Cast<MapTensor>())
        {
            var expression = _formulas.Translate(map);
            _formulas.Define(map, values.Count + 1);
            values.Add(new(_operands.Unique(map.Name), expression));
        }

        var stores = new List<KernelStore>();
        foreach (var member in _group.Members.Where(_formulas.IsValue))
        {
            if (_destinationOf(member) is { } destination)
            {
                stores.Add(new(_formulas.ValueOf(member), AddDestination(member.Name, Placement.Of(destination, member.Shape), member.Shape)));
            }
        }

        var call = Call(start, startOperand, values, stores, gradient: false);
        return before is null ? call : After(before, call);
    }

    /// <summary>Both in one kernel.</summary>
    private KernelStep After(KernelStep before, KernelStep call)
    {
        var both = (ProductKernel)call.Kernel with { StartProduct = Renamed((ProductKernel)before.Kernel) };
        return call with { Kernel = KernelNames.OfProducts(both), Arguments = call.Arguments.Concat(before.Arguments).ToEquatableArray() };
    }

    /// <summary>The same with names that are not in the way of this kernel's.</summary>
    private ProductKernel Renamed(ProductKernel kernel) => kernel with
    {
        Operands = kernel.Operands.Select(operand => operand with { Name = _operands.Keep(operand.Name) }).ToEquatableArray(),
        Values = kernel.Values.Select(value => value with { Name = _operands.Keep(value.Name) }).ToEquatableArray(),
        StartProduct = kernel.StartProduct is null ? null : Renamed(kernel.StartProduct),
    };

    /// <summary>The product added to a gradient, or overwriting it.</summary>
    public Step PlanGradient(Placement gradient, string name)
    {
        AddFactors();
        var operand = AddDestination(name, gradient, _group.Root.Shape);
        var call = Call(SumStart.Destination, operand, [], [new(0, operand)], gradient: true);
        return call.Kernel is ProductKernel { HasLeft: false, IsShared: false, HasScatteredRows: false, Terms.IsRuntime: true, OuterTerms.Count: 0 } sum
            ? new SumRowsStep(call.Arguments[0], call.Arguments[operand], sum.Columns, sum.Operands[0].TermStride, sum.Operands[0].Space, call.RowsPerSample, call.Layer)
            : call;
    }

    private int AddDestination(string name, Placement place, Shape shape)
    {
        var strides = _rows.Of(place, shape) ?? throw new InvalidOperationException($"{shape} is no result of rows of {_rows.Shape}.");
        return _operands.Add(name, place.Storage, Access.Full, _operands.AlongRows(strides), written: true);
    }

    private void AddFactors()
    {
        var (lanes, left) = (_nest.Lanes, _nest.Left);
        if (_nest.IsPaired && left!.Strides[_nest.Column] != 1 && _nest.Columns > 1)
        {
            throw new InvalidOperationException($"No loop skeleton reads {left.Tensor} across its rows.");
        }

        _operands.Add(lanes.Name, lanes.Storage, Access.Lanes, _nest.WalkOf(lanes));
        if (left is not null)
        {
            _operands.Add(left.Name, left.Storage, _nest.IsPaired ? Access.Lanes : Access.Broadcast, _nest.WalkOf(left));
        }
    }

    /// <summary>A bias or a row of another sum, added to this sum and to nothing else, becomes what it starts from.</summary>
    private (SumStart Start, int Operand) Bias()
    {
        if (_group.Members.ElementAtOrDefault(1) is MapTensor { Expression: ScalarBinary { Operator: BinaryOperator.Add, Left: ScalarArgument l, Right: ScalarArgument r } } map
            && map.Operands[l.Index] == _group.Root
            && map.Operands[r.Index] is var addend && (addend is ParameterTensor { Shape.Rank: 1 } || SumOrder.IsSum(addend))
            && addend.Shape.RowLength == map.Shape.RowLength
            && _destinationOf(_group.Root) is null
            && !_group.Members.Skip(2).Any(member => member.Operands.Contains(_group.Root)))
        {
            _formulas.Define(map, 0);
            return _group.Start is { } start && start.Members.Contains(addend) ? (SumStart.Product, -1) : addend.Shape.HasBatch
                ? (SumStart.Rows, _formulas.NumberOf(addend))
                : (SumStart.Bias, _operands.Add(addend.Name, _placeOf(addend).Storage, Access.SharedRow, _operands.Still));
        }

        _formulas.Define(_group.Root, 0);
        return (SumStart.Zero, -1);
    }

    /// <summary>Whether the sum runs over one axis of constant length, and is one for which rows may be too few to keep sums in flight.</summary>
    private bool HasSplits(LoopSpace terms) =>
        !_nest.IsOfSamples && _nest.Terms.Count(variable => _nest.Extents[variable] != 1) <= 1 && terms.Extents.Count <= 1 && !terms.Inner.IsRuntime;

    private KernelStep Call(SumStart start, int startOperand, List<KernelValue> values, List<KernelStore> stores, bool gradient)
    {
        var (rows, terms) = (_operands.RowLoops, _operands.TermLoops);
        var isNest = rows.Extents.Count > 1 || terms.Extents.Count > 1;
        var kernel = new ProductKernel
        {
            Purpose = KernelNames.OfProduct(_nest, rows, terms, gradient),
            Operands = _operands.Operands,
            Rows = rows.Inner,
            OuterRows = rows.Outer,
            Terms = terms.Inner,
            OuterTerms = terms.Outer,
            Columns = _nest.Columns,
            HasLeft = _nest.Left is not null,
            Splits = HasSplits(terms) ? Tiling.SplitsFor(terms.Inner.Constant, _nest.Columns) : 1,
            Start = start,
            MaySkipZeros = !isNest && _nest is { Lanes: { Tensor: ParameterTensor, IsTransposed: false }, IsPaired: false, Left.Tensor.Shape.HasBatch: true }
                && rows.Inner.IsRuntime && rows.PerSample == 1 && ZeroSkipping.Pays(terms.Inner.Constant, _nest.Columns, _parameterStorage),
            StartOperand = startOperand,
            Values = values.Select(value => value with { Expression = _formulas.Settle(value.Expression) }).ToEquatableArray(),
            Stores = stores.Select(store => store with { Value = store.Value + _operands.Count }).ToEquatableArray(),
        };
        kernel = ScatteredRows.Of(kernel);
        return new(kernel, _operands.Arguments, Math.Max(rows.PerSample, terms.PerSample), _group.Root.Layer);
    }
}
