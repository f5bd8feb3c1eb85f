namespace NnGen.Generator.Graph;

/// <summary>What one step of a loop computes, computed for all steps at once: the same primitive with time as its first axis.</summary>
internal static class Lifting
{
    /// <summary>A tensor of a loop's body as if its operands were sequences.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="scan">The loop.</param>
    /// <param name="body">The tensor.</param>
    public static Tensor Of(TensorGraph graph, ScanTensor scan, Tensor body)
    {
        var length = scan.OfLoop.Length;
        var operands = body.Operands.Select(operand => graph.Sequence(scan, operand)).ToArray();
        var lifted = body.Operands.Select(operand => operand.Loop is not null).ToArray();
        return body switch
        {
            MapTensor map => graph.Map(WithTime(map.Shape, length), map.Expression, operands),
            ContractTensor contract => Contract(graph, contract, operands, lifted, length),
            ReduceTensor reduce => graph.Reduce(reduce.Kind, operands[0], reduce.OverBatch, [.. reduce.Axes.Select(axis => axis + 1)]),
            _ => throw new InvalidOperationException($"{body.GetType().Name} cannot be computed for all steps at once."),
        };
    }

    /// <summary>A view of every step's element.</summary>
    public static Tensor View(TensorGraph graph, AffineViewTensor view, Tensor sequence, int length) =>
        graph.View(sequence, WithTime(view.Map, variable: view.Shape.HasBatch ? 1 : 0, axis: sequence.Shape.HasBatch ? 1 : 0), WithTime(view.Shape, length));

    private static Tensor Contract(TensorGraph graph, ContractTensor contract, Tensor[] operands, bool[] lifted, int length)
    {
        const int time = 0;
        var letter = "tsrqpo".First(candidate => !contract.Space.Letters.Contains(candidate));
        var space = new IterationSpace(letter + contract.Space.Letters, [length, .. contract.Space.Extents]);

        AffineMap Map(AffineMap map, Shape shape, bool isLifted) => isLifted ? WithTime(map, time, shape.HasBatch ? 1 : 0) : Shifted(map, time);

        return graph.Contract(
            operands[0], operands[1], space, Map(contract.LeftMap, contract.Left.Shape, lifted[0]), Map(contract.RightMap, contract.Right.Shape, lifted[1]),
            Map(contract.OutputMap, contract.Shape, true), WithTime(contract.Shape, length));
    }

    private static Shape WithTime(Shape shape, int length) => new(shape.HasBatch, [length, .. shape.Axes]);

    /// <summary>The map with one more variable, and one more axis that this variable alone walks through.</summary>
    private static AffineMap WithTime(AffineMap map, int variable, int axis)
    {
        var indices = Shifted(map, variable).Indices.ToList();
        var coefficients = new int[(indices.Count > 0 ? indices[0].Coefficients.Count : map.Indices.Count + 1)];
        coefficients[variable] = 1;
        indices.Insert(axis, new(new(coefficients), 0));
        return new(indices.ToEquatableArray());
    }

    /// <summary>The map with one more variable, on which it does not depend.</summary>
    private static AffineMap Shifted(AffineMap map, int variable) => new(map.Indices.Select(index =>
    {
        var coefficients = index.Coefficients.ToList();
        coefficients.Insert(variable, 0);
        return new AffineIndex(coefficients.ToEquatableArray(), index.Offset);
    }).ToEquatableArray());
}
