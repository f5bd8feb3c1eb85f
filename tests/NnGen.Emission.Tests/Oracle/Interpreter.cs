using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle;

/// <summary>
/// Evaluates the tensors of a graph in double precision, each once: the oracle of all emitted code. It shares with the compiler the
/// graph and the table of scalar functions, nothing else.
/// </summary>
internal sealed class Interpreter(TensorGraph graph, Bindings bindings)
{
    private readonly Dictionary<Tensor, double[]> _values = [];

    public double[] Evaluate(Tensor tensor)
    {
        if (!_values.TryGetValue(tensor, out var known))
        {
            var needed = Needed(tensor);
            foreach (var id in needed.Where(id => graph.Tensors[id].Loop is null))
            {
                _values[graph.Tensors[id]] = Compute(graph.Tensors[id]);
            }

            known = _values[tensor];
        }

        return known;
    }

    /// <summary>The tensors still to compute, operands first.</summary>
    private SortedSet<int> Needed(Tensor tensor)
    {
        var needed = new SortedSet<int>();
        var open = new Stack<Tensor>([tensor]);
        while (open.TryPop(out var next))
        {
            if (!_values.ContainsKey(next) && needed.Add(next.Id))
            {
                foreach (var operand in next.Operands)
                {
                    open.Push(operand);
                }
            }
        }

        return needed;
    }

    private double[] Compute(Tensor tensor) => tensor switch
    {
        InputTensor { Kind: InputKind.BatchSize } => [bindings.Batch],
        InputTensor or ParameterTensor or BufferTensor => bindings[tensor],
        ContractTensor contract => ContractEvaluation.Evaluate(contract, _values[contract.Left], _values[contract.Right], bindings.Batch),
        MapTensor map => MapEvaluation.Evaluate(map, Operands(map), bindings.Batch),
        ReduceTensor reduce => ReduceEvaluation.Evaluate(reduce, _values[reduce.Operands[0]], bindings.Batch),
        ReshapeTensor or StopGradientTensor => _values[tensor.Operands[0]],
        AffineViewTensor view => ViewEvaluation.View(view, _values[view.Operands[0]], bindings.Batch),
        ConcatenateTensor concatenate => ViewEvaluation.Concatenate(concatenate, Operands(concatenate), bindings.Batch),
        PadTensor pad => ViewEvaluation.Pad(pad, _values[pad.Operands[0]], bindings.Batch),
        GatherTensor gather => TableEvaluation.Gather(gather, _values[gather.Table], _values[gather.Tokens], bindings.Batch),
        ScatterAddTensor scatter => TableEvaluation.ScatterAdd(scatter, _values[scatter.Rows], _values[scatter.Tokens], bindings.Batch),
        RandomTensor random => Draw(random),
        UpdateTensor update => _values[update.Value],
        ScanTensor => [],
        SequenceTensor sequence => new LoopEvaluation(sequence.Scan, bindings.Batch, _values, Compute).SequenceOf(sequence.Body),
        TrajectoryTensor trajectory => new LoopEvaluation(trajectory.Scan, bindings.Batch, _values, Compute).TrajectoryOf(trajectory.Index),
        _ => throw new InvalidOperationException($"No evaluation for {tensor.GetType().Name}."),
    };

    private double[][] Operands(Tensor tensor) => [.. tensor.Operands.Select(operand => _values[operand])];

    private double[] Draw(RandomTensor random)
    {
        var values = new double[Layout.Length(random.Shape, bindings.Batch)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = bindings.Random(random, i / random.Shape.Size, i % random.Shape.Size);
        }

        return values;
    }
}
