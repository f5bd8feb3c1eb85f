namespace NnGen;

/// <summary>
/// Many parameter sets of one network that evolve: give each its <see cref="Fitness"/>, then <see cref="Evolve"/>. All memory is allocated
/// by the constructor. The same seed and the same fitness give the same bits wherever <see cref="Determinism.IsGuaranteed"/>. Individuals may be evaluated on many threads at once;
/// <see cref="Evolve"/> is one thread's.
/// </summary>
/// <typeparam name="TNet">The network; its static <c>Predict</c> takes the parameters of an individual.</typeparam>
public sealed class Population<TNet>
    where TNet : class, INetwork<TNet>
{
    private readonly ulong _seed;
    private readonly float[] _fitness;
    private AlignedMemory _current;
    private AlignedMemory _next;

    /// <summary>Creates a population of networks, each initialised with a seed of its own.</summary>
    /// <param name="size">The number of individuals, at least 1.</param>
    /// <param name="seed">The seed of the initialisation and of all that follows.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is less than 1 or too large.</exception>
    public Population(int size, ulong seed = 0)
    {
        var length = (long)size * TNet.ParameterStorageLength;
        if (size < 1 || length > Array.MaxLength - 16)
        {
            throw new ArgumentOutOfRangeException(nameof(size), FormattableString.Invariant(
                $"size must be at least 1, and size · {TNet.ParameterStorageLength} floats at most {Array.MaxLength - 16}, but size is {size}."));
        }

        _seed = seed;
        _fitness = new float[size];
        _current = new((int)length);
        _next = new((int)length);
        for (var i = 0; i < size; i++)
        {
            TNet.Create(Philox.KeyOf(seed, i)).Parameters.CopyTo(this[i]);
        }
    }

    /// <summary>The number of individuals.</summary>
    public int Size => _fitness.Length;

    /// <summary>How often the population has evolved.</summary>
    public long Generation { get; private set; }

    /// <summary>The parameters of an individual, in storage order; valid until the population evolves.</summary>
    /// <param name="individual">From 0 to <see cref="Size"/> − 1.</param>
    public Span<float> this[int individual]
    {
        get
        {
            if ((uint)individual >= (uint)Size)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(individual), FormattableString.Invariant($"individual must be between 0 and {Size - 1}, but is {individual}."));
            }

            return _current.Span.Slice(individual * TNet.ParameterStorageLength, TNet.ParameterStorageLength);
        }
    }

    /// <summary>The fitness of each individual, which the caller writes; more is better.</summary>
    public Span<float> Fitness => _fitness;

    /// <summary>The fittest individual; of equals the first.</summary>
    public int Fittest => Ranked(-1);

    /// <summary>
    /// Replaces all individuals by the next generation: first the elites, fittest first, then children of parents that won tournaments, each
    /// crossed over with some probability and mutated. Fitness starts over at 0. Allocates nothing.
    /// </summary>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">An option is out of its range; nothing has changed then.</exception>
    public void Evolve(EvolutionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check(Size);
        var elite = -1;
        for (var i = 0; i < options.Elites; i++)
        {
            elite = Ranked(elite);
            this[elite].CopyTo(Next(i));
        }

        for (var i = options.Elites; i < Size; i++)
        {
            Breed(i, options);
        }

        (_current, _next) = (_next, _current);
        _fitness.AsSpan().Clear();
        Generation++;
    }

    private void Breed(int child, EvolutionOptions options)
    {
        const int Draws = 3;
        var parent = this[Evolution.Tournament(_fitness, options.TournamentSize, _seed, Generation, Draws * child)];
        if (HasTwoParents(Draws * child, options.CrossoverRate))
        {
            var other = this[Evolution.Tournament(_fitness, options.TournamentSize, _seed, Generation, (Draws * child) + 1)];
            Evolution.CrossOver<TNet>(parent, other, Next(child), 0.5f, _seed, Generation, child);
        }
        else
        {
            parent.CopyTo(Next(child));
        }

        Evolution.Mutate<TNet>(Next(child), options.MutationScale, options.MutationRate, _seed, Generation, child);
    }

    private bool HasTwoParents(int number, float rate)
    {
        const int PairingStream = 5;
        var word = Philox.Block(Philox.KeyOf(_seed, PairingStream), (ulong)Generation, number, 0)[0];
        return (word >> 8) * (1f / 16_777_216f) < rate;
    }

    private Span<float> Next(int individual) => _next.Span.Slice(individual * TNet.ParameterStorageLength, TNet.ParameterStorageLength);

    /// <summary>The fittest individual after the one given in the order of fitness, then index; of all, after −1.</summary>
    private int Ranked(int after)
    {
        var best = -1;
        for (var i = 0; i < Size; i++)
        {
            if ((after < 0 || Precedes(after, i)) && (best < 0 || Precedes(i, best)))
            {
                best = i;
            }
        }

        return best;
    }

    private bool Precedes(int first, int second) =>
        Evolution.IsFitter(_fitness[first], _fitness[second])
        || (!Evolution.IsFitter(_fitness[second], _fitness[first]) && first < second);
}
