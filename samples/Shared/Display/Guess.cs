using NnGen;

namespace Display;

/// <summary>What a network says about one test digit.</summary>
/// <param name="Pixels">Grey values in [0, 1], row by row.</param>
/// <param name="Truth">The digit that was written.</param>
/// <param name="Predicted">The digit the network finds most probable.</param>
/// <param name="Probability">The probability it gives to that digit.</param>
internal sealed record Guess(float[] Pixels, int Truth, int Predicted, float Probability)
{
    public bool IsRight => Truth == Predicted;

    /// <summary>What a network says about each test digit.</summary>
    public static IReadOnlyList<Guess> All<TNet>(TNet net, Dataset test)
        where TNet : class, INetwork<TNet>
    {
        var probabilities = new float[test.Count * TNet.OutputSize];
        TNet.Predict(net.Parameters, net.Buffers, test.Inputs, probabilities);
        return [.. Enumerable.Range(0, test.Count).Select(index => Of(
            test.Input(index), test.LabelsOf(index)[0], probabilities.AsSpan(index * TNet.OutputSize, TNet.OutputSize)))];
    }

    private static Guess Of(ReadOnlySpan<float> pixels, int truth, ReadOnlySpan<float> probabilities)
    {
        var predicted = 0;
        for (var digit = 1; digit < probabilities.Length; digit++)
        {
            predicted = probabilities[digit] > probabilities[predicted] ? digit : predicted;
        }

        return new Guess(pixels.ToArray(), truth, predicted, probabilities[predicted]);
    }
}
