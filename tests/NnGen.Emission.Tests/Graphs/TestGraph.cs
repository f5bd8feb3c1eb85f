using NnGen.Emission.Tests.Oracle;
using NnGen.Generator.Graph;

namespace NnGen.Emission.Tests.Graphs;

/// <summary>A graph built from primitives, with normally distributed values for its leaves.</summary>
internal sealed class TestGraph(int batch, int seed = 1)
{
    private readonly Random _random = new(seed);

    public TensorGraph Graph { get; } = new();

    public Bindings Bindings { get; } = new(batch);

    public Tensor Input(string name, params int[] axes) => Bind(Graph.Input(name, InputKind.Rows, Shape.Batched(axes)));

    public Tensor Parameter(string name, params int[] axes) =>
        Bind(Graph.Parameter(new(name, new(axes), ParameterRole.Weight, 1, 1, Initializer.Zeros, 0), name));

    public double[] Evaluate(Tensor tensor) => new Interpreter(Graph, Bindings).Evaluate(tensor);

    public IReadOnlyDictionary<Tensor, double[]> CheckGradients(Tensor output, params Tensor[] wanted) =>
        GradientCheck.Check(Graph, output, Bindings, wanted);

    private Tensor Bind(Tensor leaf)
    {
        Bindings.Normal(leaf, _random);
        return leaf;
    }
}
