using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

internal sealed partial class Fusion
{
    private bool CanJoin(Tensor tensor, FusionGroup group)
    {
        var others = tensor.Operands.Select(Find).OfType<FusionGroup>().Where(other => other != group);
        if (others.Any(other => other.DependsOn(group)) || tensor.Operands.Any(operand => IsViewOf(operand, group)))
        {
            return false;
        }

        return group.Skeleton switch
        {
            Skeleton.Product or Skeleton.Window => tensor is MapTensor map && FitsEpilogue(map, group),
            Skeleton.Rows => Functions([.. group.Members, tensor]) <= FunctionsInRows && RowFit.SameRows(tensor.Shape, group.Root.Shape) && RowFit.ColumnsFit(RowFit.ColumnsOf(tensor), group.Columns)
                && (RowFit.SameAxes(tensor.Shape, group.Root.Shape) || !(group.ReadsByAxes || RowFit.ReadsByAxes(tensor)))
                && tensor.Operands.All(operand => RowFit.FitsRows(operand, tensor.Shape, Math.Max(group.Columns, RowFit.ColumnsOf(tensor)))),
            _ => false,
        };
    }

    /// <summary>
    /// An epilogue is written out for every register of the tile: it takes a bias and two maps without functions; more is better off in
    /// a pass of its own.
    /// </summary>
    private bool FitsEpilogue(MapTensor map, FusionGroup group) =>
        map.Shape == group.Root.Shape
        && map.Shape.HasBatch
        && !ScalarArguments.Any(map.Expression, node => node is ScalarIndex { AxisFromLast: > 0 })
        && (_oneRow || !RowPasses.CallsFunction(map.Expression))
        && (IsBias(map, group) || (!_reduced.Contains(map) && group.Members.Skip(1).Count(member => !IsBias(member, group)) < MapsInEpilogue))
        && map.Operands.All(operand => RowFit.FitsRows(operand, map.Shape, map.Shape.RowLength));

    /// <summary>Whether a map only adds parameters to a product; any other map that a row reduction reads is better computed beside it.</summary>
    private static bool IsBias(Tensor tensor, FusionGroup group) =>
        tensor.Operands.All(operand => operand == group.Root || operand is ParameterTensor);

    /// <summary>Lets a row group take in the row groups it reads, unless another of its sources needs their results first.</summary>
    private void MergeRows()
    {
        for (var i = 0; i < _ordered.Count; i++)
        {
            var reader = _ordered[i];
            while (reader.Skeleton == Skeleton.Rows && reader.Reads.FirstOrDefault(read => CanMerge(read, reader)) is { } source)
            {
                Merge(source, reader);
                i -= _ordered.IndexOf(source) < i ? 1 : 0;
                _ordered.Remove(source);
            }
        }
    }

    private bool CanMerge(FusionGroup source, FusionGroup reader) =>
        source.Skeleton == Skeleton.Rows
        && Functions(source.Members.Concat(reader.Members)) <= FunctionsInRows
        && RowFit.SameRows(source.Root.Shape, reader.Root.Shape)
        && RowFit.ColumnsFit(source.Columns, reader.Columns)
        && (RowFit.SameAxes(source.Root.Shape, reader.Root.Shape) || !(source.ReadsByAxes || reader.ReadsByAxes))
        && !reader.Reads.Any(other => other != source && other.DependsOn(source))
        && !reader.Members.SelectMany(member => member.Operands).Any(operand => IsViewOf(operand, source))
        && source.Members.Concat(reader.Members).All(member => member.Operands.All(
            operand => RowFit.FitsRows(operand, reader.Root.Shape, Math.Max(source.Columns, reader.Columns))));

    private void Merge(FusionGroup source, FusionGroup reader)
    {
        var members = source.Members.Concat(reader.Members).OrderBy(member => member.Id).ToArray();
        reader.Members.Clear();
        reader.Members.AddRange(members);
        reader.Columns = Math.Max(source.Columns, reader.Columns);
        Replace(source, reader);
    }

    /// <summary>Lets products start from the products before them.</summary>
    private void ChainProducts(IReadOnlyCollection<Tensor> wanted)
    {
        foreach (var group in Sorted())
        {
            if (ProductChains.StartOf(group, _needed, wanted, Find) is { } start)
            {
                group.Start = start;
                _ordered.Remove(start);
                Replace(start, group);
            }
        }
    }

    /// <summary>Makes what one group reads and is read for another's.</summary>
    private void Replace(FusionGroup group, FusionGroup other)
    {
        other.Reads.Remove(group);
        other.Reads.UnionWith(group.Reads);
        foreach (var pair in _groups.Where(pair => pair.Value == group).ToArray())
        {
            _groups[pair.Key] = other;
        }

        foreach (var reader in _ordered.Where(reader => reader.Reads.Remove(group) && reader != other))
        {
            reader.Reads.Add(other);
        }
    }

    private static int Functions(IEnumerable<Tensor> members) => members.Count(member => member is MapTensor map && RowPasses.CallsFunction(map.Expression));

    /// <summary>Whether a group's result would be read through a view, which only memory can give.</summary>
    private bool IsViewOf(Tensor operand, FusionGroup group) =>
        operand is ReshapeTensor or AffineViewTensor && _groups.TryGetValue(operand, out var source) && source == group;
}
