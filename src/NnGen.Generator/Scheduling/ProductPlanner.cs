using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>Turns a product group into a kernel and its call.</summary>
internal sealed class ProductPlanner
{
    private readonly FusionGroup _group;
    private readonly ContractionShape? _shape;
    private readonly Func<Tensor, Storage> _storageOf;
    private readonly Func<Tensor, Storage?> _destinationOf;
    private readonly int _parameterStorage;
    private readonly OperandList _operands = new();
    private readonly FormulaTranslation _formulas;

    /// <param name="group">The group.</param>
    /// <param name="storageOf">Where a tensor of another group lies.</param>
    /// <param name="destinationOf">Where a tensor of this group goes, or null where it stays in registers.</param>
    /// <param name="parameterStorage">The floats of all parameters: what a prediction loads.</param>
    public ProductPlanner(FusionGroup group, Func<Tensor, Storage> storageOf, Func<Tensor, Storage?> destinationOf, int parameterStorage)
    {
        (_group, _storageOf, _destinationOf, _parameterStorage) = (group, storageOf, destinationOf, parameterStorage);
        _shape = group.Root is ContractTensor contract ? ContractionShape.Of(contract) : null;
        _formulas = new(_operands, storageOf);
    }

    private Tensor Lanes => _shape?.LanesOperand ?? _group.Root.Operands[0];

    /// <summary>The product with its epilogue; <paramref name="transposed"/> is the transposed lanes operand, where one is needed.</summary>
    public KernelStep Plan(Storage? transposed)
    {
        AddFactors(transposed);
        var (start, startOperand) = Bias();
        var values = new List<KernelValue>();
        foreach (var map in _group.Members.Skip(1).Where(member => !_formulas.IsValue(member)).Cast<MapTensor>())
        {
            var expression = _formulas.Translate(map, map.Shape);
            _formulas.Define(map, values.Count + 1);
            values.Add(new(_operands.Unique(map.Name), expression));
        }

        var stores = new List<KernelStore>();
        foreach (var member in _group.Members.Where(_formulas.IsValue))
        {
            if (_destinationOf(member) is { } destination)
            {
                stores.Add(new(_formulas.ValueOf(member), _operands.Add(member.Name, destination, Access.Full, written: true)));
            }
        }

        return Call(start, startOperand, values, stores, gradient: false);
    }

    /// <summary>The product added to a gradient, or overwriting it.</summary>
    public KernelStep PlanGradient(Storage gradient, string name)
    {
        AddFactors(null);
        var operand = _operands.Add(name, gradient, Access.Full, written: true);
        return Call(SumStart.Destination, operand, [], [new(0, operand)], gradient: true);
    }

    private void AddFactors(Storage? transposed)
    {
        _operands.Add(transposed is null ? Lanes.Name : Lanes.Name + "ᵀ", transposed ?? _storageOf(Lanes), Access.Lanes);
        if (_shape is not null)
        {
            _operands.Add(_shape.BroadcastOperand.Name, _storageOf(_shape.BroadcastOperand), Access.Broadcast);
        }
    }

    /// <summary>A shared row added to the sum and to nothing else becomes what the sum starts from.</summary>
    private (SumStart Start, int Operand) Bias()
    {
        if (_group.Members.ElementAtOrDefault(1) is MapTensor { Expression: ScalarBinary { Operator: BinaryOperator.Add, Left: ScalarArgument l, Right: ScalarArgument r } } map
            && map.Operands[l.Index] == _group.Root
            && map.Operands[r.Index] is ParameterTensor { Shape.Rank: 1 } bias
            && bias.Shape.RowLength == map.Shape.RowLength
            && _destinationOf(_group.Root) is null
            && !_group.Members.Skip(2).Any(member => member.Operands.Contains(_group.Root)))
        {
            _formulas.Define(map, 0);
            return (SumStart.Bias, _operands.Add(bias.Name, _storageOf(bias), Access.SharedRow));
        }

        _formulas.Define(_group.Root, 0);
        return (SumStart.Zero, -1);
    }

    private KernelStep Call(SumStart start, int startOperand, List<KernelValue> values, List<KernelStore> stores, bool gradient)
    {
        var terms = _shape?.Terms ?? Extent.Rows;
        var columns = _shape?.Columns ?? _group.Root.Shape.RowLength;
        var kernel = new ProductKernel
        {
            Purpose = KernelNames.OfProduct(_group, _shape, gradient),
            Operands = _operands.Operands,
            Rows = _shape?.Rows ?? new Extent(1),
            Terms = terms,
            Columns = columns,
            LeftTermStride = _shape is null ? 0 : _shape.TermsInnermost ? 1 : _storageOf(_shape.BroadcastOperand).RowStride,
            Splits = terms.IsRuntime ? 1 : Tiling.SplitsFor(terms.Constant, columns),
            Start = start,
            MaySkipZeros = Lanes is ParameterTensor && _shape is { LanesTransposed: false, TermsInnermost: true, RowsPerSample: 1 }
                && ZeroSkipping.Pays(terms.Constant, columns, _parameterStorage),
            StartOperand = startOperand,
            Values = values.Select(value => value with { Expression = _formulas.Settle(value.Expression) }).ToEquatableArray(),
            Stores = stores.Select(store => store with { Value = store.Value + _operands.Count }).ToEquatableArray(),
        };
        return new(kernel, _operands.Arguments, _shape?.RowsPerSample ?? Lanes.Shape.RowsPerSample, _group.Root.Layer);
    }
}
