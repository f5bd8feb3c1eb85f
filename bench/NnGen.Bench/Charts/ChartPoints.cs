using NnGen.Bench.Networks;
using NnGen.Bench.Networks.Widths;

namespace NnGen.Bench.Charts;

/// <summary>The points of the charts.</summary>
internal static class ChartPoints
{
    /// <summary>One dense layer of each width.</summary>
    public static List<ChartPoint> Widths(int rows, bool withBaselines)
    {
        ChartPoint Of<TNet>(TNet net, Predictor predict)
            where TNet : class, INetwork<TNet> =>
            ChartPoint.Create(TNet.InputSize, rows, [TNet.InputSize, TNet.OutputSize], net, predict, withBaselines);

        var (w4, w8, w16) = (new Dense4(seed: 1), new Dense8(seed: 1), new Dense16(seed: 1));
        var (w32, w64, w128) = (new Dense32(seed: 1), new Dense64(seed: 1), new Dense128(seed: 1));
        var (w256, w512, w1024) = (new Dense256(seed: 1), new Dense512(seed: 1), new Dense1024(seed: 1));
        return
        [
            Of(w4, w4.Predict), Of(w8, w8.Predict), Of(w16, w16.Predict), Of(w32, w32.Predict), Of(w64, w64.Predict),
            Of(w128, w128.Predict), Of(w256, w256.Predict), Of(w512, w512.Predict), Of(w1024, w1024.Predict),
        ];
    }

    /// <summary>64-32-10 on 1 to 1,024 samples.</summary>
    public static List<ChartPoint> DigitBatches()
    {
        var net = new DigitNet(seed: 1);
        return [.. Batches().Select(rows => ChartPoint.Create(rows, rows, [64, 32, 10], net, net.Predict, withBaselines: false))];
    }

    /// <summary>784-128-64-10 on 1 to 1,024 samples.</summary>
    public static List<ChartPoint> MnistBatches()
    {
        var net = new MnistNet(seed: 1);
        return [.. Batches().Select(rows => ChartPoint.Create(rows, rows, [784, 128, 64, 10], net, net.Predict, withBaselines: false))];
    }

    private static IEnumerable<int> Batches() => Enumerable.Range(0, 11).Select(power => 1 << power);
}
