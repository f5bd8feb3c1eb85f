using NnGen.Bench.Baselines;

namespace NnGen.Bench.Workloads;

/// <summary>One network and its three jobs: one sample, a batch of 64, a training step on 32 samples.</summary>
/// <typeparam name="TNet">The declared network.</typeparam>
/// <param name="net">The network.</param>
/// <param name="sizes">The number of values before and after each layer.</param>
/// <param name="parameters">The network's parameters in their logical order.</param>
/// <param name="predict">The network's Predict.</param>
internal sealed class NetworkCase<TNet>(TNet net, int[] sizes, float[] parameters, PredictLoop predict)
    where TNet : class, INetwork<TNet>
{
    private const int Batch = 64;
    private const int TrainingBatch = 32;

    /// <summary>
    /// So small that the timed steps leave the network as it was: one that knows its batch by heart has gradients so small that they slow
    /// the baselines down.
    /// </summary>
    private const float TimedLearningRate = 1e-7f;

    private static readonly bool Classifies = TNet.Info.Loss == Loss.CategoricalCrossEntropy;

    private readonly BatchData _data = new(Batch, TNet.InputSize, TNet.OutputSize);

    private string Name => string.Join('-', sizes);

    private long ProductFlops => 2L * sizes.Zip(sizes.Skip(1), (inputs, outputs) => (long)inputs * outputs).Sum();

    private long ParameterBytes => sizeof(float) * (long)parameters.Length;

    /// <summary>The jobs, after a check that all three ways compute the same.</summary>
    /// <exception cref="InvalidOperationException">They do not.</exception>
    public IEnumerable<Workload> Workloads()
    {
        Agreement.CheckPredictions(Name, _data, predict, Loops(TimedLearningRate), Tensors(TimedLearningRate));
        Agreement.CheckTraining(Name, _data.First(TrainingBatch), Training(1e-3f), Training(Loops(1e-3f)), Training(Tensors(1e-3f)));
        return [Prediction("1 sample", 1), Prediction("batch of 64", Batch), TrainingStep()];
    }

    private Workload Prediction(string work, int rows)
    {
        var data = _data.First(rows);
        Action<int> Repeat(BaselineNetwork network) => times =>
        {
            for (var i = 0; i < times; i++)
            {
                network.Predict(data.Inputs, data.Outputs);
            }
        };
        var bytes = ParameterBytes + (sizeof(float) * rows * (long)(TNet.InputSize + TNet.OutputSize));
        return new(Name, work, rows * ProductFlops, bytes, bytes)
        {
            NnGen = times => predict(times, data.Inputs, data.Outputs),
            Loops = Repeat(Loops(TimedLearningRate)),
            Tensors = Repeat(Tensors(TimedLearningRate)),
        };
    }

    private Workload TrainingStep()
    {
        static Action<int> Repeat(TrainingFunction step, BatchData data) => times =>
        {
            for (var i = 0; i < times; i++)
            {
                step(data);
            }
        };
        var data = _data.First(TrainingBatch);
        var inputBytes = sizeof(float) * TrainingBatch * (long)TNet.InputSize;

        // Forward and ∂W are one product each, ∂x is one for all layers but the first.
        var flops = TrainingBatch * ((3 * ProductFlops) - (2L * sizes[0] * sizes[1]));

        // Weights are read, gradients written; Adam reads w, g, m and v, and writes w, m and v.
        return new(Name, "step on 32, Adam", flops, (9 * ParameterBytes) + inputBytes, (4 * ParameterBytes) + inputBytes)
        {
            NnGen = Repeat(Training(TimedLearningRate), data),
            Loops = Repeat(Training(Loops(TimedLearningRate)), data),
            Tensors = Repeat(Training(Tensors(TimedLearningRate)), data),
        };
    }

    private TrainingFunction Training(float learningRate)
    {
        var own = TNet.Create(net.Seed);
        net.Parameters.CopyTo(own.Parameters);
        var trainer = new Trainer<TNet>(own, new Adam(learningRate));
        return Classifies ? data => trainer.Step(data.Inputs, data.Labels) : data => trainer.Step(data.Inputs, data.Targets);
    }

    private static TrainingFunction Training(BaselineNetwork network) => data => network.Step(data.Inputs, data.Targets, data.Labels);

    private LoopNetwork Loops(float learningRate) => WithParameters(new LoopNetwork(sizes, Classifies) { LearningRate = learningRate });

    private TensorNetwork Tensors(float learningRate) => WithParameters(new TensorNetwork(sizes, Classifies) { LearningRate = learningRate });

    private T WithParameters<T>(T network)
        where T : BaselineNetwork
    {
        network.SetParameters(parameters);
        return network;
    }
}
