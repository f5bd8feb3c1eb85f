namespace NnGen.Generator.Graph;

/// <summary>
/// A graph of tensors over the closed set of primitives. Equal values are made once (structural hashing), so that the graphs of
/// inference, training and loss share what they have in common.
/// </summary>
internal sealed partial class TensorGraph
{
    private readonly List<Tensor> _tensors = [];
    private readonly Dictionary<(object Key, EquatableArray<int> Operands), Tensor> _known = [];

    /// <summary>All tensors, operands before what is computed from them.</summary>
    public IReadOnlyList<Tensor> Tensors => _tensors;

    /// <summary>The layer whose formula is being built, or −1.</summary>
    public int CurrentLayer { get; set; } = -1;

    public Tensor Input(string name, InputKind kind, Shape shape)
    {
        var input = (InputTensor)Enter(new InputTensor(name, kind, shape), name);
        return input.Kind == kind ? input : throw new ArgumentException($"The input '{name}' is of the kind {input.Kind}, not {kind}.", nameof(kind));
    }

    /// <summary>N as a number: what a mean over the batch divides by.</summary>
    public Tensor BatchSize() => Input("n", InputKind.BatchSize, Shape.Scalar);

    public ParameterTensor Parameter(ParameterSpecification specification, string name) =>
        (ParameterTensor)Enter(new ParameterTensor(specification), name);

    public BufferTensor Buffer(string name, Shape shape, double initialValue) =>
        (BufferTensor)Enter(new BufferTensor(name, shape, initialValue), name);

    /// <summary>A contraction in Einstein notation, see <see cref="ContractionFormula"/>.</summary>
    public Tensor Contract(string formula, Tensor left, Tensor right, Shape output)
    {
        var (space, leftMap, rightMap, outputMap) = ContractionFormula.Read(formula, left.Shape, right.Shape, output);
        return Contract(left, right, space, leftMap, rightMap, outputMap, output);
    }

    public Tensor Contract(
        Tensor left, Tensor right, IterationSpace space, AffineMap leftMap, AffineMap rightMap, AffineMap outputMap, Shape output)
    {
        RequireInside(left.Shape, leftMap, space);
        RequireInside(right.Shape, rightMap, space);
        RequireInside(output, outputMap, space);
        return Enter(new ContractTensor(left, right, space, leftMap, rightMap, outputMap, output));
    }

    /// <summary>A scalar formula over broadcast operands.</summary>
    public Tensor Map(ScalarExpression expression, params Tensor[] operands)
    {
        var shape = Shape.Scalar;
        foreach (var operand in operands)
        {
            shape = Shape.Broadcast(shape, operand.Shape)
                ?? throw new ArgumentException($"The shapes {string.Join(" and ", operands.Select(o => o.Shape))} do not broadcast.");
        }

        return Map(shape, expression, operands);
    }

    /// <summary>A scalar formula over operands that broadcast to a given shape.</summary>
    public Tensor Map(Shape shape, ScalarExpression expression, params Tensor[] operands)
    {
        var (used, compact) = ScalarArguments.Compact(expression, operands);
        foreach (var operand in used)
        {
            if (Shape.Broadcast(shape, operand.Shape) != shape)
            {
                throw new ArgumentException($"{operand} does not broadcast to {shape}.");
            }
        }

        return compact is ScalarArgument && used[0].Shape == shape ? used[0] : Enter(new MapTensor(compact, shape, used));
    }

    /// <summary>A constant everywhere.</summary>
    public Tensor Fill(Shape shape, double value) => Map(shape, value);

    public Tensor Reduce(ReduceKind kind, Tensor operand, bool overBatch, params int[] axes)
    {
        if (!overBatch && axes.All(axis => operand.Shape.Axes[axis] == 1) && kind is ReduceKind.Sum or ReduceKind.Max)
        {
            return operand;
        }

        var kept = operand.Shape.Axes.Select((extent, axis) => axes.Contains(axis) ? 1 : extent).ToEquatableArray();
        var shape = new Shape(operand.Shape.HasBatch && !overBatch, kept);
        return Enter(new ReduceTensor(kind, operand, overBatch, axes.OrderBy(a => a).ToEquatableArray(), shape));
    }

    /// <summary>A reduction over the last axis.</summary>
    public Tensor ReduceRow(ReduceKind kind, Tensor operand) => Reduce(kind, operand, false, operand.Shape.Rank - 1);

    public Tensor Random(Distribution distribution, int stream, Shape shape) => Enter(new RandomTensor(distribution, stream, shape));

    public Tensor StopGradient(Tensor operand) => Enter(new StopGradientTensor(operand));

    public Tensor Update(BufferTensor buffer, Tensor value) => Enter(new UpdateTensor(buffer, value));

    private Tensor Enter(Tensor tensor, string name = "")
    {
        var key = (tensor.Key, tensor.Operands.Select(operand => operand.Id).ToEquatableArray());
        if (_known.TryGetValue(key, out var known))
        {
            return known.Shape == tensor.Shape ? known : throw new ArgumentException($"{known} is asked for again as {tensor.Shape}.");
        }

        tensor.Enter(_tensors.Count, CurrentLayer);
        tensor.Name = name;
        _tensors.Add(tensor);
        _known.Add(key, tensor);
        return tensor;
    }

    /// <summary>N is reached by its own variable alone; every other index stays on its axis wherever the loops go.</summary>
    private static void RequireInside(Shape shape, AffineMap map, IterationSpace space)
    {
        var batch = shape.HasBatch ? 1 : 0;
        if (map.Indices.Count != shape.Rank + batch || map.Indices.Any(index => index.Coefficients.Count != space.Count))
        {
            throw new ArgumentException($"The map '{map.ToString(space)}' does not fit the shape {shape}.");
        }

        if (shape.HasBatch && !(map.Indices[0].Variable is >= 0 and var n && space.Extents[n] == IterationSpace.Batch))
        {
            throw new ArgumentException($"The index {map.Indices[0].ToString(space)} is not the batch's variable.");
        }

        for (var i = batch; i < map.Indices.Count; i++)
        {
            RequireInside(shape.Axes[i - batch], map.Indices[i], space);
        }
    }

    private static void RequireInside(int extent, AffineIndex index, IterationSpace space)
    {
        if (index.Coefficients.Where((coefficient, v) => coefficient != 0 && space.Extents[v] == IterationSpace.Batch).Any())
        {
            throw new ArgumentException($"The index {index.ToString(space)} mixes the batch into an axis of {extent}.");
        }

        var (least, greatest) = index.Range(space);
        if (least < 0 || greatest >= extent)
        {
            throw new ArgumentException($"The index {index.ToString(space)} leaves the axis of {extent}.");
        }
    }
}
