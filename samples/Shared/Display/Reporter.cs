using NnGen;

namespace Display;

/// <summary>Passes progress on at once, on the training thread; <see cref="Progress{T}"/> would post it to another, in no certain order.</summary>
internal sealed class Reporter(Action<TrainingProgress> report) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => report(value);
}
