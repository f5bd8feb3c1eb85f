using NnGen;

namespace Racing;

/// <summary>A generation: gates passed by the best and on average, and the way of the best.</summary>
public sealed record Generation(int Best, double Mean, List<(Vector Position, float Speed)> Way);

/// <summary>Lets cars learn to drive by evolution alone.</summary>
public sealed class Experiment
{
    /// <summary>Cars at once: at 60 frames a second, 60,000 brains a second.</summary>
    public const int Cars = 1000;

    /// <summary>The generations of an experiment.</summary>
    public const int GenerationCount = 12;

    public static EvolutionOptions Options { get; } = new()
    {
        Elites = 10, TournamentSize = 5, CrossoverRate = 0.3f, MutationRate = 0.3f, MutationScale = 0.3f,
    };

    public Experiment(ulong seed)
    {
        Population = new Population<Brain>(Cars, seed);
        Race = new Race(Track, Cars);
    }

    public Track Track { get; } = new();

    public Population<Brain> Population { get; }

    public Race Race { get; }

    /// <summary>Races, and breeds in between.</summary>
    public IEnumerable<Generation> Run()
    {
        for (var generation = 0; generation < GenerationCount; generation++)
        {
            if (generation > 0)
            {
                Population.Evolve(Options);
            }

            Race.Run(Population);
            yield return Describe();
        }
    }

    private Generation Describe()
    {
        var sum = 0.0;
        foreach (var gates in Population.Fitness)
        {
            sum += gates;
        }

        var best = Population.Fittest;
        return new Generation((int)Population.Fitness[best], sum / Cars, Race.Trace(Population[best]));
    }
}
