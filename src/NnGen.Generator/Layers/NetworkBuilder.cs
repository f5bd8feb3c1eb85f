using NnGen.Generator.Declaration;
using NnGen.Generator.Differentiation;
using NnGen.Generator.Graph;

namespace NnGen.Generator.Layers;

/// <summary>Builds the tensors of a declared network: training and inference, loss, and the gradients of both ways to train.</summary>
internal sealed class NetworkBuilder
{
    private readonly NetworkDeclaration _declaration;
    private readonly EquatableArray<ExpandedLayer> _layers;
    private readonly TensorGraph _graph = new();
    private readonly InputTensor _input;
    private readonly IReadOnlyDictionary<string, LayerOutput> _inputs;

    private NetworkBuilder(NetworkDeclaration declaration, EquatableArray<ExpandedLayer> layers)
    {
        (_declaration, _layers) = (declaration, layers);
        NetworkLimits.RequireValues("input", declaration.InputShape);
        var shape = new Shape(true, declaration.InputShape);
        var holdsTokens = layers.Any(layer => layer.Layer.Kind == Embedding.Name && IsInput(layers, layer.Inputs[0]));
        _input = (InputTensor)(holdsTokens ? _graph.Input("tokens", InputKind.Tokens, shape) : _graph.Input("x", InputKind.Rows, shape));
        var tokens = holdsTokens ? new TokenSource(_input, new(0, shape.Axes)) : null;
        _inputs = new Dictionary<string, LayerOutput> { [LayerNames.Input] = new(_input, null) { Tokens = tokens } };
    }

    private static bool IsInput(EquatableArray<ExpandedLayer> layers, string name) =>
        name == LayerNames.Input || layers.Any(layer => layer.Name == name && layer.Layer.Kind == LayerNames.NamedInput);

    /// <exception cref="NetworkException">The layers do not fit each other.</exception>
    public static NetworkModel Build(NetworkDeclaration declaration, EquatableArray<ExpandedLayer> layers) =>
        new NetworkBuilder(declaration, layers).Build();

    private NetworkModel Build()
    {
        var training = new LayerPass(_graph, _inputs, _layers, training: true);
        var inference = new LayerPass(_graph, _inputs, _layers, training: false);
        var parameters = training.Contexts.SelectMany(context => context.Parameters).ToArray();
        NetworkLimits.RequireParameters(_declaration.ClassName, parameters.Sum(parameter => (long)parameter.Shape.Size));
        var backward = BuildBackward(training.Output, parameters);
        var loss = _declaration.Loss == Loss.None ? null : LossBuilder.Build(_declaration, _graph, training, inference, parameters);
        var layers = training.Contexts.Select((context, i) => Describe(context, training.Outputs[i])).ToArray();
        var fingerprint = ArchitectureFingerprint.Of(_input, inference, [.. layers.Select(layer => layer.Description)]);
        var jacobians = _declaration.Jacobians ? JacobianBuilder.Build(_graph, _input, training.Outputs) : [];
        var (stream, obstacle) = StreamModel.Of(_graph, _input, _layers);
        return new(_declaration, _graph, layers, parameters, _input, inference.Output, training.Output, backward, loss, fingerprint, jacobians)
        {
            Buffers = [.. training.Contexts.SelectMany(context => context.Buffers)],
            Updates = [.. Updates(training)],
            Inputs = [.. Parts(training, LayerNames.NamedInput)],
            Outputs = [.. Parts(training, LayerNames.NamedOutput)],
            TokenUses = [.. training.Contexts.SelectMany(context => context.TokenUses)],
            Stream = stream,
            StreamObstacle = _layers.Any(layer => LayerCatalog.Find(layer.Layer.Kind) is IStreamingFormula) ? obstacle : null,
            LeastBatch = training.Contexts.Max(context => context.LeastBatch),
        };
    }

    /// <summary>The parts of the input row or the output row, one after the other. An output is called as the layer it makes one.</summary>
    private IEnumerable<RowPart> Parts(LayerPass training, string kind)
    {
        var start = 0;
        for (var i = 0; i < _layers.Count; i++)
        {
            if (_layers[i].Layer.Kind == kind)
            {
                var (layer, shape) = (_layers[i], training.Outputs[i].Shape);
                yield return new(kind == LayerNames.NamedInput || layer.Layer.GivenName is not null ? layer.Name : layer.Inputs[0], start, shape.Axes);
                start += shape.Size;
            }
        }
    }

    /// <summary>The updates of layers that the output depends on: nothing reads the averages of others.</summary>
    private static IEnumerable<UpdateTensor> Updates(LayerPass training)
    {
        var reached = Cone.Of([training.Output]);
        return training.Contexts.Where((_, i) => reached.Contains(training.Outputs[i])).SelectMany(context => context.Updates);
    }

    private BackwardModel BuildBackward(Tensor output, ParameterTensor[] parameters)
    {
        var seed = _graph.Input("dy", InputKind.Rows, output.Shape);
        var gradients = Gradients.Of(_graph, [(output, seed)], [.. parameters, _input]);
        return new(seed, OfParameters(parameters, gradients), gradients.TryGetValue(_input, out var dx) ? dx : null);
    }

    public static IReadOnlyDictionary<ParameterTensor, Tensor> OfParameters(
        ParameterTensor[] parameters, IReadOnlyDictionary<Tensor, Tensor> gradients) =>
        parameters.Where(gradients.ContainsKey).ToDictionary(parameter => parameter, parameter => gradients[parameter]);

    private LayerModel Describe(LayerContext context, Tensor output)
    {
        var layer = _layers[context.Index];
        var formula = LayerCatalog.Find(layer.Layer.Kind)!;
        return new(layer.Name, layer.Accessor, formula.Describe(context), output, context.Parameters, Flops.OfLayer(context.Index, output), context.OutputActivation?.Activation);
    }
}
