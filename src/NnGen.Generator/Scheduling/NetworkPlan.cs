using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Generator.Scheduling;

/// <summary>The functions of one loss target: float targets or integer labels.</summary>
internal sealed record LossPlan(StagedPlan Train, FunctionPlan Evaluate, Storage InferenceLoss);

/// <summary>A layer's output as the workspace holds it after a training pass.</summary>
/// <param name="Layer">The layer's index.</param>
/// <param name="Storage">The memory of its rows.</param>
/// <param name="SampleStride">The floats from one sample to the next.</param>
internal sealed record ActivationPlace(int Layer, Storage Storage, int SampleStride)
{
    public ActivationPlace(int layer, Storage storage)
        : this(layer, storage, storage.RowsPerSample * storage.RowStride)
    {
    }
}

/// <summary>The two products with one piece's Jacobian.</summary>
internal sealed record JacobianPlan(JacobianModel Model, FunctionPlan Product, FunctionPlan Transposed);

/// <summary>All generated functions of a network, and the memory they share.</summary>
internal sealed record NetworkPlan(
    NetworkModel Model,
    ParameterLayout Layout,
    FunctionPlan Predict,
    FunctionPlan? PredictOne,
    FunctionPlan Forward,
    FunctionPlan Backward,
    LossPlan? Targets,
    LossPlan? Labels,
    IReadOnlyList<ActivationPlace> Activations,
    Storage? Scores,
    Storage? Losses,
    IReadOnlyList<JacobianPlan> Jacobians,
    BufferLayout Buffers)
{
    /// <summary>Stack memory a prediction may take, in floats: 64 KiB.</summary>
    private const int ScratchOnStack = 16384;

    /// <summary>The floats of workspace that a training chunk should stay within: the parameters it meets need the other half.</summary>
    private const int ChunkInCache = Caches.Second / 2;

    /// <summary>One step of a sequence, where it can come in step by step.</summary>
    public StreamPlan? Stream { get; init; }

    private IEnumerable<FunctionPlan> WorkspaceFunctions =>
        new[] { Forward, Backward, Targets?.Evaluate, Labels?.Evaluate }
            .Concat(Trainings.SelectMany(training => training.Functions))
            .Concat(Jacobians.SelectMany(jacobian => new[] { jacobian.Product, jacobian.Transposed })).OfType<FunctionPlan>();

    private IEnumerable<StagedPlan> Trainings => new[] { Targets?.Train, Labels?.Train }.OfType<StagedPlan>();

    /// <summary>The stages of a training step.</summary>
    public int Stages => Trainings.Select(training => training.Stages.Count).DefaultIfEmpty(1).Max();

    /// <summary>Floats kept for each sample of a mini-batch between the stages.</summary>
    public int BatchLengthPerSample => Trainings.Select(training => training.LengthPerSample).DefaultIfEmpty(0).Max();

    /// <summary>Floats of sums over the mini-batch.</summary>
    public int BatchSumLength => Trainings.Select(training => training.SumLength).DefaultIfEmpty(0).Max();

    /// <summary>Whether the network has state that is saved and not optimised.</summary>
    public bool HasBuffers => Model.Buffers.Count > 0;

    /// <summary>Floats of workspace for each sample.</summary>
    public int LengthPerSample => WorkspaceFunctions.Max(function => function.LengthPerSample);

    /// <summary>Floats of workspace whatever the batch.</summary>
    public int FixedLength => WorkspaceFunctions.Max(function => function.FixedLength);

    /// <summary>
    /// The samples the trainer hands over at a time: as many as stay in the cache, and where few do, as many as make the parameters no more traffic
    /// than the samples.
    /// </summary>
    public int ChunkSize
    {
        get
        {
            var chunk = Math.Min(64, Math.Max(ChunkInCache / Math.Max(1, LengthPerSample), Balanced(LengthPerSample, 16)));
            return chunk >= 16 ? chunk / 16 * 16 : chunk;
        }
    }

    /// <summary>Floats of scratch for each sample of a prediction.</summary>
    public int ScratchPerSample => Math.Max(Predict.LengthPerSample, PredictOne?.LengthPerSample ?? 0);

    /// <summary>The samples a prediction takes through all layers at a time.</summary>
    public int PredictChunk
    {
        get
        {
            var onStack = ScratchOnStack / Math.Max(16, ScratchPerSample);
            return onStack >= 16 ? Math.Min(64, onStack) : Math.Max(onStack, Balanced(ScratchPerSample, 32));
        }
    }

    /// <summary>The samples that are as much traffic as the parameters.</summary>
    private int Balanced(int lengthPerSample, int most) => Math.Min(most, Math.Max(1, Layout.Length / Math.Max(1, lengthPerSample)));
}
