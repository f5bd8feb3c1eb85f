namespace NnGen;

public sealed partial class Trainer<TNet>
{
    /// <summary>Measures the network on a data set, in inference mode; nothing is updated.</summary>
    /// <param name="data">The samples, with targets or labels that fit the network.</param>
    /// <exception cref="ArgumentException">The data do not fit the network.</exception>
    public EvaluationResult Evaluate(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckFits(data, nameof(data));
        var classes = Classification.ClassCount(Info);
        var matrix = classes > 0 ? new ConfusionMatrix(classes) : null;
        var regression = Info.Loss is Loss.MeanSquaredError or Loss.HalfSquaredError or Loss.MeanAbsoluteError or Loss.Huber
            ? new RegressionMeasure(TNet.OutputSize) : null;
        var loss = data.HasLabels ? EvaluateLabels(data, matrix) : EvaluateTargets(data, matrix, regression);
        return new EvaluationResult(loss, matrix is { Total: > 0 } ? matrix.Accuracy : null, matrix)
        {
            MeanAbsoluteError = regression?.MeanAbsoluteError,
            RSquared = regression?.RSquared,
        };
    }

    private float EvaluateTargets(Dataset data, ConfusionMatrix? matrix, RegressionMeasure? regression)
    {
        TrainingData<TNet>.Check(data.Samples, data.Targets.Length, atLeast: 1);
        var sum = 0.0;
        for (var start = 0; start < data.Count; start += Info.ChunkSize)
        {
            var rows = Math.Min(Info.ChunkSize, data.Count - start);
            var targets = data.Targets.Slice(start * TNet.OutputSize, rows * TNet.OutputSize);
            var outputs = _outputs.Span[..(rows * TNet.OutputSize)];
            sum += SampleCalls<TNet>.Evaluate(
                _net, data.Samples.Slice(start * TNet.InputSize, rows * TNet.InputSize), targets, outputs, _pass.Workspace);
            regression?.Add(outputs, targets);
            if (matrix is not null)
            {
                Classification.Count(Info, outputs, targets, matrix);
            }
        }

        return (float)(sum / ((double)data.Count * Info.LossTermsPerSample));
    }

    private float EvaluateLabels(Dataset data, ConfusionMatrix? matrix)
    {
        TrainingData<TNet>.Check(data.Samples, data.Labels, atLeast: 1, out var counted);
        var sum = 0.0;
        for (var start = 0; start < data.Count && counted > 0; start += Info.ChunkSize)
        {
            var rows = Math.Min(Info.ChunkSize, data.Count - start);
            var labels = data.Labels.Slice(start * Info.LabelsPerSample, rows * Info.LabelsPerSample);
            var outputs = _outputs.Span[..(rows * TNet.OutputSize)];
            sum += SampleCalls<TNet>.Evaluate(
                _net, data.Samples.Slice(start * TNet.InputSize, rows * TNet.InputSize), labels, outputs, _pass.Workspace);
            if (matrix is not null)
            {
                Classification.Count(outputs, labels, matrix);
            }
        }

        return counted == 0 ? 0f : (float)(sum / counted);
    }

    private static void CheckFits(Dataset data, string name)
    {
        if (data.HasTokens != Info.ReadsTokens)
        {
            var (has, reads) = data.HasTokens ? ("tokens", "numbers") : ("numbers", "tokens");
            throw new ArgumentException($"{name} has {has} as inputs, but {Info.Name} reads {reads}.", name);
        }

        if (data.InputSize != TNet.InputSize)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{name}'s inputs must have {TNet.InputSize} values ({Info.Name}'s InputSize), but have {data.InputSize}."), name);
        }

        if (data.HasLabels && Info.LabelsPerSample == 0)
        {
            throw new ArgumentException($"{name} has labels, but {Info.Name}'s loss, {Info.Loss}, takes float targets.", name);
        }

        var (actual, expected) = data.HasLabels ? (data.LabelsPerSample, Info.LabelsPerSample) : (data.TargetSize, TNet.OutputSize);
        if (actual != expected)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{name} must have {expected} {(data.HasLabels ? "labels" : "target values (OutputSize)")} for each sample, but has {actual}."), name);
        }
    }
}
