using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Loops;

/// <summary>The values of a row kernel while its loops are written: which pass computes each, and the local that holds it.</summary>
internal sealed class RowValues
{
    private const int TreeLanes = 16;
    private const int LongestUnnamed = 4;
    private readonly RowKernel _kernel;
    private readonly int _width;
    private readonly FunctionLoop[] _loops;
    private readonly Dictionary<int, VectorExpression> _scalars = [];
    private readonly Dictionary<(int Value, int Group), VectorExpression> _vectors = [];
    private readonly Dictionary<(int Reduction, int Group), VectorExpression> _parts = [];
    private readonly int[] _uses;
    private RowBlock _block = new(null, 0, 0, true);
    private int _pass;

    public RowValues(RowKernel kernel, int width)
    {
        (_kernel, _width) = (kernel, width);
        _loops = RowValueLoops.Of(kernel);
        _uses = [.. Enumerable.Range(0, _loops.Length).Select(i => UsesOf(i + kernel.Operands.Count))];
    }

    public int LastPass => _loops.Select(loop => loop.Pass).DefaultIfEmpty(0).Max();

    private int GroupsInTree => TreeLanes / _width;

    public IReadOnlyList<int> ReductionsOf(int pass) => Select(i => _kernel.Values[i].Kind != RowValueKind.Map && _loops[i].Pass == pass);

    public IReadOnlyList<KernelStore> RowStoresOf(int pass) =>
        [.. _kernel.Stores.Where(store => !IsScalar(store.Value - _kernel.Operands.Count) && _loops[store.Value - _kernel.Operands.Count].Pass == pass)];

    /// <summary>What each loop of a pass stores.</summary>
    public IReadOnlyList<IReadOnlyList<KernelStore>> LoopsOf(int pass) => _kernel.HasLoopPerFunction
        ? RowValueLoops.Share(RowStoresOf(pass), store => _loops[store.Value - _kernel.Operands.Count])
        : [RowStoresOf(pass)];

    /// <summary>Begins a block; unless the row is one block, the vectors of the block before are gone.</summary>
    public void Enter(RowBlock block)
    {
        if (!block.IsOnly)
        {
            _vectors.Clear();
        }

        _block = block;
    }

    /// <summary>Begins a pass: scalars that earlier passes have made computable are declared outside its loops, and stored.</summary>
    public void Begin(int pass, List<Statement> statements)
    {
        foreach (var value in Select(i => IsScalar(i) && _kernel.Values[i].Kind == RowValueKind.Map && _loops[i].Pass == pass))
        {
            Scalar(value + _kernel.Operands.Count, statements);
        }

        StoreScalars(pass, _kernel.Values, isReduction: false, statements);
    }

    public IEnumerable<Statement> Accumulators(int reduction) =>
        Enumerable.Range(0, GroupsInTree).Select(group => new Declare(Accumulator(reduction, group), new Literal(Identity(reduction))));

    public void Accumulate(int reduction, int group, List<Statement> statements)
    {
        var source = Vector(_kernel.Values[reduction].Source, group, statements);
        var count = CountOf(group);
        var masked = count < _width ? new FirstLanes(source, count, Identity(reduction)) : source;
        var name = Accumulator(reduction, group);
        if (_block.IsOnly)
        {
            _parts[(reduction, group)] = masked;
        }
        else if (_kernel.Values[reduction].Kind == RowValueKind.Sum)
        {
            statements.Add(new Assign(name, new Combine(BinaryOperator.Add, new Local(name), masked)));
        }
        else
        {
            statements.Add(new Declare(name + "Next", masked));
            statements.Add(new Assign(name, new Greater(new Local(name), new Local(name + "Next"))));
        }
    }

    public void StoreRow(KernelStore store, int group, List<Statement> statements)
    {
        var operand = _kernel.Operands[store.Operand];
        var value = Vector(store.Value, group, statements);
        statements.Add(new Store(operand.Name, operand.Offset + _block.First + (group * _width), value, TouchableOf(operand, group)) { Variable = _block.Variable });
    }

    /// <summary>Ends a pass: reductions come together, and what depends on them alone is computed and stored.</summary>
    public void Finish(int pass, List<Statement> statements)
    {
        _pass = pass + 1;
        foreach (var reduction in ReductionsOf(pass))
        {
            var present = _block.IsOnly ? (_kernel.Columns + _width - 1) / _width : GroupsInTree;
            var parts = Enumerable.Range(0, GroupsInTree)
                .Select(group => _parts.TryGetValue((reduction, group), out var part) ? part
                    : group < present ? (VectorExpression)new Local(Accumulator(reduction, group))
                    : new Literal(Identity(reduction)));
            var name = _kernel.Values[reduction].Name;
            statements.Add(new Declare(name, new ReduceLanes(_kernel.Values[reduction].Kind == RowValueKind.Max, parts.ToEquatableArray())));
            _scalars[reduction + _kernel.Operands.Count] = new Local(name);
        }

        StoreScalars(pass, _kernel.Values, isReduction: true, statements);
    }

