using NnGen.Bench.Baselines;
using NnGen.Bench.Goals;
using NnGen.CompilerServices;

namespace NnGen.Bench.Workloads;

/// <summary>One network and its jobs, each done by NnGen and by the baselines.</summary>
/// <typeparam name="TNet">The declared network.</typeparam>
internal sealed class NetworkCase<TNet>
    where TNet : class, INetwork<TNet>
{
    private const int BatchRows = 64;
    private const int TrainingRows = 32;

    /// <summary>
    /// Sparse samples take turns: where their zeros are must not become known to the branch predictor. More samples than these would push
    /// weights out of the second cache.
    /// </summary>
    private const int SparseRows = 8;

    /// <summary>
    /// So small that the timed steps leave the network as it was: one that knows its batch by heart has gradients so small that they slow
    /// the baselines down.
    /// </summary>
    private const float TimedLearningRate = 1e-7f;

    private static readonly bool Classifies = TNet.Info.Loss == Loss.CategoricalCrossEntropy;

    private readonly BatchData _data = new(BatchRows, TNet.InputSize, TNet.OutputSize);
    private readonly Counterparts _others;
    private readonly PredictLoop _predict;
    private readonly float[] _parameters = new float[TNet.ParameterCount];

    /// <param name="net">The network.</param>
    /// <param name="sizes">The number of values before and after each layer, all of which are dense.</param>
    /// <param name="predict">The network's Predict.</param>
    /// <exception cref="InvalidOperationException">The baselines do not compute what the network does.</exception>
    public NetworkCase(TNet net, int[] sizes, PredictLoop predict)
        : this(net, Counterparts.OfDense(sizes, Classifies), predict)
    {
    }

    /// <param name="net">The network.</param>
    /// <param name="others">The same network by others.</param>
    /// <param name="predict">The network's Predict.</param>
    /// <exception cref="InvalidOperationException">The baselines do not compute what the network does.</exception>
    public NetworkCase(TNet net, Counterparts others, PredictLoop predict)
    {
        (_others, _predict) = (others, predict);
        GeneratedCode.CopyParametersTo(TNet.Info, net.Parameters, _parameters);
        Agreement.CheckPredictions(others.Name, _data, predict, others.All(1e-3f, _parameters));
        Agreement.CheckTraining(others.Name, _data.First(TrainingRows), Training(_parameters, 1e-3f), others.All(1e-3f, _parameters));
    }

    private long ParameterBytes => sizeof(float) * (long)TNet.ParameterCount;

    /// <summary>Predict on one sample, again and again.</summary>
    public Workload OneSample(Goal? goal = null) => Prediction(Work.OneSample, _data.First(1), 1, goal, _predict, Repeat);

    /// <summary>Predict on one sample, where each call waits for the one before.</summary>
    /// <param name="goal">What to reach.</param>
    /// <param name="predict">Predict, after which the outputs are copied over the first inputs.</param>
    public Workload Chained(Goal? goal, PredictLoop predict) =>
        Prediction(Work.Chained, _data.First(1), 1, goal, predict, baseline => (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                baseline.Predict(inputs, outputs);
                outputs.CopyTo(inputs);
            }
        });

    /// <summary>Predict on one sample after the other, most of whose values are zero.</summary>
    public Workload Sparse(Goal? goal = null) => Prediction(
        Work.Sparse, _data.First(SparseRows).WithZeros(0.8), 1, goal, InTurn(_predict), baseline => InTurn(Repeat(baseline)));

    /// <summary>Predict on 64 samples.</summary>
    public Workload Batch(Goal? goal = null) => Prediction(Work.Batch, _data, BatchRows, goal, _predict, Repeat);

    /// <summary>Trainer.Step on 32 samples with Adam.</summary>
    public Workload Step(Goal? goal = null) => TrainingStep(Work.Step, _parameters, goal);

    /// <summary>The same after weights have grown so much that softmax is 0 or 1.</summary>
    public Workload SaturatedStep(Goal? goal = null) => TrainingStep(Work.SaturatedStep, [.. _parameters.Select(value => 100 * value)], goal);

    private static PredictLoop Repeat(IBaseline network) => (times, inputs, outputs) =>
    {
        for (var i = 0; i < times; i++)
        {
            network.Predict(inputs, outputs);
        }
    };

    private static PredictLoop InTurn(PredictLoop predict)
    {
        var next = 0;
        return (times, inputs, outputs) =>
        {
            for (var i = 0; i < times; i++)
            {
                predict(1, inputs.Slice(next * TNet.InputSize, TNet.InputSize), outputs[..TNet.OutputSize]);
                next = (next + 1) % SparseRows;
            }
        };
    }

    private Workload Prediction(string work, BatchData data, int rows, Goal? goal, PredictLoop predict, Func<IBaseline, PredictLoop> loop)
    {
        Action<int> Bind(PredictLoop bound) => times => bound(times, data.Inputs, data.Outputs);
        var bytes = ParameterBytes + (sizeof(float) * rows * (long)(TNet.InputSize + TNet.OutputSize));
        return new(_others.Name, work, rows * _others.ProductFlops, bytes, bytes)
        {
            Goal = goal,
            NnGen = Bind(predict),
            Loops = Bind(loop(Baseline(_others.Loops, _parameters))),
            Tensors = _others.Tensors is { } tensors ? Bind(loop(Baseline(tensors, _parameters))) : null,
        };
    }

    private Workload TrainingStep(string work, float[] parameters, Goal? goal)
    {
        var data = _data.First(TrainingRows);
        Action<int> Bind(TrainingFunction step) => times =>
        {
            for (var i = 0; i < times; i++)
            {
                step(data);
            }
        };
        var inputBytes = sizeof(float) * TrainingRows * (long)TNet.InputSize;

        // Forward and ∂W are one product each, ∂x is one for all layers but the first.
        var flops = TrainingRows * ((3 * _others.ProductFlops) - _others.FirstProductFlops);

        // Weights are read, gradients written; Adam reads w, g, m and v, and writes w, m and v.
        return new(_others.Name, work, flops, (9 * ParameterBytes) + inputBytes, (4 * ParameterBytes) + inputBytes)
        {
            Goal = goal,
            NnGen = Bind(Training(parameters, TimedLearningRate)),
            Loops = Bind(Training(Baseline(_others.Loops, parameters))),
            Tensors = _others.Tensors is { } tensors ? Bind(Training(Baseline(tensors, parameters))) : null,
        };
    }

    private static TrainingFunction Training(float[] parameters, float learningRate)
    {
        var own = TNet.Create(1);
        GeneratedCode.SetParameters(TNet.Info, own.Parameters, parameters);
        var trainer = new Trainer<TNet>(own, new Adam(learningRate));
        return Classifies ? data => trainer.Step(data.Inputs, data.Labels) : data => trainer.Step(data.Inputs, data.Targets);
    }

    private static TrainingFunction Training(IBaseline network) => data => network.Step(data.Inputs, data.Targets, data.Labels);

    private static IBaseline Baseline(Func<float, IBaseline> create, float[] parameters) =>
        Counterparts.Create(create, TimedLearningRate, parameters);
}
