namespace NnGen;

/// <summary>How a <see cref="Population{TNet}"/> breeds its next generation.</summary>
public sealed record EvolutionOptions
{
    /// <summary>How many of the fittest go on unchanged, from 0 to the population's size.</summary>
    public int Elites { get; init; } = 1;

    /// <summary>How many individuals a parent must be the fittest of, at least 1.</summary>
    public int TournamentSize { get; init; } = 3;

    /// <summary>The probability of a child to have two parents, in [0, 1]; else it starts as a copy of one.</summary>
    public float CrossoverRate { get; init; } = 0.5f;

    /// <summary>The probability of each of a child's parameters to mutate, in [0, 1].</summary>
    public float MutationRate { get; init; } = 1f;

    /// <summary>σ of the normal numbers that mutations add, finite and at least 0.</summary>
    public float MutationScale { get; init; } = 0.1f;

    internal void Check(int size)
    {
        if (Elites < 0 || Elites > size)
        {
            throw new ArgumentOutOfRangeException("options", FormattableString.Invariant($"options.Elites must be between 0 and the population's {size}, but is {Elites}."));
        }

        if (TournamentSize < 1)
        {
            throw new ArgumentOutOfRangeException("options", FormattableString.Invariant($"options.TournamentSize must be at least 1, but is {TournamentSize}."));
        }

        Check(CrossoverRate, 1f, nameof(CrossoverRate));
        Check(MutationRate, 1f, nameof(MutationRate));
        Check(MutationScale, float.MaxValue, nameof(MutationScale));
    }

    private static void Check(float value, float most, string name)
    {
        if (!(value >= 0 && value <= most))
        {
            var range = most == 1f ? "between 0 and 1" : "finite and at least 0";
            throw new ArgumentOutOfRangeException("options", FormattableString.Invariant($"options.{name} must be {range}, but is {value}."));
        }
    }
}
