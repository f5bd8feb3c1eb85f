namespace NnGen;

/// <summary>The exponential average of the parameters.</summary>
internal sealed class WeightAverage(int length, float decay)
{
    private readonly Averaging _averaging = new((float)(1.0 - decay));

    /// <summary>The averages, in the layout of the parameter block.</summary>
    public AlignedMemory Memory { get; } = new(length);

    /// <summary>Whether the averages have changed places with the network's parameters.</summary>
    public bool IsSwapped { get; private set; }

    /// <summary>Starts again from these parameters.</summary>
    public void Restart(ReadOnlySpan<float> parameters) => parameters.CopyTo(Memory.Span);

    /// <summary>Takes in the parameters after an update.</summary>
    public void Add(ThreadTeam team, ReadOnlySpan<float> parameters, bool isFirst)
    {
        if (isFirst)
        {
            Restart(parameters);
        }
        else
        {
            _averaging.Run(team, Memory.Span, parameters);
        }
    }

    /// <summary>Lets averages and parameters change places.</summary>
    public void Swap(Span<float> parameters)
    {
        var averages = Memory.Span;
        for (var i = 0; i < averages.Length; i++)
        {
            (averages[i], parameters[i]) = (parameters[i], averages[i]);
        }

        IsSwapped = !IsSwapped;
    }
}
