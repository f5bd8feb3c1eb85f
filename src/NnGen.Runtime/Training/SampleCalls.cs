using NnGen.CompilerServices;

namespace NnGen;

/// <summary>Calls the functions of a network over numbers or over tokens, whichever the samples are.</summary>
internal static class SampleCalls<TNet>
    where TNet : class, INetwork<TNet>
{
    /// <summary>Checks that samples are what the network reads, and that all tokens are in its vocabulary.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void Check(Samples inputs)
    {
        if (inputs.AreTokens != TNet.Info.ReadsTokens)
        {
            throw inputs.AreTokens ? TokenGuard.TokensGiven(TNet.Info) : TokenGuard.NumbersGiven(TNet.Info);
        }

        TokenGuard.Range(TNet.Info, inputs.Tokens, TNet.InputSize);
    }

    public static void Forward(TNet net, Span<float> buffers, Samples inputs, Span<float> outputs, Workspace workspace)
    {
        if (inputs.AreTokens)
        {
            TNet.Forward(net.Parameters, buffers, inputs.Tokens, outputs, workspace);
        }
        else
        {
            TNet.Forward(net.Parameters, buffers, inputs.Numbers, outputs, workspace);
        }
    }

    public static void ComputeDeltas(TNet net, Samples inputs, ReadOnlySpan<float> targets, Workspace workspace, float scale, bool continuing)
    {
        if (inputs.AreTokens)
        {
            TNet.ComputeDeltas(net.Parameters, net.Buffers, inputs.Tokens, targets, workspace, scale, continuing);
        }
        else
        {
            TNet.ComputeDeltas(net.Parameters, net.Buffers, inputs.Numbers, targets, workspace, scale, continuing);
        }
    }

    public static void ComputeDeltas(TNet net, Samples inputs, ReadOnlySpan<int> labels, Workspace workspace, float scale, bool continuing)
    {
        if (inputs.AreTokens)
        {
            TNet.ComputeDeltas(net.Parameters, net.Buffers, inputs.Tokens, labels, workspace, scale, continuing);
        }
        else
        {
            TNet.ComputeDeltas(net.Parameters, net.Buffers, inputs.Numbers, labels, workspace, scale, continuing);
        }
    }

    public static void AddGradients(
        Samples inputs, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts)
    {
        if (inputs.AreTokens)
        {
            TNet.AddGradients(inputs.Tokens, targets, workspace, gradients, accumulate, part, parts);
        }
        else
        {
            TNet.AddGradients(inputs.Numbers, targets, workspace, gradients, accumulate, part, parts);
        }
    }

    public static void AddGradients(
        Samples inputs, ReadOnlySpan<int> labels, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts)
    {
        if (inputs.AreTokens)
        {
            TNet.AddGradients(inputs.Tokens, labels, workspace, gradients, accumulate, part, parts);
        }
        else
        {
            TNet.AddGradients(inputs.Numbers, labels, workspace, gradients, accumulate, part, parts);
        }
    }

    public static double Evaluate(TNet net, Samples inputs, ReadOnlySpan<float> targets, Span<float> outputs, Workspace workspace) => inputs.AreTokens
        ? TNet.Evaluate(net.Parameters, net.Buffers, inputs.Tokens, targets, outputs, workspace)
        : TNet.Evaluate(net.Parameters, net.Buffers, inputs.Numbers, targets, outputs, workspace);

    public static double Evaluate(TNet net, Samples inputs, ReadOnlySpan<int> labels, Span<float> outputs, Workspace workspace) => inputs.AreTokens
        ? TNet.Evaluate(net.Parameters, net.Buffers, inputs.Tokens, labels, outputs, workspace)
        : TNet.Evaluate(net.Parameters, net.Buffers, inputs.Numbers, labels, outputs, workspace);
}
