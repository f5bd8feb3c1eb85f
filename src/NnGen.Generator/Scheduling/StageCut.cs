using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// Cuts a graph at its sums over the batch. A tensor's stage is the first in which it can be computed: that of its operands, or the one after
/// a sum over the batch. What a later stage reads is kept for the whole batch, unless it is cheaply computed again.
/// </summary>
internal sealed class StageCut
{
    private readonly IReadOnlyDictionary<Tensor, Storage> _given;
    private readonly Dictionary<Tensor, int> _stages = [];
    private readonly List<HashSet<Tensor>> _reads = [];

    /// <param name="given">What lies in memory from the start.</param>
    /// <param name="outputs">What is wanted of the stages.</param>
    /// <param name="updates">What is wanted after them.</param>
    public StageCut(IReadOnlyDictionary<Tensor, Storage> given, IReadOnlyList<Tensor> outputs, IReadOnlyList<Tensor> updates)
    {
        _given = given;
        foreach (var tensor in outputs.Concat(updates))
        {
            StageOf(tensor);
        }

        Stages = 1 + outputs.Max(output => StageOf(Views.Root(output)));
        var wanted = Enumerable.Range(0, Stages).Select(stage => outputs.Where(output => StageOf(Views.Root(output)) == stage).ToList()).ToList();
        var reads = new Stack<HashSet<Tensor>>();
        reads.Push(Cone(updates, Stages, wanted));
        for (var stage = Stages - 1; stage >= 0; stage--)
        {
            reads.Push(Cone(wanted[stage], stage, wanted));
        }

        _reads.AddRange(reads);
    }

    /// <summary>How many stages there are.</summary>
    public int Stages { get; }

    /// <summary>The tensors of earlier stages that a stage reads; the one after the last is the updates of buffers.</summary>
    public IReadOnlyCollection<Tensor> ReadsOf(int stage) => _reads[stage];

    /// <summary>The tensors that are handed on, in order of computation.</summary>
    public IEnumerable<Tensor> Kept => _reads.SelectMany(read => read).Distinct().OrderBy(tensor => tensor.Id);

    /// <summary>The last stage that reads a tensor.</summary>
    public int LastRead(Tensor tensor) => _reads.FindLastIndex(read => read.Contains(tensor));

    /// <summary>The stage in which a tensor is computed first.</summary>
    public int StageOf(Tensor tensor)
    {
        if (_given.ContainsKey(tensor))
        {
            return 0;
        }

        if (!_stages.TryGetValue(tensor, out var stage))
        {
            foreach (var operand in tensor.Operands)
            {
                stage = Math.Max(stage, StageOf(operand) + (IsSum(operand) ? 1 : 0));
            }

            _stages[tensor] = stage;
        }

        return stage;
    }

    /// <summary>Whether a tensor is a sum over the batch.</summary>
    public static bool IsSum(Tensor tensor) => !tensor.Shape.HasBatch && tensor.Operands.Any(operand => operand.Shape.HasBatch);

    /// <summary>What a stage reads of earlier ones, which are asked to hand it on.</summary>
    private HashSet<Tensor> Cone(IEnumerable<Tensor> outputs, int stage, List<List<Tensor>> wanted)
    {
        var (reads, seen) = (new HashSet<Tensor>(), new HashSet<Tensor>());

        void Visit(Tensor tensor)
        {
            if (_given.ContainsKey(tensor) || !seen.Add(tensor))
            {
                return;
            }

            if (StageOf(tensor) < stage && !IsComputedAgain(tensor))
            {
                reads.Add(tensor);
                if (!wanted[StageOf(tensor)].Contains(tensor))
                {
                    wanted[StageOf(tensor)].Add(tensor);
                }

                return;
            }

            foreach (var operand in tensor.Operands)
            {
                Visit(operand);
            }
        }

        foreach (var output in outputs.ToArray())
        {
            Visit(output);
        }

        return reads;
    }

    /// <summary>
    /// Views cost nothing, random numbers are drawn again, what has no batch axis is small, and a map of one tensor of the batch takes no more
    /// memory than that tensor. The body of a loop is computed where the loop is.
    /// </summary>
    private bool IsComputedAgain(Tensor tensor) => tensor switch
    {
        { Loop: not null } => true,
        ReshapeTensor or AffineViewTensor or RandomTensor or ParameterTensor => true,
        _ when !tensor.Shape.HasBatch => !IsSum(tensor),
        MapTensor map => !RowPasses.CallsFunction(map.Expression)
            && map.Operands.Where(operand => operand.Shape.HasBatch).Select(Views.Owner).Distinct().Count(operand => !_given.ContainsKey(operand)) <= 1
            && map.Operands.All(operand => !operand.Shape.HasBatch || operand.Shape == map.Shape),
        _ => false,
    };
}
