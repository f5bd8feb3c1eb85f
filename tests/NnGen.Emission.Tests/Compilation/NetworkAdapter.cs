extern alias runtime;

using runtime::NnGen;

namespace NnGen.Emission.Tests.Compilation;

/// <summary>Calls the static members of one network.</summary>
internal sealed class NetworkAdapter<TNet> : NetworkUnderTest
    where TNet : class, INetwork<TNet>
{
    public override int InputSize => TNet.InputSize;

    public override int OutputSize => TNet.OutputSize;

    public override int ParameterCount => TNet.ParameterCount;

    public override int ParameterStorageLength => TNet.ParameterStorageLength;

    public override NetworkInfo Info => TNet.Info;

    public override float[] CreateParameters(ulong seed) => TNet.Create(seed).Parameters.ToArray();

    public override Workspace CreateWorkspace(int maxBatch) => Workspace.For<TNet>(maxBatch);

    public override void Predict(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs) =>
        TNet.Predict(parameters, buffers, inputs, outputs);

    public override void Forward(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs, Workspace workspace) =>
        TNet.Forward(parameters, buffers, inputs, outputs, workspace);

    public override void Backward(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> outputGradients, Span<float> inputGradients,
        Workspace workspace, Span<float> gradients) =>
        TNet.Backward(parameters, buffers, outputGradients, inputGradients, workspace, gradients);

    public override void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Workspace workspace, float scale, bool continuing) =>
        TNet.ComputeDeltas(parameters, buffers, inputs, targets, workspace, scale, continuing);

    public override void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts) =>
        TNet.AddGradients(inputs, targets, workspace, gradients, accumulate, part, parts);

    public override void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Workspace workspace, float scale, bool continuing) =>
        TNet.ComputeDeltas(parameters, buffers, inputs, labels, workspace, scale, continuing);

    public override void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts) =>
        TNet.AddGradients(inputs, labels, workspace, gradients, accumulate, part, parts);

    public override double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate) =>
        TNet.AccumulateGradients(parameters, buffers, inputs, targets, workspace, gradients, scale, accumulate);

    public override double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate) =>
        TNet.AccumulateGradients(parameters, buffers, inputs, labels, workspace, gradients, scale, accumulate);

    public override double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Span<float> outputs, Workspace workspace) =>
        TNet.Evaluate(parameters, buffers, inputs, targets, outputs, workspace);

    public override double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Span<float> outputs, Workspace workspace) =>
        TNet.Evaluate(parameters, buffers, inputs, labels, outputs, workspace);
}
