namespace NnGen.Testing;

/// <summary>
/// Holds the gradients of a generated network against central differences of its own forward pass, in training mode: parameter by
/// parameter, with the differences taken and added up in double precision. Random masks (dropout) stay the same throughout.
/// </summary>
/// <remarks>
/// The network itself is left as it was. Inputs of about unit size serve best; a few samples are enough, and a check takes a dozen
/// forward passes for each element it looks at.
/// </remarks>
public static class GradientCheck
{
    private delegate double Pass(ReadOnlySpan<float> parameters, Span<float> buffers, Workspace workspace, Span<float> gradients);

    /// <summary>The gradient training follows, that of the sum of the samples' losses with respect to every parameter.</summary>
    /// <typeparam name="TNet">The network; it has a loss.</typeparam>
    /// <param name="net">The network, whose parameters the check is made at.</param>
    /// <param name="inputs">n × <c>InputSize</c> values, n at least 1.</param>
    /// <param name="targets">n × <c>OutputSize</c> values.</param>
    /// <param name="options">Tolerances; the defaults if null.</param>
    /// <returns>What was compared, and how large the largest error was.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or an option is out of range.</exception>
    /// <exception cref="AssertionFailedException">A derivative is not what central differences give; the message names the parameter.</exception>
    public static GradientCheckReport Training<TNet>(
        TNet net, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, GradientCheckOptions? options = null)
        where TNet : class, INetwork<TNet>
    {
        var (x, y) = (inputs.ToArray(), targets.ToArray());
        return Training(net, x, options, (parameters, buffers, workspace, gradients) =>
            TNet.AccumulateGradients(parameters, buffers, x, y, workspace, gradients, 1, false));
    }

    /// <summary>The same with integer labels, as many as <see cref="NetworkInfo.LabelsPerSample"/> a sample; −100 is ignored.</summary>
    /// <inheritdoc cref="Training{TNet}(TNet, ReadOnlySpan{float}, ReadOnlySpan{float}, GradientCheckOptions?)"/>
    /// <param name="net">The network, whose parameters the check is made at.</param>
    /// <param name="inputs">n × <c>InputSize</c> values, n at least 1.</param>
    /// <param name="labels">The labels, each less than the size of the last output axis.</param>
    /// <param name="options">Tolerances; the defaults if null.</param>
    public static GradientCheckReport Training<TNet>(
        TNet net, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, GradientCheckOptions? options = null)
        where TNet : class, INetwork<TNet>
    {
        var classes = TNet.Info.OutputShape[^1];
        foreach (var label in labels)
        {
            if (label != -100 && (uint)label >= (uint)classes)
            {
                throw new ArgumentException(FormattableString.Invariant($"A label must be from 0 to {classes - 1}, or -100, but one is {label}."), nameof(labels));
            }
        }

        var (x, y) = (inputs.ToArray(), labels.ToArray());
        return Training(net, x, options, (parameters, buffers, workspace, gradients) =>
            TNet.AccumulateGradients(parameters, buffers, x, y, workspace, gradients, 1, false));
    }

    /// <summary>
    /// The gradients of <c>Backward</c> after <c>Forward</c>, with respect to the parameters and to the inputs, of a sum of the outputs with
    /// random weights.
    /// </summary>
    /// <typeparam name="TNet">The network; a loss is not needed.</typeparam>
    /// <param name="net">The network, whose parameters the check is made at.</param>
    /// <param name="inputs">n × <c>InputSize</c> values, n at least 1.</param>
    /// <param name="options">Tolerances; the defaults if null.</param>
    /// <returns>What was compared, and how large the largest error was.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or an option is out of range.</exception>
    /// <exception cref="AssertionFailedException">A derivative is not what central differences give; the message names the parameter.</exception>
    public static GradientCheckReport Backward<TNet>(TNet net, ReadOnlySpan<float> inputs, GradientCheckOptions? options = null)
        where TNet : class, INetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(net);
        var subject = new Subject<TNet>(net, inputs, options ?? new());
        var weights = subject.DrawWeights();
        var (gradients, inputGradients) = (new float[TNet.ParameterStorageLength], new float[inputs.Length]);
        var outputs = subject.Forward();
        TNet.Backward(subject.Parameters.Span, subject.Buffers, weights, inputGradients, subject.Workspace, gradients);
        var magnitude = outputs.Zip(weights, (y, w) => Math.Abs((double)y * w)).Sum() + 1;
        double Objective() => subject.Forward().Zip(weights, (y, w) => (double)y * w).Sum();

        var parameters = new TensorComparison(new(subject.Parameters, Objective), magnitude, subject.Options);
        var ofInputs = new TensorComparison(new(subject.Inputs, Objective), magnitude, subject.Options);
        subject.CompareParameters(parameters, gradients);
        ofInputs.Compare("the inputs", [.. Enumerable.Range(0, inputs.Length)], inputGradients);
        var (first, second) = (parameters.Report(TNet.Info.Parameters.Length + 1), ofInputs.Report(2));
        return Merge(first, second, TNet.Info.Parameters.Length + 1);
    }

    private static GradientCheckReport Merge(GradientCheckReport first, GradientCheckReport second, int tensors)
    {
        string[] zero = [.. first.ZeroTensors, .. second.ZeroTensors];
        return zero.Length == tensors
            ? throw new AssertionFailedException("Every gradient is zero, which proves nothing: choose other inputs or another seed.")
            : new(first.Compared + second.Compared, first.Kinks + second.Kinks, Math.Max(first.LargestError, second.LargestError), zero);
    }

    private static GradientCheckReport Training<TNet>(TNet net, float[] inputs, GradientCheckOptions? options, Pass pass)
        where TNet : class, INetwork<TNet>
    {
        ArgumentNullException.ThrowIfNull(net);
        var subject = new Subject<TNet>(net, inputs, options ?? new());
        var (gradients, ignored) = (new float[TNet.ParameterStorageLength], new float[TNet.ParameterStorageLength]);
        double Run(float[] result)
        {
            subject.Rewind();
            return pass(subject.Parameters.Span, subject.Buffers, subject.Workspace, result);
        }

        var magnitude = Math.Abs(Run(gradients)) + subject.Count;
        var comparison = new TensorComparison(new(subject.Parameters, () => Run(ignored)), magnitude, subject.Options);
        subject.CompareParameters(comparison, gradients);
        return comparison.Report(TNet.Info.Parameters.Length);
    }
}
