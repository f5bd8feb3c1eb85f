using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>What kind of loop nest a group becomes.</summary>
internal enum Skeleton
{
    Product,
    Rows,
    Window,
    Pad,
    Random,
    Concatenate,
    Gather,
    ScatterAdd,

    /// <summary>A view that no strides describe.</summary>
    Copy,

    /// <summary>A loop over time, which has groups of its own.</summary>
    Loop,

    /// <summary>A step of a stream that takes its place among those before it.</summary>
    Remember,
}

/// <summary>Tensors computed together in one loop nest; <see cref="Root"/> is the product, or the first member.</summary>
internal sealed class FusionGroup(Skeleton skeleton, Tensor root)
{
    public Skeleton Skeleton { get; } = skeleton;

    public Tensor Root { get; } = root;

    /// <summary>In order of computation.</summary>
    public List<Tensor> Members { get; } = [root];

    /// <summary>The product whose result this product's sums start from, in the same registers.</summary>
    public FusionGroup? Start { get; set; }

    /// <summary>The groups whose results this one reads.</summary>
    public HashSet<FusionGroup> Reads { get; } = [];

    /// <summary>Whether a member reads an operand axis by axis, and so all must have the same axes and not only as many rows.</summary>
    public bool ReadsByAxes => Members.Any(Fusion.ReadsByAxes);

    /// <summary>The columns of a row group: the longest row of its members and what they reduce.</summary>
    public int Columns { get; set; }

    public bool DependsOn(FusionGroup other)
    {
        var seen = new HashSet<FusionGroup>();
        var open = new Stack<FusionGroup>(Reads);
        while (open.Count > 0)
        {
            var group = open.Pop();
            if (group == other)
            {
                return true;
            }

            if (seen.Add(group))
            {
                foreach (var read in group.Reads)
                {
                    open.Push(read);
                }
            }
        }

        return false;
    }
}

/// <summary>
/// Groups tensors into loop nests: element-wise maps join the product before them as its epilogue, or other maps and row reductions
/// in one pass over the rows. A tensor that only its own group reads is never written. Maps that call a function stay out of the products of
/// a batch: a dozen sums in registers leave none for an exponential's, and spilling them costs more than writing them once.
/// </summary>
internal sealed class Fusion
{
    private const int MapsInEpilogue = 2;

    /// <summary>Functions in one loop over rows: the JIT inlines them all, and stops at 512 locals.</summary>
    private const int FunctionsInRows = 12;

    private readonly Dictionary<Tensor, FusionGroup> _groups = [];
    private readonly List<FusionGroup> _ordered = [];
    private readonly HashSet<Tensor> _reduced;

    private readonly bool _oneRow;
    private readonly IReadOnlyList<Tensor> _needed;

    private Fusion(IReadOnlyList<Tensor> needed, IReadOnlyCollection<Tensor> wanted, bool oneRow, ScanLoop? loop)
    {
        (_oneRow, _needed) = (oneRow, needed);
        _reduced = [.. needed.OfType<ReduceTensor>().Where(reduce => !reduce.OverBatch).Select(reduce => reduce.Operands[0])];
        foreach (var tensor in needed.Where(tensor => tensor.Loop == loop))
        {
            Place(tensor);
        }

        MergeRows();
        if (oneRow && loop is null)
        {
            ChainProducts(wanted);
        }
    }

    /// <summary>Groups the tensors, given operands first; the groups come in an order in which each reads only earlier ones.</summary>
    /// <param name="needed">The tensors, in order of computation.</param>
    /// <param name="wanted">Those that are asked for.</param>
    /// <param name="oneRow">Whether products have one row, so that registers are left for functions after them.</param>
    /// <param name="loop">The loop whose body is to be grouped; without one, the body of each loop counts as a group.</param>
    public static (IReadOnlyList<FusionGroup> Groups, IReadOnlyDictionary<Tensor, FusionGroup> GroupOf) Group(
        IReadOnlyList<Tensor> needed, IReadOnlyCollection<Tensor> wanted, bool oneRow, ScanLoop? loop = null)
    {
        var fusion = new Fusion(needed, wanted, oneRow, loop);
        return (fusion.Sorted(), fusion._groups);
    }

