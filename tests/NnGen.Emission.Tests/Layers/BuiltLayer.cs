using NnGen.Emission.Tests.Graphs;
using NnGen.Emission.Tests.Oracle;
using NnGen.Generator;
using NnGen.Generator.Declaration;
using NnGen.Generator.Differentiation;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Emission.Tests.Layers;

/// <summary>One layer's formula over an input, with random values for both and for its parameters.</summary>
internal sealed class BuiltLayer
{
    public const int Batch = 2;

    private readonly TestGraph _test = new(Batch);
    private readonly Tensor _seed;

    public BuiltLayer(string kind, int[] input, params IEnumerable<Argument> arguments)
        : this(kind, [input], arguments)
    {
    }

    /// <summary>The formula over several inputs.</summary>
    public BuiltLayer(string kind, int[][] inputs, IEnumerable<Argument> arguments)
    {
        Inputs = [.. inputs.Select((axes, i) => _test.Input("x" + i, axes))];
        var declaration = new LayerDeclaration(kind, arguments.ToEquatableArray());
        Context = new(_test.Graph, declaration, "layer", 0, [.. Inputs.Select(input => new LayerOutput(input, null))], training: true);
        Formula = LayerCatalog.Find(kind)!;
        Output = Formula.Build(Context);
        var random = new Random(5);
        foreach (var parameter in Context.Parameters)
        {
            _test.Bindings.Normal(parameter, random);
        }

        _seed = _test.Input("dy", [.. Output.Shape.Axes]);
    }

    public ILayerFormula Formula { get; }

    public LayerContext Context { get; }

    public IReadOnlyList<Tensor> Inputs { get; }

    public Tensor Input => Inputs[0];

    public Tensor Output { get; }

    /// <summary>The gradient of the output that gradients are taken for.</summary>
    public double[] OutputGradient => this[_seed];

    public double[] this[Tensor leaf] => _test.Bindings[leaf];

    /// <summary>The values of a parameter, or null where the layer has none of that name.</summary>
    public double[]? Parameter(string name) =>
        Context.Parameters.SingleOrDefault(parameter => parameter.Specification.Name == "layer." + name) is { } tensor ? this[tensor] : null;

    public double[] Evaluate() => _test.Evaluate(Output);

    public double[] InputGradient() => _test.Evaluate(Gradients.Of(_test.Graph, [(Output, _seed)], [Input])[Input]);

    /// <summary>Holds the gradients of inputs and parameters against central differences; says whether there is one that is not zero in each.</summary>
    public bool CheckGradients()
    {
        Tensor[] leaves = [.. Inputs, .. Context.Parameters];
        var gradients = Gradients.Of(_test.Graph, [(Output, _seed)], leaves);
        var check = new DirectionalCheck(() => Evaluate().Zip(OutputGradient, (y, dy) => y * dy).Sum(), seed: 11);
        var isTelling = true;
        foreach (var leaf in leaves)
        {
            var gradient = _test.Evaluate(gradients[leaf]);
            check.Check(leaf, this[leaf], gradient);
            isTelling &= gradient.Any(value => value != 0);
        }

        return isTelling;
    }
}
