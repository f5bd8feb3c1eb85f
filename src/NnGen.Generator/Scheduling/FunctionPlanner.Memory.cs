using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

internal sealed partial class FunctionPlanner
{
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

    /// <summary>Whether a tensor must be in memory: another loop nest reads it, or it is kept.</summary>
    private bool IsStored(Tensor tensor, IReadOnlyDictionary<Tensor, FusionGroup> groupOf) => _places.ContainsKey(tensor) || _lasting.Contains(tensor) || _needed.Any(reader =>
        reader.Operands.Contains(tensor) && groupOf.TryGetValue(reader, out var other) && (other != groupOf[tensor] || reader is ReshapeTensor or AffineViewTensor));

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
}
