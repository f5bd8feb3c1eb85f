extern alias runtime;

using runtime::NnGen;

namespace NnGen.Emission.Tests.Compilation;

/// <summary>The static members of a generated network, without its type.</summary>
internal abstract class NetworkUnderTest
{
    public abstract int InputSize { get; }

    public abstract int OutputSize { get; }

    public abstract int ParameterCount { get; }

    public abstract int ParameterStorageLength { get; }

    public abstract NetworkInfo Info { get; }

    /// <summary>A generated network of a loaded assembly.</summary>
    public static NetworkUnderTest Of(LoadedNetworks networks, string fullName)
    {
        var type = networks.Assembly.GetType(fullName, throwOnError: true)!;
        return (NetworkUnderTest)Activator.CreateInstance(typeof(NetworkAdapter<>).MakeGenericType(type))!;
    }

    /// <summary>The parameter block of a network newly created with a seed.</summary>
    public abstract float[] CreateParameters(ulong seed);

    public abstract Workspace CreateWorkspace(int maxBatch);

    public abstract void Predict(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs);

    public abstract void Forward(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs, Workspace workspace);

    public abstract void Backward(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> outputGradients, Span<float> inputGradients,
        Workspace workspace, Span<float> gradients);

    public abstract void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Workspace workspace, float scale, bool continuing);

    public abstract void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts);

    public abstract void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Workspace workspace, float scale, bool continuing);

    public abstract void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts);

    public abstract double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate);

    public abstract double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate);

    public abstract double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Span<float> outputs, Workspace workspace);

    public abstract double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Span<float> outputs, Workspace workspace);
}
