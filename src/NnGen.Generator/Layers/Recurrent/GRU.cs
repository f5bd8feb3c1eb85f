using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>
/// r, z = σ(x·W + h·U + b), n = tanh(x·Wₙ + b_in + r ⊙ (h·Uₙ + b_hn)) or tanh(x·Wₙ + (r ⊙ h)·Uₙ + b_in + b_hn), h ← (1 − z) ⊙ n + z ⊙ h or (1 − z) ⊙ h + z ⊙ n
/// (Cho et al. 2014, Chung et al. 2014), with the gates side by side in PyTorch's order r, z, n.
/// </summary>
internal sealed class GRU() : RecurrentLayer("GRU", gates: 3)
{
    private const int Candidate = 2;

    protected override string Form(LayerDeclaration declaration) =>
        (IsResetAfter(declaration) ? "" : " reset before") + (Keeps(declaration) ? "" : " replacing");

    protected override Tensor Run(RecurrentDirection direction)
    {
        var (graph, declaration) = (direction.Graph, direction.Layer.Declaration);
        var isResetAfter = IsResetAfter(declaration);
        var update = Keeps(declaration)
            ? ((1 - Argument(0)) * Argument(1)) + (Argument(0) * Argument(2))
            : ((1 - Argument(0)) * Argument(2)) + (Argument(0) * Argument(1));
        return Recurrence.Run(direction, direction.Projected(withStateBias: !isResetAfter), [direction.Units], (x, states) =>
        {
            var (z, n) = isResetAfter ? ResetAfter(direction, x, states[0]) : ResetBefore(direction, x, states[0]);
            return [direction.Settled(graph.Map(update, z, n, states[0]), "h")];
        });
    }

    /// <summary>The update gate and the candidate where the reset gate weighs the product with the state, whose bias is inside with it.</summary>
    private static (Tensor Update, Tensor Candidate) ResetAfter(RecurrentDirection direction, Tensor x, Tensor h)
    {
        var graph = direction.Graph;
        var product = direction.Product(h);
        var u = direction.Named(direction.StateBias is { } bias ? graph.Map(Argument(0) + Argument(1), product, bias) : product, "u");
        var (r, z) = Gates(direction, u, x);
        var reset = graph.Map(
            Tanh(Argument(0) + (Argument(1) * Argument(2))), direction.Gates(x, Candidate, 1), r, direction.Gates(u, Candidate, 1));
        return (z, direction.Named(reset, "n"));
    }

    /// <summary>The same where it weighs the state before the product.</summary>
    private static (Tensor Update, Tensor Candidate) ResetBefore(RecurrentDirection direction, Tensor x, Tensor h)
    {
        var graph = direction.Graph;
        var (r, z) = Gates(direction, direction.Product(h, 0, Candidate), x);
        var reset = direction.Named(graph.Map(Argument(0) * Argument(1), r, h), "q");
        var candidate = graph.Map(Tanh(Argument(0) + Argument(1)), direction.Product(reset, Candidate, 1), direction.Gates(x, Candidate, 1));
        return (z, direction.Named(candidate, "n"));
    }

    private static (Tensor Reset, Tensor Update) Gates(RecurrentDirection direction, Tensor product, Tensor x)
    {
        Tensor Gate(string letter, int index) => direction.Named(
            direction.Graph.Map(Sigmoid(Argument(0) + Argument(1)), direction.Gates(product, index, 1), direction.Gates(x, index, 1)), letter);

        return (Gate("r", 0), Gate("z", 1));
    }

    private static bool IsResetAfter(LayerDeclaration declaration) => declaration.Bool("ResetAfter", true);

    private static bool Keeps(LayerDeclaration declaration) => declaration.Enum("UpdateGate", UpdateGate.Keeps) == UpdateGate.Keeps;
}
