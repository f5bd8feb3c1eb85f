using NnGen.Peers.Jobs;
using NnGen.Peers.Libraries;

namespace NnGen.Peers.Comparisons;

/// <summary>Sets up the rows of the table: ours and every peer's way, each checked against ours.</summary>
internal sealed class Comparison(OnnxPeer onnx, TorchPeer torch, MatrixPeer openblas, MatrixPeer libxsmm)
{
    public static IReadOnlyList<string> Peers { get; } = ["ONNX Runtime", "PyTorch", "OpenBLAS", "libxsmm"];

    public Row Predict(NetworkCase network, int rows)
    {
        var ours = network.Predict(rows);
        ours(1);
        return new(network.Name, rows == 1 ? "1 sample" : $"batch of {rows}", new(ours),
        [
            Try(() => Checked(network, rows, onnx.Predict(network, rows))),
            Try(() => Checked(network, rows, torch)),
            Contestant.NotCompared,
            Contestant.NotCompared,
        ]);
    }

    public Row Train(NetworkCase network)
    {
        const int rows = NetworkCase.TrainingBatch;
        var losses = Agreement.Losses(network.Train(rows, Agreement.LearningRate).Step);
        Contestant OfProducts(MatrixPeer peer) => network.Stages is null ? Try(() => Checked(network, peer, losses)) : Contestant.NotCompared;
        return new(network.Name, $"step on {rows}, Adam", new(network.Train(rows, NetworkCase.TimedLearningRate).Repeat),
        [
            Contestant.NotCompared,
            Try(() =>
            {
                Agreement.Require(losses, torch.Losses(network, rows, Agreement.LearningRate, Agreement.Steps), "loss");
                return new(times => torch.Train(network, rows, NetworkCase.TimedLearningRate, times));
            }),
            OfProducts(openblas),
            OfProducts(libxsmm),
        ]);
    }

    /// <summary>The row of a product, or null where the generated code has none under the name that is known here.</summary>
    public Row? Multiply(LayerCase layer, ProductKind kind)
    {
        try
        {
            return Multiply(layer, kind, layer.Multiply(kind));
        }
        catch (MissingMethodException missing)
        {
            Console.Error.WriteLine($"{layer.Name}: {missing.Message}");
            return null;
        }
    }

    private Row Multiply(LayerCase layer, ProductKind kind, (Action<int> Repeat, Block Result) own)
    {
        var (ours, result) = own;
        ours(1);
        var expected = result.Span.ToArray();
        Contestant Of(MatrixPeer peer) => Try(() =>
        {
            var (theirs, (left, right)) = (layer.NewResult(kind), layer.Operands(kind));
            var repeat = peer.Multiply(kind, layer.Sizes, left, right, theirs);
            repeat(1);
            Agreement.Require(expected, theirs.Span, "element");
            return new(repeat);
        });
        var name = kind switch { ProductKind.Outputs => "Y = XW", ProductKind.WeightGradient => "dW += XᵀdY", _ => "dX = dY Wᵀ" };
        return new(layer.Name, $"{name}, {layer.Sizes.Rows} rows", new(ours),
            [Contestant.NotCompared, Contestant.NotCompared, Of(openblas), Of(libxsmm)]);
    }

    private static Contestant Checked(NetworkCase network, int rows, Action<int> predict)
    {
        predict(1);
        var count = rows * network.OutputSize;
        Agreement.Require(network.Outputs.Span[..count], network.PeerOutputs.Span[..count], "output");
        return new(predict);
    }

    private static Contestant Checked(NetworkCase network, int rows, TorchPeer torch)
    {
        Agreement.Require(network.Outputs.Span[..(rows * network.OutputSize)], torch.Outputs(network, rows), "output");
        return new(times => torch.Predict(network, rows, times));
    }

    private static Contestant Checked(NetworkCase network, MatrixPeer peer, float[] losses)
    {
        Agreement.Require(losses, Agreement.Losses(peer.Train(network, NetworkCase.TrainingBatch, Agreement.LearningRate).Step), "loss");
        return new(peer.Train(network, NetworkCase.TrainingBatch, NetworkCase.TimedLearningRate).Repeat);
    }

    private static Contestant Try(Func<Contestant> set)
    {
        try
        {
            return set();
        }
        catch (PeerUnavailableException absence)
        {
            return Contestant.Absent(absence.Message);
        }
    }
}
