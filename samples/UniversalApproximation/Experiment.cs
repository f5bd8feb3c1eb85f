using NnGen;

namespace Approximation;

/// <summary>One width: bumps built by hand, what training makes of them, and what it makes of a random start.</summary>
public sealed record Comparison(Fit Built, Fit BuiltThenLearnt, Fit Learnt);

/// <summary>Approximates the curve with ever more sigmoids.</summary>
public sealed class Experiment
{
    /// <summary>Steps of each training.</summary>
    public const int Steps = 2000;

    private const double Steep = 30;
    private const double Gentle = 8;

    public IReadOnlyList<Comparison> Comparisons { get; } =
        [Compare<Width4>(), Compare<Width8>(), Compare<Width16>(), Compare<Width32>(), Compare<Width64>(), Compare<Width128>()];

    /// <summary>
    /// Steep bumps are nearly rectangles, as in the proof. Training starts from gentler ones: a steep sigmoid is flat nearly everywhere, and
    /// where it is flat it learns nothing.
    /// </summary>
    private static Comparison Compare<TNet>()
        where TNet : class, INetwork<TNet> => new(
        Approximator<TNet>.Measure(Approximator<TNet>.Build(Steep)),
        Approximator<TNet>.Measure(Approximator<TNet>.Learn(Approximator<TNet>.Build(Gentle), Steps)),
        Approximator<TNet>.Measure(Approximator<TNet>.Learn(TNet.Create(1), Steps)));
}
