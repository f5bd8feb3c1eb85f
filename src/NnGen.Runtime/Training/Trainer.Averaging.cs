namespace NnGen;

public sealed partial class Trainer<TNet>
{
    private readonly WeightAverage? _average;

    /// <summary>The averages of the parameters, in the layout of the parameter block; before the first update, the parameters the trainer began with.</summary>
    /// <exception cref="InvalidOperationException">The trainer has no <see cref="TrainerOptions.WeightAveraging"/>.</exception>
    public ReadOnlySpan<float> AveragedParameters => RequireAverage() is { IsSwapped: true } ? _net.Parameters : _average!.Memory.Span;

    /// <summary>The block that holds the averages, for checkpoints; null without averages. Not to be saved while they are swapped.</summary>
    internal WeightAverage? Average => _average;

    /// <summary>
    /// Lets the averages and the network's parameters change places: once, and the network predicts with the averages; twice, and training may go
    /// on. Not while another thread predicts.
    /// </summary>
    /// <exception cref="InvalidOperationException">The trainer has no <see cref="TrainerOptions.WeightAveraging"/>.</exception>
    public void SwapAveragedParameters() => RequireAverage().Swap(_net.Parameters);

    private WeightAverage RequireAverage() => _average ?? throw new InvalidOperationException(
        "This trainer keeps no averages of the parameters. Set TrainerOptions.WeightAveraging, for instance to 0.999.");

    private void RequireNotSwapped()
    {
        if (_average is { IsSwapped: true })
        {
            throw new InvalidOperationException(
                "The network holds the averaged parameters. Call SwapAveragedParameters again before training goes on.");
        }
    }
}
