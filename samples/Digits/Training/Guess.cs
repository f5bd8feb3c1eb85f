using NnGen;

namespace Digits.Training;

/// <summary>What a network says about one test digit.</summary>
/// <param name="Pixels">8×8 grey values in [0, 1], row by row.</param>
/// <param name="Truth">The digit that was written.</param>
/// <param name="Predicted">The digit the network finds most probable.</param>
/// <param name="Probability">The probability it gives to that digit.</param>
internal sealed record Guess(float[] Pixels, int Truth, int Predicted, float Probability)
{
    public bool IsRight => Truth == Predicted;

    /// <summary>The first test digits that were recognised and the first that were mistaken.</summary>
    public static IReadOnlyList<Guess> Choose(DigitNet net, Dataset test, int right, int wrong)
    {
        var guesses = Enumerable.Range(0, test.Count).Select(index => Of(net, test.Input(index), test.LabelsOf(index)[0])).ToList();
        return [.. guesses.Where(guess => guess.IsRight).Take(right), .. guesses.Where(guess => !guess.IsRight).Take(wrong)];
    }

    private static Guess Of(DigitNet net, ReadOnlySpan<float> pixels, int truth)
    {
        Span<float> probabilities = stackalloc float[DigitNet.OutputSize];
        net.Predict(pixels, probabilities);
        var predicted = 0;
        for (var digit = 1; digit < probabilities.Length; digit++)
        {
            predicted = probabilities[digit] > probabilities[predicted] ? digit : predicted;
        }

        return new Guess(pixels.ToArray(), truth, predicted, probabilities[predicted]);
    }
}
