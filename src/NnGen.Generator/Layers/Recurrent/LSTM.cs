using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>
/// i, f, o = σ(x·W + h·U + b), g = tanh(x·W + h·U + b), c ← f ⊙ c + i ⊙ g, h ← o ⊙ tanh(c) (Hochreiter and Schmidhuber 1997; Gers et al. 2000), with the
/// gates side by side in PyTorch's order i, f, g, o.
/// </summary>
internal sealed class LSTM() : RecurrentLayer("LSTM", gates: 4)
{
    private const int ForgetGate = 1;

    protected override string Form(LayerDeclaration declaration) => "";

    protected override int? UnitBias(LayerDeclaration declaration) => declaration.Bool("UnitForgetBias", true) ? ForgetGate : null;

    protected override Tensor Run(RecurrentDirection direction)
    {
        var (graph, units) = (direction.Graph, direction.Units);
        return Recurrence.Run(direction, direction.Projected(withStateBias: true), [units, units], (x, states) =>
        {
            var z = direction.Named(graph.Map(Argument(0) + Argument(1), direction.Product(states[0]), x), "z");
            var i = direction.Gate("i", z, 0, Sigmoid);
            var f = direction.Gate("f", z, ForgetGate, Sigmoid);
            var g = direction.Gate("g", z, 2, Tanh);
            var o = direction.Gate("o", z, 3, Sigmoid);
            var c = direction.Settled(graph.Map((Argument(0) * Argument(1)) + (Argument(2) * Argument(3)), f, states[1], i, g), "c");
            var squashed = direction.Named(graph.Map(Tanh(Argument(0)), c), "s");
            return [direction.Named(graph.Map(Argument(0) * Argument(1), o, squashed), "h"), c];
        });
    }
}
