namespace NnGen;

public sealed partial class Trainer<TNet>
{
    /// <summary>
    /// <see cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float})"/>, and a report about it: outputs and Jacobians are those before the update, gradients those the
    /// optimizer saw, after penalties and clipping. The step is the very same; the report allocates.
    /// </summary>
    /// <param name="inputs">n × InputSize values, n at least 1.</param>
    /// <param name="targets">n × OutputSize values.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="ObjectDisposedException">The trainer was disposed of.</exception>
    public GradientReport StepWithReport(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => RunStepWithReport(new(inputs), targets);

    /// <summary>The same with class labels.</summary>
    /// <param name="inputs">n × InputSize values, n at least 1.</param>
    /// <param name="labels">n × leading output axes labels, each from 0 to the number of classes − 1, or −100 to be ignored; one at least counts.</param>
    /// <exception cref="ArgumentException">A length does not fit, a label is out of range, none counts, or the network's loss takes no labels.</exception>
    /// <exception cref="ObjectDisposedException">The trainer was disposed of.</exception>
    public GradientReport StepWithReport(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => RunStepWithReport(new(inputs), labels);

    internal GradientReport RunStepWithReport(Samples inputs, ReadOnlySpan<float> targets)
    {
        TrainingData<TNet>.Check(inputs, targets.Length, atLeast: 1);
        var probe = new ForwardProbe<TNet>(_net, inputs, _net.Seed, (ulong)StepCount);
        var before = _net.Parameters.ToArray();
        var loss = RunStep(inputs, targets, null);
        return probe.Report(_net.Parameters, _gradients.Span, before, loss);
    }

    internal GradientReport RunStepWithReport(Samples inputs, ReadOnlySpan<int> labels)
    {
        TrainingData<TNet>.Check(inputs, labels, atLeast: 1, out var counted);
        if (counted == 0)
        {
            throw new ArgumentException("labels must hold one that is not ignored (−100) at least, but holds none.", nameof(labels));
        }

        var probe = new ForwardProbe<TNet>(_net, inputs, _net.Seed, (ulong)StepCount);
        var before = _net.Parameters.ToArray();
        var loss = RunStep(inputs, labels, null);
        return probe.Report(_net.Parameters, _gradients.Span, before, loss);
    }
}
