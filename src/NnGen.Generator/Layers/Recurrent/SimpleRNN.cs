using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>h ← f(x·W + h·U + b) (Elman 1990).</summary>
internal sealed class SimpleRNN() : RecurrentLayer("SimpleRNN", gates: 1)
{
    protected override string Form(LayerDeclaration declaration) => $" {ActivationOf(declaration)}";

    protected override Tensor Run(RecurrentDirection direction)
    {
        var activate = Activation(direction);
        return Recurrence.Run(direction, direction.Projected(withStateBias: true), [direction.Units], (x, states) =>
        {
            var z = direction.Named(direction.Graph.Map(Argument(0) + Argument(1), direction.Product(states[0]), x), "z");
            return [direction.Settled(activate(z), "h")];
        });
    }

    /// <summary>The activation is not <see cref="LayerContext.Activate"/>d: what it is applied to lies in the loop, where no loss can read it.</summary>
    private static Func<Tensor, Tensor> Activation(RecurrentDirection direction)
    {
        var (layer, row) = (direction.Layer, ActivationTable.Of(ActivationOf(direction.Layer.Declaration)));
        var alpha = layer.Declaration.Double("Alpha", row.DefaultAlpha);
        var slope = row.Alpha == AlphaUse.Learnt
            ? layer.Parameter(direction.NameOf("alpha"), [1], ParameterRole.Scale, 1, 1, Initializer.Constant, alpha, symbol: direction.Symbol("α"))
            : null;
        if (row.Alpha is AlphaUse.Constant or AlphaUse.Slope)
        {
            layer.Constant("α", alpha);
        }

        return z => row.Apply(layer.Graph, z, alpha, slope);
    }

    private static Activation ActivationOf(LayerDeclaration declaration) => declaration.Enum("activation", NnGen.Activation.Tanh);
}