    private void StoreScalars(int pass, IReadOnlyList<RowValue> values, bool isReduction, List<Statement> statements)
    {
        foreach (var store in _kernel.Stores)
        {
            var index = store.Value - _kernel.Operands.Count;
            if (IsScalar(index) && _loops[index].Pass == pass && values[index].Kind != RowValueKind.Map == isReduction)
            {
                statements.Add(new Store(_kernel.Operands[store.Operand].Name, _kernel.Operands[store.Operand].Offset, Scalar(store.Value, statements), 1));
            }
        }
    }

    private VectorExpression Scalar(int number, List<Statement> statements)
    {
        if (_scalars.TryGetValue(number, out var known))
        {
            return known;
        }

        var value = _kernel.Values[number - _kernel.Operands.Count];
        var expression = FormulaLoops.Translate(
            value.Expression!, argument => Argument(argument, 0, statements), new(null, 0), value.Name, statements, Loop);
        statements.Add(new Declare(value.Name, expression));
        return _scalars[number] = new Local(value.Name);
    }

    private VectorExpression Vector(int number, int group, List<Statement> statements)
    {
        if (number < _kernel.Operands.Count)
        {
            return Operand(_kernel.Operands[number], group);
        }

        if (_vectors.TryGetValue((number, group), out var known))
        {
            return known;
        }

        if (StoredEarlier(number) is { } operand)
        {
            return Operand(operand, group);
        }

        var value = _kernel.Values[number - _kernel.Operands.Count];
        var name = value.Name + (_block.Columns > _width ? Number(group) : "");
        var column = new ColumnIndex(_block.Variable, _block.First + (group * _width));
        var expression = FormulaLoops.Translate(value.Expression!, argument => Argument(argument, group, statements), column, name, statements, Loop);
        if (IsWrittenWhereUsed(number - _kernel.Operands.Count))
        {
            return expression;
        }

        statements.Add(new Declare(name, expression));
        return _vectors[(number, group)] = new Local(name);
    }

    /// <summary>A value needs no name that is only stored, or that is short and used once.</summary>
    private bool IsWrittenWhereUsed(int value) => _uses[value] == 1
        && (_kernel.Stores.Any(store => store.Value == value + _kernel.Operands.Count) || ScalarArguments.SizeOf(_kernel.Values[value].Expression!) <= LongestUnnamed);

    /// <summary>How often a value is stored, reduced or an argument.</summary>
    private int UsesOf(int number) =>
        _kernel.Stores.Count(store => store.Value == number)
        + _kernel.Values.Sum(value => RowValueLoops.ArgumentsOf(value).Count(argument => argument == number));

    private VectorExpression Argument(int number, int group, List<Statement> statements) =>
        number >= _kernel.Operands.Count && IsScalar(number - _kernel.Operands.Count) ? Scalar(number, statements) : Vector(number, group, statements);

    /// <summary>Where a value of an earlier pass was stored, if it was and its registers are gone.</summary>
    private KernelOperand? StoredEarlier(int number) =>
        _loops[number - _kernel.Operands.Count].Pass < _pass && _kernel.Stores.FirstOrDefault(store => store.Value == number) is { } store
            ? _kernel.Operands[store.Operand]
            : null;

    private VectorExpression Operand(KernelOperand operand, int group) => operand.Access switch
    {
        Access.Full or Access.SharedRow =>
            new Load(operand.Name, operand.Offset + _block.First + (group * _width), TouchableOf(operand, group)) { Variable = _block.Variable },
        Access.PerRow or Access.Single => new Broadcast(operand.Name, operand.Offset),
        Access.Label => new BroadcastLabel(operand.Name, 0),
        _ => new BroadcastValue(operand.Name),
    };

    private string Loop(int loop) => RowNest.Variable(loop, _kernel.IsNested);

    private bool IsScalar(int value) => _kernel.Values[value].IsScalar;

    private List<int> Select(Func<int, bool> predicate) => [.. Enumerable.Range(0, _kernel.Values.Count).Where(predicate)];

    private string Accumulator(int reduction, int group) => _kernel.Values[reduction].Name + "Lanes" + (GroupsInTree > 1 ? Number(group) : "");

    private double Identity(int reduction) => _kernel.Values[reduction].Kind == RowValueKind.Sum ? 0 : double.NegativeInfinity;

    private int CountOf(int group) => Math.Min(_width, _block.Columns - (group * _width));

    private int TouchableOf(KernelOperand operand, int group) => _block.Variable is not null || End(group) <= operand.Space ? _width : CountOf(group);

    private int End(int group) => _block.First + ((group + 1) * _width);
}
