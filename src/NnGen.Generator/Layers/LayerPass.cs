using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>What a layer hands on: a tensor, and the order of its values in PyTorch where it is another than here.</summary>
internal readonly record struct LayerOutput(Tensor Tensor, FeatureOrder? Order)
{
    /// <summary>Where the tokens stand, for an input that holds tokens and no numbers.</summary>
    public TokenSource? Tokens { get; init; }
}

/// <summary>The layers' formulas applied one after the other, for training or for inference.</summary>
internal sealed class LayerPass
{
    private readonly Dictionary<string, LayerOutput> _byName = [];
    private readonly List<LayerContext> _contexts = [];
    private readonly List<Tensor> _outputs = [];

    private readonly HashSet<string> _sequences = [];
    private readonly TensorGraph _graph;
    private readonly EquatableArray<ExpandedLayer> _layers;

    public LayerPass(TensorGraph graph, IReadOnlyDictionary<string, LayerOutput> inputs, EquatableArray<ExpandedLayer> layers, bool training)
        : this(graph, inputs, layers)
    {
        foreach (var layer in layers)
        {
            Add(layer, Context(layer, training, null));
        }

        graph.CurrentLayer = -1;
    }

    private LayerPass(TensorGraph graph, IReadOnlyDictionary<string, LayerOutput> inputs, EquatableArray<ExpandedLayer> layers)
    {
        (_graph, _layers) = (graph, layers);
        foreach (var input in inputs)
        {
            _byName[input.Key] = input.Value;
        }
    }

    /// <summary>The layers applied to one step of a sequence, for inference, or the name of the first that cannot be.</summary>
    public static (LayerPass? Pass, string? Obstacle) OfStep(TensorGraph graph, LayerOutput input, EquatableArray<ExpandedLayer> layers, LayerStream stream)
    {
        var pass = new LayerPass(graph, new Dictionary<string, LayerOutput> { [LayerNames.Input] = input }, layers);
        pass._sequences.Add(LayerNames.Input);
        foreach (var layer in layers)
        {
            var context = pass.Context(layer, training: false, layer.Inputs.Any(pass._sequences.Contains) ? stream : null);
            if (!pass.Streams(layer, context))
            {
                graph.CurrentLayer = -1;
                return (null, layer.Name);
            }

            pass.Add(layer, context);
        }

        graph.CurrentLayer = -1;
        return (pass, null);
    }

    /// <summary>Whether a layer gives for one step what it gives for that step of all; what follows the end of a sequence always does.</summary>
    private bool Streams(ExpandedLayer layer, LayerContext context)
    {
        var sequences = layer.Inputs.Count(_sequences.Contains);
        var formula = LayerCatalog.Find(layer.Layer.Kind);
        var keeps = formula is IStepwiseFormula || (formula is IStreamingFormula streaming && streaming.Streams(context) && streaming.KeepsSequence(context));
        if (sequences == layer.Inputs.Count && keeps)
        {
            _sequences.Add(layer.Name);
        }

        return sequences == 0 || (sequences == layer.Inputs.Count && (keeps || (formula is IStreamingFormula last && last.Streams(context))));
    }

    private LayerContext Context(ExpandedLayer layer, bool training, LayerStream? stream)
    {
        _graph.CurrentLayer = _contexts.Count;
        return new(_graph, layer.Layer, layer.Name, _contexts.Count, [.. layer.Inputs.Select(name => _byName[name])], training)
        {
            Stream = stream,
            InputStart = _layers.TakeWhile(other => other != layer).Where(other => other.Layer.Kind == LayerNames.NamedInput).Sum(other => new Shape(true, other.Layer.Ints("shape")).Size),
        };
    }

    private void Add(ExpandedLayer layer, LayerContext context)
    {
        var output = Build(layer, context, _layers);
        _byName[layer.Name] = new(output, context.OutputOrder) { Tokens = context.OutputTokens };
        _contexts.Add(context);
        _outputs.Add(output);
    }

    public IReadOnlyList<LayerContext> Contexts => _contexts;

    public IReadOnlyList<Tensor> Outputs => _outputs;

    /// <summary>The layers that are outputs, where some are declared.</summary>
    public IReadOnlyList<ExpandedLayer> NamedOutputs => [.. _layers.Where(layer => layer.Layer.Kind == LayerNames.NamedOutput)];

    /// <summary>The last layer's output, or the outputs that are declared: one as it is, several flattened and one after the other.</summary>
    public Tensor Output => Results is [var only]
        ? only
        : _graph.Concatenate(0, [.. Results.Select(part => _graph.Reshape(part, part.Shape.Size))]);

    /// <summary>The tensors the output consists of.</summary>
    public IReadOnlyList<Tensor> Results => NamedOutputs.Count == 0
        ? [_outputs[_outputs.Count - 1]]
        : [.. NamedOutputs.Select(layer => _byName[layer.Name].Tensor)];

    /// <summary>The layer whose activation the output comes from: none where there are several.</summary>
    private LayerContext? Last => NamedOutputs switch
    {
        [] => _contexts[_contexts.Count - 1],
        [var only] => _contexts.FirstOrDefault(context => context.Name == only.Inputs[0]),
        _ => null,
    };

    /// <summary>What the last layer's activation was applied to, if it ends in this activation.</summary>
    public Tensor? LogitsOf(Activation activation) =>
        Last?.OutputActivation is { } last && last.Activation == activation ? last.Logits : null;

    /// <exception cref="NetworkException">The layer does not fit, or is too large.</exception>
    private static Tensor Build(ExpandedLayer layer, LayerContext context, EquatableArray<ExpandedLayer> layers)
    {
        var formula = LayerCatalog.Find(layer.Layer.Kind)
            ?? throw new InvalidOperationException($"The attribute {layer.Layer.Kind} has no layer in the catalog.");
        try
        {
            TokenRules.Check(layer, context);
            var output = formula.Build(context);
            NetworkLimits.RequireValues(layer.Name, output.Shape.Axes);
            return output;
        }
        catch (LayerException exception)
        {
            throw new NetworkException(
                new(exception.Id, layer.DeclaredIndex, exception.Argument, exception.MessageArguments.ToEquatableArray())
                {
                    Fix = FixOf(exception, layer, layers),
                });
        }
    }

    private static Fix? FixOf(LayerException exception, ExpandedLayer layer, EquatableArray<ExpandedLayer> layers)
    {
        if (exception.Fitting is not { } fitting)
        {
            return null;
        }

        string size = Words.Number(fitting.Size);
        var incoming = layers.FirstOrDefault(above => above.Name == layer.Inputs[0]);
        return fitting.Argument is { } argument ? new(layer.DeclaredIndex, argument, size)
            : incoming?.Layer.Kind == "Dense" ? new(incoming.DeclaredIndex, "units", size)
            : null;
    }
}
