using NnGen.Tests.Networks;

namespace NnGen.Tests.Breeding;

using Net = DenseNetwork<LineSpec>;

public class EvolutionTests
{
    private static readonly int Length = Net.ParameterStorageLength;

    [Fact]
    public void Mutation_adds_normal_numbers_of_the_scale()
    {
        var sum = 0.0;
        var squares = 0.0;
        const int Count = 2000;
        for (var i = 0; i < Count; i++)
        {
            foreach (var value in Logical(Mutated(individual: i, scale: 0.5f)))
            {
                sum += value;
                squares += value * value;
            }
        }

        var n = Count * Net.ParameterCount;
        Assert.InRange(sum / n, -0.02, 0.02);
        Assert.InRange(Math.Sqrt(squares / n), 0.49, 0.51);
    }

    [Fact]
    public void Mutation_touches_the_given_share_of_the_parameters()
    {
        const int Count = 2000;
        var changed = Enumerable.Range(0, Count).Sum(i => Logical(Mutated(individual: i, scale: 1f, rate: 0.25f)).Count(value => value != 0));

        Assert.InRange((double)changed / (Count * Net.ParameterCount), 0.23, 0.27);
    }

    [Fact]
    public void Pads_stay_zero_whatever_was_in_them()
    {
        var (mutated, child) = (new float[Length], new float[Length]);
        Array.Fill(mutated, 7f);
        Evolution.Mutate<Net>(mutated, 1f, 1f, seed: 1, generation: 0, individual: 0);
        Evolution.CrossOver<Net>(Filled(1), Filled(2), child, 0.5f, seed: 1, generation: 0, individual: 0);

        foreach (var parameters in new[] { mutated, child })
        {
            Assert.All(Enumerable.Range(0, Length).Where(i => i % 16 >= 2), i => Assert.Equal(0f, parameters[i]));
            Assert.All(Logical(parameters), value => Assert.NotEqual(0f, value));
        }
    }

    [Fact]
    public void Draws_depend_on_seed_generation_and_individual_alone()
    {
        var first = Mutated(individual: 3, generation: 5, seed: 9);

        Assert.Equal(first, Mutated(individual: 3, generation: 5, seed: 9));
        Assert.NotEqual(first, Mutated(individual: 4, generation: 5, seed: 9));
        Assert.NotEqual(first, Mutated(individual: 3, generation: 6, seed: 9));
        Assert.NotEqual(first, Mutated(individual: 3, generation: 5, seed: 10));
    }

    [Fact]
    public void A_child_has_each_parameter_from_one_of_its_parents()
    {
        const int Count = 2000;
        var ofFirst = 0;
        for (var i = 0; i < Count; i++)
        {
            var child = new float[Length];
            Evolution.CrossOver<Net>(Filled(1), Filled(2), child, 0.3f, seed: 2, generation: 1, individual: i);
            Assert.All(Logical(child), value => Assert.True(value is 1f or 2f));
            ofFirst += Logical(child).Count(value => value == 1f);
        }

        Assert.InRange((double)ofFirst / (Count * Net.ParameterCount), 0.28, 0.32);
    }

    [Fact]
    public void A_tournament_of_all_but_surely_finds_the_fittest_and_a_tournament_of_one_finds_anyone()
    {
        float[] fitness = [float.NaN, 1, 5, 2];
        var of40 = Enumerable.Range(0, 200).Select(i => Evolution.Tournament(fitness, 40, seed: 3, generation: 0, number: i)).ToList();
        var of1 = Enumerable.Range(0, 4000).Select(i => Evolution.Tournament(fitness, 1, seed: 3, generation: 0, number: i)).ToList();

        Assert.Equal(200, of40.Count(winner => winner == 2));
        Assert.All(Enumerable.Range(0, 4), i => Assert.InRange(of1.Count(winner => winner == i), 900, 1100));
    }

    [Fact]
    public void Not_a_number_loses_wherever_it_is_drawn()
    {
        float[] fitness = [float.NaN, -1];

        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal(1, Evolution.Tournament(fitness, 30, seed: 4, generation: 0, number: i)));
    }

    [Fact]
    public void Wrong_calls_name_what_is_wrong()
    {
        Assert.Equal("parameters", Assert.Throws<ArgumentException>(() => Evolution.Mutate<Net>(new float[3], 1f, 1f, 0, 0, 0)).ParamName);
        Assert.Equal("scale", Assert.Throws<ArgumentOutOfRangeException>(() => Evolution.Mutate<Net>(new float[Length], float.NaN, 1f, 0, 0, 0)).ParamName);
        Assert.Equal("rate", Assert.Throws<ArgumentOutOfRangeException>(() => Evolution.Mutate<Net>(new float[Length], 1f, 1.5f, 0, 0, 0)).ParamName);
        Assert.Equal("child", Assert.Throws<ArgumentException>(() => Evolution.CrossOver<Net>(Filled(1), Filled(2), new float[1], 0.5f, 0, 0, 0)).ParamName);
        Assert.Equal("share", Assert.Throws<ArgumentOutOfRangeException>(() => Evolution.CrossOver<Net>(Filled(1), Filled(2), Filled(0), -1f, 0, 0, 0)).ParamName);
        Assert.Equal("destination", Assert.Throws<ArgumentException>(() => Evolution.Copy<Net>(Filled(1), new float[1])).ParamName);
        Assert.Equal("fitness", Assert.Throws<ArgumentException>(() => Evolution.Tournament([], 1, 0, 0, 0)).ParamName);
        Assert.Equal("size", Assert.Throws<ArgumentOutOfRangeException>(() => Evolution.Tournament([1], 0, 0, 0, 0)).ParamName);
        Assert.Equal("generation", Assert.Throws<ArgumentOutOfRangeException>(() => Evolution.Mutate<Net>(new float[Length], 1f, 1f, 0, -1, 0)).ParamName);
    }

    private static float[] Mutated(int individual, float scale = 1f, float rate = 1f, long generation = 0, ulong seed = 1)
    {
        var parameters = new float[Length];
        Evolution.Mutate<Net>(parameters, scale, rate, seed, generation, individual);
        return parameters;
    }

    private static float[] Filled(float value)
    {
        var parameters = new float[Length];
        Array.Fill(parameters, value);
        return parameters;
    }

    private static IEnumerable<float> Logical(float[] parameters) => parameters.Where((_, i) => i % 16 < Net.OutputSize);
}
