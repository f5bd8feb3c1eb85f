using System.Runtime.InteropServices;
using NnGen.CompilerServices;

namespace NnGen;

/// <summary>
/// The steps of neuro-evolution on flat parameter sets in storage order (<see cref="INetwork{TNet}.ParameterStorageLength"/> floats). They
/// allocate nothing, and what they draw is a function of seed, generation and individual alone, with the same bits wherever <see cref="Determinism.IsGuaranteed"/>.
/// Pads stay zero.
/// </summary>
public static class Evolution
{
    private const int Piece = 256;
    private const int MutationStream = 1;
    private const int ChoiceStream = 2;
    private const int CrossoverStream = 3;
    private const int TournamentStream = 4;

    /// <summary>Copies one parameter set over another.</summary>
    /// <typeparam name="TNet">The network.</typeparam>
    /// <param name="source">The set to copy.</param>
    /// <param name="destination">The set to overwrite.</param>
    /// <exception cref="ArgumentException">A length is not the network's <c>ParameterStorageLength</c>.</exception>
    public static void Copy<TNet>(ReadOnlySpan<float> source, Span<float> destination)
        where TNet : class, INetwork<TNet>
    {
        CheckLength<TNet>(source.Length, nameof(source));
        CheckLength<TNet>(destination.Length, nameof(destination));
        source.CopyTo(destination);
    }

    /// <summary>Mutates in place: each parameter, with probability <paramref name="rate"/>, gets σ·n added, n standard normal.</summary>
    /// <typeparam name="TNet">The network.</typeparam>
    /// <param name="parameters">The set to mutate.</param>
    /// <param name="scale">σ, finite and at least 0.</param>
    /// <param name="rate">The probability of a parameter to change, in [0, 1].</param>
    /// <param name="seed">The seed.</param>
    /// <param name="generation">The number of the generation, at least 0: other numbers, other draws.</param>
    /// <param name="individual">The number of the individual, at least 0.</param>
    /// <exception cref="ArgumentException">A length is not the network's <c>ParameterStorageLength</c>, or a number is out of its range.</exception>
    public static void Mutate<TNet>(Span<float> parameters, float scale, float rate, ulong seed, long generation, int individual)
        where TNet : class, INetwork<TNet>
    {
        CheckLength<TNet>(parameters.Length, nameof(parameters));
        CheckRange(scale, float.MaxValue, nameof(scale));
        CheckRange(rate, 1f, nameof(rate));
        CheckNumbers(generation, individual);
        Span<float> noise = stackalloc float[Piece];
        Span<float> chosen = stackalloc float[Piece];
        for (var start = 0; start < parameters.Length; start += Piece)
        {
            var part = parameters.Slice(start, Math.Min(Piece, parameters.Length - start));
            var row = RowOf<TNet>(individual, start);
            ref var first = ref MemoryMarshal.GetReference(noise);
            RandomNumbers.FillNormal(ref first, 1, part.Length, part.Length, seed, MutationStream, (ulong)generation, row);
            if (rate < 1)
            {
                RandomNumbers.FillUniform(
                    ref MemoryMarshal.GetReference(chosen), 1, part.Length, part.Length, seed, ChoiceStream, (ulong)generation, row);
                ClearUnlessBelow(noise[..part.Length], chosen, rate);
            }

            FlatKernels.AddScaled(part, noise[..part.Length], scale);
        }

        ClearPads(TNet.Info, parameters);
    }

