using NnGen.Tests.Networks;

namespace NnGen.Tests.Breeding;

using Net = DenseNetwork<LineSpec>;

public class PopulationTests
{
    private static readonly EvolutionOptions Options = new() { Elites = 2, TournamentSize = 3, CrossoverRate = 0.5f, MutationRate = 0.5f, MutationScale = 0.1f };

    [Fact]
    public void Individuals_start_different_and_each_population_of_a_seed_alike()
    {
        var (population, again) = (new Population<Net>(4, seed: 1), new Population<Net>(4, seed: 1));

        Assert.Equal(4, Enumerable.Range(0, 4).Select(i => string.Join(' ', population[i].ToArray())).Distinct().Count());
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(population[i].ToArray(), again[i].ToArray()));
        Assert.NotEqual(population[0].ToArray(), new Population<Net>(4, seed: 2)[0].ToArray());
    }

    [Fact]
    public void The_fittest_go_on_unchanged_in_order()
    {
        var population = new Population<Net>(5, seed: 1);
        ((float[])[1, float.NaN, 4, 4, 2]).CopyTo(population.Fitness);
        var (first, second) = (population[2].ToArray(), population[3].ToArray());

        Assert.Equal(2, population.Fittest);
        population.Evolve(Options);

        Assert.Equal(first, population[0].ToArray());
        Assert.Equal(second, population[1].ToArray());
        Assert.Equal(1, population.Generation);
        Assert.All(population.Fitness.ToArray(), fitness => Assert.Equal(0f, fitness));
    }

    [Fact]
    public void Without_mutation_every_parameter_comes_from_the_generation_before()
    {
        var population = new Population<Net>(8, seed: 2);
        var before = Enumerable.Range(0, 8).Select(i => population[i].ToArray()).ToList();
        population.Evolve(Options with { Elites = 0, MutationScale = 0 });

        var crossed = 0;
        for (var i = 0; i < 8; i++)
        {
            var child = population[i].ToArray();
            Assert.All(Enumerable.Range(0, child.Length), e => Assert.Contains(before, parent => parent[e] == child[e]));
            crossed += before.Any(parent => parent.SequenceEqual(child)) ? 0 : 1;
        }

        Assert.InRange(crossed, 1, 7);
    }

    /// <summary>A straight line's two weights and bias are found from fitness alone.</summary>
    [Fact]
    public void Evolution_approaches_what_is_fit()
    {
        var population = new Population<Net>(60, seed: 3);
        var first = Evaluate(population);
        for (var generation = 0; generation < 60; generation++)
        {
            population.Evolve(Options);
            Evaluate(population);
        }

        Assert.InRange(first, float.MinValue, -0.5f);
        Assert.InRange(population.Fitness[population.Fittest], -0.02f, 0f);
    }

    [Fact]
    public void The_same_seed_and_fitness_give_the_same_bits()
    {
        var (population, again) = (new Population<Net>(20, seed: 4), new Population<Net>(20, seed: 4));
        for (var generation = 0; generation < 5; generation++)
        {
            Evaluate(population);
            Evaluate(again);
            population.Evolve(Options);
            again.Evolve(Options);
        }

        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(population[i].ToArray(), again[i].ToArray()));
    }

    [Fact]
    public void Evolving_allocates_nothing()
    {
        var population = new Population<Net>(30, seed: 5);

        Assert.Equal(0, Allocations.In(() => population.Evolve(Options)));
    }

    [Fact]
    public void Wrong_calls_name_what_is_wrong_and_change_nothing()
    {
        var population = new Population<Net>(3, seed: 6);
        var before = population[0].ToArray();

        Assert.Equal("size", Assert.Throws<ArgumentOutOfRangeException>(() => new Population<Net>(0)).ParamName);
        Assert.Equal("individual", Assert.Throws<ArgumentOutOfRangeException>(() => population[3][0]).ParamName);
        Assert.Contains("Elites", Assert.Throws<ArgumentOutOfRangeException>(() => population.Evolve(Options with { Elites = 4 })).Message);
        Assert.Contains("TournamentSize", Assert.Throws<ArgumentOutOfRangeException>(() => population.Evolve(Options with { TournamentSize = 0 })).Message);
        Assert.Contains("MutationRate", Assert.Throws<ArgumentOutOfRangeException>(() => population.Evolve(Options with { MutationRate = 2 })).Message);
        Assert.Equal(before, population[0].ToArray());
        Assert.Equal(0, population.Generation);
    }

    /// <summary>Less the distance from (1, −2, 0.5; 0.25) for the first output.</summary>
    private static float Evaluate(Population<Net> population)
    {
        ReadOnlySpan<float> wanted = [1, -2, 0.5f, 0.25f];
        for (var i = 0; i < population.Size; i++)
        {
            var distance = 0f;
            for (var row = 0; row < wanted.Length; row++)
            {
                var error = population[i][16 * row] - wanted[row];
                distance += error * error;
            }

            population.Fitness[i] = -distance;
        }

        return population.Fitness[population.Fittest];
    }
}
