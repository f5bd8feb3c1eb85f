using NnGen.Generator.Graph;

namespace NnGen.Generator.Differentiation;

/// <summary>
/// Reverse-mode differentiation of a graph, at compile time: from the gradients of some outputs to those of everything asked for.
/// </summary>
internal sealed class Gradients
{
    private readonly TensorGraph _graph;
    private readonly HashSet<Tensor> _active;
    private readonly Dictionary<Tensor, Tensor> _gradients = [];
    private readonly Dictionary<Tensor, GradientParts> _parts = [];
    private readonly Dictionary<ScanTensor, ScanGradients> _scans = [];

    private Gradients(TensorGraph graph, IEnumerable<Tensor> active) => (_graph, _active) = (graph, [.. active]);

    private Gradients(TensorGraph graph, IEnumerable<Tensor> wanted, bool ofSamples)
        : this(graph, wanted)
    {
        foreach (var tensor in graph.Tensors)
        {
            if (tensor.Operands.Any(_active.Contains) && !(ofSamples && tensor is ReduceTensor { OverBatch: true }))
            {
                _active.Add(tensor);
            }
        }
    }

    /// <summary>
    /// The gradients of Σ seed · output with respect to <paramref name="wanted"/>; a tensor no gradient reaches is not in the answer.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="outputs">The outputs and their seeds.</param>
    /// <param name="wanted">What gradients are asked for.</param>
    /// <param name="ofSamples">Whether each sample is looked at by itself: sums over the batch count as constants.</param>
    public static IReadOnlyDictionary<Tensor, Tensor> Of(
        TensorGraph graph, IReadOnlyList<(Tensor Output, Tensor Seed)> outputs, IReadOnlyList<Tensor> wanted, bool ofSamples = false)
    {
        var gradients = new Gradients(graph, wanted, ofSamples);
        foreach (var (output, seed) in outputs)
        {
            gradients.Add(output, seed);
        }

        var layer = graph.CurrentLayer;
        gradients.Sweep();
        graph.CurrentLayer = layer;
        return wanted.Where(gradients._gradients.ContainsKey).ToDictionary(tensor => tensor, tensor => gradients._gradients[tensor]);
    }

    /// <summary>What one tensor's gradient contributes to those of some of its operands.</summary>
    public static IReadOnlyDictionary<Tensor, Tensor> Through(TensorGraph graph, Tensor tensor, Tensor gradient, IReadOnlyList<Tensor> operands)
    {
        var gradients = new Gradients(graph, operands);
        VectorJacobianProducts.Propagate(graph, tensor, gradient, gradients);
        return gradients._gradients;
    }

    public void AddAll(IReadOnlyDictionary<Tensor, Tensor> contributions)
    {
        foreach (var contribution in contributions)
        {
            Add(contribution.Key, contribution.Value);
        }
    }

    /// <summary>Adds a contribution to a tensor's gradient.</summary>
    public void Add(Tensor tensor, Tensor contribution)
    {
        if (_active.Contains(tensor))
        {
            Accumulate(_graph, _gradients, tensor, contribution);
        }
    }

    /// <summary>Adds a contribution to a total, or begins it.</summary>
    public static void Accumulate<TKey>(TensorGraph graph, Dictionary<TKey, Tensor> totals, TKey key, Tensor contribution)
        where TKey : notnull =>
        totals[key] = totals.TryGetValue(key, out var known) ? graph.Map(Scalars.Argument(0) + Scalars.Argument(1), known, contribution) : contribution;

    /// <summary>Adds a contribution to the gradient of a part of a tensor: what lies behind a start along an axis, N not counted.</summary>
    public void AddPart(Tensor tensor, int axis, int start, Tensor contribution)
    {
        if (_active.Contains(tensor))
        {
            if (!_parts.TryGetValue(tensor, out var parts))
            {
                _parts[tensor] = parts = new(_graph, tensor.Shape);
            }

            parts.Add(axis, start, contribution);
        }
    }

    /// <summary>The gradients that reach a loop, which it waits for until all are there.</summary>
    public ScanGradients Of(ScanTensor scan)
    {
        if (!_scans.TryGetValue(scan, out var waiting))
        {
            _scans[scan] = waiting = new(_graph, scan);
        }

        return waiting;
    }

    /// <summary>Whether a gradient with respect to the tensor is of use to anyone.</summary>
    public bool Wants(Tensor tensor) => _active.Contains(tensor);

    private void Sweep()
    {
        var tensors = _graph.Tensors.ToArray();
        for (var i = tensors.Length - 1; i >= 0; i--)
        {
            if (_parts.TryGetValue(tensors[i], out var parts))
            {
                _graph.CurrentLayer = tensors[i].Layer;
                parts.Joined().ToList().ForEach(contribution => Add(tensors[i], contribution));
            }

            if (tensors[i] is ScanTensor scan && _scans.TryGetValue(scan, out var waiting))
            {
                _graph.CurrentLayer = scan.Layer;
                waiting.Propagate(this);
            }
            else if (_gradients.TryGetValue(tensors[i], out var gradient) && tensors[i].Operands.Count > 0)
            {
                _graph.CurrentLayer = tensors[i].Layer;
                Naming(tensors[i], gradient);
                VectorJacobianProducts.Propagate(_graph, tensors[i], gradient, this);
            }
        }
    }

    private static void Naming(Tensor tensor, Tensor gradient)
    {
        if (gradient.Name.Length == 0 && tensor.Name.Length > 0)
        {
            gradient.Name = tensor.Loop is not null ? "δ" + tensor.Name : tensor.Name[0] == 'z' ? "δ" + tensor.Name.Substring(1) : "d" + tensor.Name;
        }
    }
}