    /// <summary>
    /// Uniform crossover: each parameter of the child is the first parent's with probability <paramref name="share"/>, else the second's.
    /// </summary>
    /// <typeparam name="TNet">The network.</typeparam>
    /// <param name="first">The first parent.</param>
    /// <param name="second">The second parent.</param>
    /// <param name="child">The set to overwrite; may be one of the parents'.</param>
    /// <param name="share">The expected share of the first parent, in [0, 1].</param>
    /// <param name="seed">The seed.</param>
    /// <param name="generation">The number of the generation, at least 0.</param>
    /// <param name="individual">The number of the child, at least 0.</param>
    /// <exception cref="ArgumentException">A length is not the network's <c>ParameterStorageLength</c>, or a number is out of its range.</exception>
    public static void CrossOver<TNet>(
        ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> child, float share, ulong seed, long generation, int individual)
        where TNet : class, INetwork<TNet>
    {
        CheckLength<TNet>(first.Length, nameof(first));
        CheckLength<TNet>(second.Length, nameof(second));
        CheckLength<TNet>(child.Length, nameof(child));
        CheckRange(share, 1f, nameof(share));
        CheckNumbers(generation, individual);
        Span<float> chosen = stackalloc float[Piece];
        for (var start = 0; start < child.Length; start += Piece)
        {
            var length = Math.Min(Piece, child.Length - start);
            RandomNumbers.FillUniform(
                ref MemoryMarshal.GetReference(chosen), 1, length, length, seed, CrossoverStream, (ulong)generation, RowOf<TNet>(individual, start));
            for (var i = 0; i < length; i++)
            {
                child[start + i] = chosen[i] < share ? first[start + i] : second[start + i];
            }
        }

        ClearPads(TNet.Info, child);
    }

    /// <summary>
    /// Tournament selection: draws individuals, all equally likely (to 1 in 2³² for each) and with replacement, and returns the fittest. Of
    /// equals the first drawn wins; a fitness that is not a number loses against any that is.
    /// </summary>
    /// <param name="fitness">The fitness of each individual; more is better.</param>
    /// <param name="size">How many are drawn, at least 1.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="generation">The number of the generation, at least 0.</param>
    /// <param name="number">Which of the generation's tournaments, at least 0.</param>
    /// <returns>The winner's index.</returns>
    /// <exception cref="ArgumentException"><paramref name="fitness"/> is empty, or a number is out of its range.</exception>
    public static int Tournament(ReadOnlySpan<float> fitness, int size, ulong seed, long generation, int number)
    {
        if (fitness.IsEmpty)
        {
            throw new ArgumentException("fitness must hold at least one individual, but is empty.", nameof(fitness));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        CheckNumbers(generation, number);
        var key = Philox.KeyOf(seed, TournamentStream);
        var winner = -1;
        for (var drawn = 0; drawn < size; drawn++)
        {
            var word = Philox.Block(key, (ulong)generation, number, drawn >> 2)[drawn & 3];
            var candidate = (int)(((ulong)word * (uint)fitness.Length) >> 32);
            winner = winner < 0 || IsFitter(fitness[candidate], fitness[winner]) ? candidate : winner;
        }

        return winner;
    }

    internal static bool IsFitter(float fitness, float than) => fitness > than || (float.IsNaN(than) && !float.IsNaN(fitness));

    private static void ClearUnlessBelow(Span<float> noise, ReadOnlySpan<float> chosen, float rate)
    {
        for (var i = 0; i < noise.Length; i++)
        {
            noise[i] = chosen[i] < rate ? noise[i] : 0f;
        }
    }

    private static void ClearPads(NetworkInfo info, Span<float> parameters)
    {
        foreach (var parameter in info.Parameters)
        {
            for (var row = 0; row < parameter.RowCount && parameter.RowLength < parameter.RowStride; row++)
            {
                parameters.Slice(parameter.Offset + (row * parameter.RowStride) + parameter.RowLength, parameter.RowStride - parameter.RowLength).Clear();
            }
        }
    }

    private static long RowOf<TNet>(int individual, int start)
        where TNet : class, INetwork<TNet> =>
        ((long)individual * ((TNet.ParameterStorageLength + Piece - 1) / Piece)) + (start / Piece);

    private static void CheckLength<TNet>(int length, string name)
        where TNet : class, INetwork<TNet>
    {
        if (length != TNet.ParameterStorageLength)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{name} must have {TNet.ParameterStorageLength} floats, the ParameterStorageLength of {TNet.Info.Name}, but has {length}."), name);
        }
    }

    internal static void CheckRange(float value, float most, string name)
    {
        if (!(value >= 0 && value <= most))
        {
            var range = most == float.MaxValue ? "finite and at least 0" : FormattableString.Invariant($"between 0 and {most}");
            throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} must be {range}, but is {value}."));
        }
    }

    private static void CheckNumbers(long generation, int individual)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(generation);
        ArgumentOutOfRangeException.ThrowIfNegative(individual);
    }
}
