using NnGen.CompilerServices;

namespace NnGen;

/// <content>
/// The same functions over tokens, of networks whose <see cref="NetworkInfo.ReadsTokens"/> is set: <c>tokens</c> holds n samples of
/// <see cref="InputSize"/> integers. A network has the functions over floats or these; the others refuse every call.
/// </content>
public partial interface INetwork<TNet>
{
    /// <summary>Predicts n samples of tokens in inference mode.</summary>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or tokens and outputs overlap; or the network reads numbers.</exception>
    static virtual void Predict(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<int> tokens, Span<float> outputs) =>
        throw TokenGuard.TokensGiven(TNet.Info);

    /// <summary>Runs n samples of tokens in training mode; <see cref="Backward"/> then takes no input gradients, as tokens have none.</summary>
    /// <exception cref="ArgumentException">A length does not fit, a token is not in the vocabulary, or n exceeds the workspace's <see cref="Workspace.MaxBatch"/>; or the network reads numbers.</exception>
    static virtual void Forward(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<int> tokens, Span<float> outputs, Workspace workspace) =>
        throw TokenGuard.TokensGiven(TNet.Info);

    /// <summary>The first half of a training pass over tokens, with float targets.</summary>
    static virtual void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<int> tokens, ReadOnlySpan<float> targets,
        Workspace workspace, float scale, bool continuing) => throw TokenGuard.TokensGiven(TNet.Info);

    /// <summary>The same with integer class labels. Labels have been checked by the caller.</summary>
    static virtual void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<int> tokens, ReadOnlySpan<int> labels,
        Workspace workspace, float scale, bool continuing) => throw TokenGuard.TokensGiven(TNet.Info);

    /// <summary>The second half. Overwritten gradients of tables are zero in the rows that no token numbers.</summary>
    static virtual void AddGradients(
        ReadOnlySpan<int> tokens, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts) =>
        throw TokenGuard.TokensGiven(TNet.Info);

    /// <summary>The same with integer class labels.</summary>
    static virtual void AddGradients(
        ReadOnlySpan<int> tokens, ReadOnlySpan<int> labels, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts) =>
        throw TokenGuard.TokensGiven(TNet.Info);

    /// <summary>Predicts samples of tokens in inference mode and returns the sum of their losses, not scaled.</summary>
    static virtual double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<int> tokens, ReadOnlySpan<float> targets,
        Span<float> outputs, Workspace workspace) => throw TokenGuard.TokensGiven(TNet.Info);

    /// <summary>The same with integer class labels. Labels have been checked by the caller.</summary>
    static virtual double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<int> tokens, ReadOnlySpan<int> labels,
        Span<float> outputs, Workspace workspace) => throw TokenGuard.TokensGiven(TNet.Info);

    /// <summary>Forward, loss and backward of samples of tokens, both halves in one. Returns the sum of their losses, not scaled.</summary>
    static virtual double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<int> tokens, ReadOnlySpan<float> targets,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate)
    {
        StagedPass.Begin(TNet.Info, workspace, tokens.Length / TNet.InputSize);
        for (workspace.Stage = 0; workspace.Stage < TNet.Info.Stages; workspace.Stage++)
        {
            TNet.ComputeDeltas(parameters, buffers, tokens, targets, workspace, scale, accumulate && TNet.Info.Stages == 1);
            TNet.AddGradients(tokens, targets, workspace, gradients, accumulate, 0, 1);
        }

        TNet.UpdateBuffers(buffers, workspace);
        return RowLosses.Sum(TNet.Info, workspace, tokens.Length / TNet.InputSize);
    }

    /// <summary>The same with integer class labels. Labels have been checked by the caller.</summary>
    static virtual double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<int> tokens, ReadOnlySpan<int> labels,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate)
    {
        StagedPass.Begin(TNet.Info, workspace, tokens.Length / TNet.InputSize);
        for (workspace.Stage = 0; workspace.Stage < TNet.Info.Stages; workspace.Stage++)
        {
            TNet.ComputeDeltas(parameters, buffers, tokens, labels, workspace, scale, accumulate && TNet.Info.Stages == 1);
            TNet.AddGradients(tokens, labels, workspace, gradients, accumulate, 0, 1);
        }

        TNet.UpdateBuffers(buffers, workspace);
        return RowLosses.Sum(TNet.Info, workspace, tokens.Length / TNet.InputSize);
    }
}