    private void Place(Tensor tensor)
    {
        switch (tensor)
        {
            case InputTensor or ParameterTensor or BufferTensor or StepTensor or StateTensor or RowOfStepTensor:
                break;
            case ScanTensor scan:
                PlaceLoop(scan);
                break;
            case SequenceTensor or TrajectoryTensor:
                _groups[tensor] = Find(tensor.Operands[0])!;
                break;
            case ReshapeTensor { Operands: [AffineViewTensor] }:
                Begin(Skeleton.Copy, tensor);
                break;
            case ReshapeTensor or AffineViewTensor:
                if (Find(tensor.Operands[0]) is { } source)
                {
                    _groups[tensor] = source;
                }

                break;
            case ContractTensor or ReduceTensor { OverBatch: true }:
                Begin(Skeleton.Product, tensor);
                break;
            case RandomTensor:
                Begin(Skeleton.Random, tensor);
                break;
            case ConcatenateTensor:
                Begin(Skeleton.Concatenate, tensor);
                break;
            case PadTensor:
                Begin(Skeleton.Pad, tensor);
                break;
            case RememberedTensor:
                Begin(Skeleton.Remember, tensor);
                break;
            case GatherTensor:
                Begin(Skeleton.Gather, tensor);
                break;
            case ScatterAddTensor:
                Begin(Skeleton.ScatterAdd, tensor);
                break;
            case ReduceTensor reduce when IsOverPositions(reduce):
                PlaceInWindow(reduce);
                break;
            case MapTensor or ReduceTensor:
                PlaceInRows(tensor);
                break;
            default:
                throw new InvalidOperationException($"No loop skeleton computes {tensor.GetType().Name}.");
        }
    }

    private void PlaceLoop(ScanTensor scan)
    {
        var group = Begin(Skeleton.Loop, scan);
        foreach (var tensor in _needed.Where(tensor => tensor.Loop == scan.OfLoop))
        {
            Join(tensor, group);
        }
    }

    private static bool IsOverPositions(ReduceTensor reduce) => reduce.Axes.Any(axis => axis < reduce.Shape.Rank - 1);

    /// <summary>Reductions of the same windows share a loop nest.</summary>
    private void PlaceInWindow(ReduceTensor reduce)
    {
        var known = _ordered.FirstOrDefault(group => group is { Skeleton: Skeleton.Window, Root: ReduceTensor root }
            && root.Operands[0] == reduce.Operands[0] && root.Axes == reduce.Axes);
        if (known is null)
        {
            Begin(Skeleton.Window, reduce);
            return;
        }

        known.Members.Add(reduce);
        Join(reduce, known);
    }

