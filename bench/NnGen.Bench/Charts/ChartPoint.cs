using NnGen.Bench.Baselines;
using NnGen.Bench.Machine;
using NnGen.Bench.Measuring;
using NnGen.Bench.Workloads;
using NnGen.CompilerServices;

namespace NnGen.Bench.Charts;

/// <summary>Predict of one network on so many rows, and loads over as much memory.</summary>
internal sealed class ChartPoint
{
    private readonly Loads _loads;
    private readonly Timing _loadTiming;
    private readonly long _bytes;
    private readonly long _flops;

    private ChartPoint(double x, int rows, int[] sizes, BatchData data, Predictor predict, IReadOnlyList<BaselineNetwork> baselines)
    {
        (X, Rows) = (x, rows);
        var parameters = sizes.Zip(sizes.Skip(1), (inputs, outputs) => (inputs + 1L) * outputs).Sum();
        _flops = 2L * rows * sizes.Zip(sizes.Skip(1), (inputs, outputs) => (long)inputs * outputs).Sum();
        _bytes = sizeof(float) * (parameters + (rows * (long)(sizes[0] + sizes[^1])));
        _loads = new Loads(_bytes);
        _loadTiming = new Timing(_loads.Run);
        NnGen = Of(predict, data);
        Baselines = [.. baselines.Select(baseline => Of(baseline.Predict, data))];
    }

    public double X { get; }

    public int Rows { get; }

    public Timing NnGen { get; }

    /// <summary>Loops and TensorPrimitives, if they were asked for.</summary>
    public IReadOnlyList<Timing> Baselines { get; }

    public IEnumerable<Timing> Timings => [NnGen, _loadTiming, .. Baselines];

    /// <summary>Seconds that loads and stores take at least.</summary>
    public double LoadSeconds => _loadTiming.Best * _bytes / _loads.Bytes;

    /// <summary>A point, after a check that the baselines compute the same.</summary>
    /// <param name="x">Its abscissa.</param>
    /// <param name="rows">The samples of a call.</param>
    /// <param name="sizes">The number of values before and after each layer.</param>
    /// <param name="net">The network.</param>
    /// <param name="predict">Its Predict.</param>
    /// <param name="withBaselines">Whether the baselines are timed too.</param>
    public static ChartPoint Create<TNet>(double x, int rows, int[] sizes, TNet net, Predictor predict, bool withBaselines)
        where TNet : class, INetwork<TNet>
    {
        var data = new BatchData(rows, sizes[0], sizes[^1]);
        BaselineNetwork[] baselines = withBaselines ? [new LoopNetwork(sizes, classifies: false), new TensorNetwork(sizes, classifies: false)] : [];
        var parameters = new float[TNet.ParameterCount];
        GeneratedCode.CopyParametersTo(TNet.Info, net.Parameters, parameters);
        foreach (var baseline in baselines)
        {
            var (expected, actual) = (new float[data.Outputs.Length], new float[data.Outputs.Length]);
            predict(data.Inputs, expected);
            baseline.SetParameters(parameters);
            baseline.Predict(data.Inputs, actual);
            Agreement.CheckValues(TNet.Info.Name, "outputs", expected, actual);
        }

        return new(x, rows, sizes, data, predict, baselines);
    }

    /// <summary>Seconds that the multiply-adds take at least.</summary>
    public double ProductSeconds(CoreLimits core) => _flops / core.Flops;

    private static Timing Of(Predictor predict, BatchData data) => new(times =>
    {
        for (var i = 0; i < times; i++)
        {
            predict(data.Inputs, data.Outputs);
        }
    });
}
