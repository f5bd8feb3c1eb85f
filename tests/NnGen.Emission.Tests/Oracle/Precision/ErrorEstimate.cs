using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Oracle.Precision;

/// <summary>
/// The standard deviations of the errors that single precision leaves in a graph's tensors: a running error analysis (Higham, Accuracy
/// and Stability of Numerical Algorithms, 3.3) with independent errors instead of worst cases. It grows where results cancel and where a
/// comparison is too close to call, so that the tolerance of a comparison need not be guessed.
/// </summary>
internal sealed class ErrorEstimate(Interpreter interpreter, int batch)
{
    private readonly Dictionary<Tensor, double[]> _deviations = [];

    public double[] Of(Tensor tensor)
    {
        if (!_deviations.TryGetValue(tensor, out var known))
        {
            known = Compute(tensor);
            _deviations.Add(tensor, known);
        }

        return known;
    }

    private double[] Compute(Tensor tensor) => tensor switch
    {
        InputTensor or ParameterTensor or BufferTensor or RandomTensor => new double[Layout.Length(tensor.Shape, batch)],
        ContractTensor contract => OfContract(contract),
        MapTensor map => OfMap(map),
        ReduceTensor { Kind: ReduceKind.ArgMax } reduce => OfArgMax(reduce),
        ReduceTensor reduce => OfReduce(reduce),
        ReshapeTensor or StopGradientTensor => Of(tensor.Operands[0]),
        AffineViewTensor view => ViewEvaluation.View(view, Of(view.Operands[0]), batch),
        ConcatenateTensor concatenate => ViewEvaluation.Concatenate(concatenate, [.. concatenate.Operands.Select(Of)], batch),
        PadTensor pad => ViewEvaluation.Pad(pad, Of(pad.Operands[0]), batch, value: 0),
        GatherTensor gather => TableEvaluation.Gather(gather, Of(gather.Table), interpreter.Evaluate(gather.Tokens), batch),
        ScatterAddTensor scatter => OfScatterAdd(scatter),
        UpdateTensor update => Of(update.Value),
        _ => throw new InvalidOperationException($"No error estimate for {tensor.GetType().Name}."),
    };

    private double[] OfContract(ContractTensor c)
    {
        var (left, right) = (interpreter.Evaluate(c.Left), interpreter.Evaluate(c.Right));
        var fromLeft = ContractEvaluation.Evaluate(c, Squares(Of(c.Left)), Squares(right), batch);
        var fromRight = ContractEvaluation.Evaluate(c, Squares(left), Squares(Of(c.Right)), batch);
        var magnitudes = ContractEvaluation.Evaluate(c, Magnitudes(left), Magnitudes(right), batch);
        var points = c.Space.Extents.Aggregate(1.0, (product, extent) => product * (extent == IterationSpace.Batch ? batch : extent));
        var rounding = Uncertain.Unit * OfChain(points / magnitudes.Length);
        return [.. magnitudes.Select((magnitude, i) => Math.Sqrt(fromLeft[i] + fromRight[i] + Square(rounding * magnitude)))];
    }

    /// <summary>
    /// The roundings of a chain of sums in units of its magnitude: each partial sum, on average half the whole, is off by a third of a unit or so, and
    /// independent errors grow as the square root of their number.
    /// </summary>
    private static double OfChain(double terms) => Math.Max(1, Math.Sqrt(terms) / 3);

    private double[] OfMap(MapTensor map)
    {
        var extents = Layout.Extents(map.Shape, batch);
        var operands = map.Operands.Select(o => (interpreter.Evaluate(o), Of(o), Layout.BroadcastStrides(o.Shape, map.Shape))).ToArray();
        var arguments = new Uncertain[operands.Length];
        var position = new int[extents.Length];
        var result = new double[Layout.Length(map.Shape, batch)];
        for (var i = 0; i < result.Length; i++)
        {
            for (var a = 0; a < operands.Length; a++)
            {
                var (values, deviations, strides) = operands[a];
                var address = Layout.Address(strides, position);
                arguments[a] = new(values[address], deviations[address]);
            }

            result[i] = FormulaError.Of(map.Expression, arguments, position).Deviation;
            Layout.Advance(position, extents);
        }

        return result;
    }

    private double[] OfReduce(ReduceTensor reduce)
    {
        var x = reduce.Operands[0];
        var sum = new ReduceTensor(ReduceKind.Sum, x, reduce.OverBatch, reduce.Axes, reduce.Shape);
        var fromOperand = ReduceEvaluation.Evaluate(sum, Squares(Of(x)), batch);
        var rounded = reduce.Kind switch
        {
            ReduceKind.Sum => ReduceEvaluation.Evaluate(sum, Magnitudes(interpreter.Evaluate(x)), batch),
            ReduceKind.LogSumExp => [.. interpreter.Evaluate(reduce).Select(value => 4 + Math.Abs(value))],
            _ => interpreter.Evaluate(reduce),
        };
        var terms = reduce.Kind == ReduceKind.Sum ? interpreter.Evaluate(x).Length / (double)rounded.Length : 1;
        return [.. rounded.Select((magnitude, i) => Math.Sqrt(fromOperand[i] + Square(Uncertain.Unit * OfChain(terms) * magnitude)))];
    }

    /// <summary>The terms of a row are those of its token; all tokens are the most there can be.</summary>
    private double[] OfScatterAdd(ScatterAddTensor scatter)
    {
        var tokens = interpreter.Evaluate(scatter.Tokens);
        var fromRows = TableEvaluation.ScatterAdd(scatter, Squares(Of(scatter.Rows)), tokens, batch);
        var magnitudes = TableEvaluation.ScatterAdd(scatter, Magnitudes(interpreter.Evaluate(scatter.Rows)), tokens, batch);
        var rounding = Uncertain.Unit * OfChain(tokens.Length);
        return [.. magnitudes.Select((magnitude, i) => Math.Sqrt(fromRows[i] + Square(rounding * magnitude)))];
    }

    /// <summary>A position is certain, unless errors can make another element the maximum: then it may be any.</summary>
    private double[] OfArgMax(ReduceTensor reduce)
    {
        var x = reduce.Operands[0];
        var (values, deviations, first) = (interpreter.Evaluate(x), Of(x), interpreter.Evaluate(reduce));
        var (extents, strides) = (Layout.Extents(x.Shape, batch), Layout.BroadcastStrides(reduce.Shape, x.Shape));
        var outputs = new int[values.Length];
        var position = new int[extents.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = Layout.Address(strides, position);
            Layout.Advance(position, extents);
        }

        var result = new double[first.Length];
        foreach (var window in Enumerable.Range(0, values.Length).GroupBy(i => outputs[i]))
        {
            var elements = window.ToArray();
            var best = elements[(int)first[window.Key]];
            var isSure = elements.All(i => i == best || deviations[i] + deviations[best] == 0
                || values[best] - values[i] > Uncertain.Allowance * Math.Sqrt(Square(deviations[i]) + Square(deviations[best])));
            result[window.Key] = isSure ? 0 : elements.Length;
        }

        return result;
    }

    private static double Square(double x) => x * x;

    private static double[] Squares(double[] values) => [.. values.Select(Square)];

    private static double[] Magnitudes(double[] values) => [.. values.Select(Math.Abs)];
}
