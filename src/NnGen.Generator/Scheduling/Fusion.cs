using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// Groups tensors into loop nests: element-wise maps join the product before them as its epilogue, or other maps and row reductions
/// in one pass over the rows. A tensor that only its own group reads is never written. Maps that call a function stay out of the products of
/// a batch: a dozen sums in registers leave none for an exponential's, and spilling them costs more than writing them once.
/// </summary>
internal sealed partial class Fusion
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
            Begin(Skeleton.Rows, tensor).Columns = RowFit.ColumnsOf(tensor);
            return;
        }

        group.Members.Add(tensor);
        group.Columns = Math.Max(group.Columns, RowFit.ColumnsOf(tensor));
        Join(tensor, group);
    }

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
