using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Generator.Scheduling;

/// <summary>The functions of one loss target: float targets or integer labels.</summary>
internal sealed record LossPlan(FunctionPlan Train, FunctionPlan Evaluate, Storage InferenceLoss);

/// <summary>A layer's output as the workspace holds it after a training pass.</summary>
internal sealed record ActivationPlace(int Layer, Storage Storage);

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
    IReadOnlyList<JacobianPlan> Jacobians)
{
    /// <summary>Stack memory a prediction may take, in floats: 64 KiB.</summary>
    private const int ScratchOnStack = 16384;

    /// <summary>The floats of workspace that a training chunk should stay within: the parameters it meets need the other half.</summary>
    private const int ChunkInCache = Caches.Second / 2;

    private IEnumerable<FunctionPlan> WorkspaceFunctions =>
        new[] { Forward, Backward, Targets?.Train, Targets?.Evaluate, Labels?.Train, Labels?.Evaluate }
            .Concat(Jacobians.SelectMany(jacobian => new[] { jacobian.Product, jacobian.Transposed })).OfType<FunctionPlan>();

    /// <summary>Floats of workspace for each sample.</summary>
    public int LengthPerSample => WorkspaceFunctions.Max(function => function.LengthPerSample);

    /// <summary>Floats of workspace whatever the batch.</summary>
    public int FixedLength => WorkspaceFunctions.Max(function => function.FixedLength);

    /// <summary>
    /// The samples the trainer hands over at a time: as many as stay in the cache, and where few do, as many as make the parameters no more traffic
    /// than the samples.
    /// </summary>
    public int ChunkSize => Chunk(ChunkInCache, LengthPerSample, 16);

    /// <summary>Floats of scratch for each sample of a prediction.</summary>
    public int ScratchPerSample => Math.Max(Predict.LengthPerSample, PredictOne?.LengthPerSample ?? 0);

    /// <summary>The samples a prediction takes through all layers at a time.</summary>
    public int PredictChunk
    {
        get
        {
            var onStack = ScratchOnStack / Math.Max(16, ScratchPerSample);
            return onStack >= 16 ? Math.Min(64, onStack) : Chunk(ChunkInCache / 2, ScratchPerSample, 32);
        }
    }

    private int Chunk(int inCache, int perSample, int most)
    {
        perSample = Math.Max(1, perSample);
        var (fits, balanced) = (inCache / perSample, Math.Min(most, Layout.Length / perSample));
        var chunk = Math.Min(64, Math.Max(1, Math.Max(fits, balanced)));
        return chunk >= 16 ? chunk / 16 * 16 : chunk;
    }
}
