extern alias runtime;

using runtime::NnGen;

namespace NnGen.Emission.Tests.Compilation;

/// <summary>Calls the static members of one network; of one that reads tokens those over integers, whose inputs are given as floats.</summary>
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
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        if (ReadsTokens)
        {
            TNet.Predict(parameters, buffers, Tokens(inputs), outputs);
        }
        else
        {
            TNet.Predict(parameters, buffers, inputs, outputs);
        }
    }

    public override void Forward(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs, Workspace workspace)
    {
        if (ReadsTokens)
        {
            TNet.Forward(parameters, buffers, Tokens(inputs), outputs, workspace);
        }
        else
        {
            TNet.Forward(parameters, buffers, inputs, outputs, workspace);
        }
    }

    public override void Backward(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> outputGradients, Span<float> inputGradients,
        Workspace workspace, Span<float> gradients) =>
        TNet.Backward(parameters, buffers, outputGradients, ReadsTokens ? [] : inputGradients, workspace, gradients);

    public override void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Workspace workspace, float scale, bool continuing)
    {
        if (ReadsTokens)
        {
            TNet.ComputeDeltas(parameters, buffers, Tokens(inputs), targets, workspace, scale, continuing);
        }
        else
        {
            TNet.ComputeDeltas(parameters, buffers, inputs, targets, workspace, scale, continuing);
        }
    }

    public override void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts)
    {
        if (ReadsTokens)
        {
            TNet.AddGradients(Tokens(inputs), targets, workspace, gradients, accumulate, part, parts);
        }
        else
        {
            TNet.AddGradients(inputs, targets, workspace, gradients, accumulate, part, parts);
        }
    }

    public override void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Workspace workspace, float scale, bool continuing)
    {
        if (ReadsTokens)
        {
            TNet.ComputeDeltas(parameters, buffers, Tokens(inputs), labels, workspace, scale, continuing);
        }
        else
        {
            TNet.ComputeDeltas(parameters, buffers, inputs, labels, workspace, scale, continuing);
        }
    }

    public override void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts)
    {
        if (ReadsTokens)
        {
            TNet.AddGradients(Tokens(inputs), labels, workspace, gradients, accumulate, part, parts);
        }
        else
        {
            TNet.AddGradients(inputs, labels, workspace, gradients, accumulate, part, parts);
        }
    }

    public override double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate) =>
        ReadsTokens
            ? TNet.AccumulateGradients(parameters, buffers, Tokens(inputs), targets, workspace, gradients, scale, accumulate)
            : TNet.AccumulateGradients(parameters, buffers, inputs, targets, workspace, gradients, scale, accumulate);

    public override double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate) =>
        ReadsTokens
            ? TNet.AccumulateGradients(parameters, buffers, Tokens(inputs), labels, workspace, gradients, scale, accumulate)
            : TNet.AccumulateGradients(parameters, buffers, inputs, labels, workspace, gradients, scale, accumulate);

    public override double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Span<float> outputs, Workspace workspace) =>
        ReadsTokens
            ? TNet.Evaluate(parameters, buffers, Tokens(inputs), targets, outputs, workspace)
            : TNet.Evaluate(parameters, buffers, inputs, targets, outputs, workspace);

    public override double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Span<float> outputs, Workspace workspace) =>
        ReadsTokens
            ? TNet.Evaluate(parameters, buffers, Tokens(inputs), labels, outputs, workspace)
            : TNet.Evaluate(parameters, buffers, inputs, labels, outputs, workspace);

    private static bool ReadsTokens => TNet.Info.ReadsTokens;

    private static int[] Tokens(ReadOnlySpan<float> inputs) => Array.ConvertAll(inputs.ToArray(), token => (int)token);
}