    private void PlaceInRows(Tensor tensor)
    {
        var candidates = tensor.Operands.Select(Find).OfType<FusionGroup>().Distinct()
            .OrderByDescending(candidate => SumOrder.Continues(tensor, candidate.Root)).ThenByDescending(_ordered.IndexOf);
        var group = candidates.FirstOrDefault(candidate => CanJoin(tensor, candidate));
        if (group is null)
        {
            Begin(Skeleton.Rows, tensor).Columns = ColumnsOf(tensor);
            return;
        }

        group.Members.Add(tensor);
        group.Columns = Math.Max(group.Columns, ColumnsOf(tensor));
        Join(tensor, group);
    }

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
            Skeleton.Rows => Functions([.. group.Members, tensor]) <= FunctionsInRows && SameRows(tensor.Shape, group.Root.Shape) && ColumnsFit(ColumnsOf(tensor), group.Columns)
                && (SameAxes(tensor.Shape, group.Root.Shape) || !(group.ReadsByAxes || ReadsByAxes(tensor)))
                && tensor.Operands.All(operand => FitsRows(operand, tensor.Shape, Math.Max(group.Columns, ColumnsOf(tensor)))),
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
        && map.Operands.All(operand => FitsRows(operand, map.Shape, map.Shape.RowLength));

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
        && SameRows(source.Root.Shape, reader.Root.Shape)
        && ColumnsFit(source.Columns, reader.Columns)
        && (SameAxes(source.Root.Shape, reader.Root.Shape) || !(source.ReadsByAxes || reader.ReadsByAxes))
        && !reader.Reads.Any(other => other != source && other.DependsOn(source))
        && !reader.Members.SelectMany(member => member.Operands).Any(operand => IsViewOf(operand, source))
        && source.Members.Concat(reader.Members).All(member => member.Operands.All(
            operand => FitsRows(operand, reader.Root.Shape, Math.Max(source.Columns, reader.Columns))));

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

    private static bool ColumnsFit(int a, int b) => a == b || a == 1 || b == 1;

    private static bool SameRows(Shape a, Shape b) => a.HasBatch == b.HasBatch && a.RowsPerSample == b.RowsPerSample;

    private static bool SameAxes(Shape a, Shape b) => a.HasBatch == b.HasBatch && a.Axes.Take(a.Rank - 1).SequenceEqual(b.Axes.Take(b.Rank - 1));

    /// <summary>Whether a map's operand has other axes than the map or its elements ask where they are: then the loops must go axis by axis.</summary>
    public static bool ReadsByAxes(Tensor tensor) => tensor is MapTensor map
        && (ScalarArguments.Any(map.Expression, node => node is ScalarIndex { AxisFromLast: > 0 })
            || map.Operands.Any(operand => !operand.Shape.IsSharedRow && (operand is AffineViewTensor || !SameRows(operand.Shape, map.Shape))));

    private static bool FitsRows(Tensor operand, Shape rows, int columns) => operand.Shape.IsSharedRow && operand.Shape.RowLength == 1
        || (ColumnsFit(operand.Shape.RowLength, columns) && (SameRows(operand.Shape, rows) || operand.Shape.IsSharedRow || FitsAxes(operand.Shape, rows)));

    /// <summary>Whether the leading axes broadcast to those of the rows.</summary>
    private static bool FitsAxes(Shape operand, Shape rows) => operand.Rank <= rows.Rank && (rows.HasBatch || !operand.HasBatch)
        && Enumerable.Range(1, Math.Max(0, operand.Rank - 1)).All(i => operand.FromLast(i) == 1 || operand.FromLast(i) == rows.FromLast(i));

    private static int ColumnsOf(Tensor tensor) => tensor is ReduceTensor reduce ? reduce.Operands[0].Shape.RowLength : tensor.Shape.RowLength;

    private FusionGroup? Find(Tensor tensor) => _groups.TryGetValue(tensor, out var group) ? group : null;

    private FusionGroup Begin(Skeleton skeleton, Tensor root)
    {
        var group = new FusionGroup(skeleton, root);
        _ordered.Add(group);
        Join(root, group);
        return group;
    }

    private void Join(Tensor tensor, FusionGroup group)
    {
        _groups[tensor] = group;
        foreach (var operand in tensor.Operands)
        {
            if (Find(operand) is { } other && other != group)
            {
                group.Reads.Add(other);
            }
        }
    }

    private List<FusionGroup> Sorted()
    {
        var sorted = new List<FusionGroup>();
        var seen = new HashSet<FusionGroup>();

        void Visit(FusionGroup group)
        {
            if (seen.Add(group))
            {
                foreach (var read in group.Reads.OrderBy(_ordered.IndexOf))
                {
                    Visit(read);
                }

                sorted.Add(group);
            }
        }

        _ordered.ForEach(Visit);
        return sorted;
    }
}
