namespace Mnist.Training;

/// <summary>How to learn from some samples, and what to expect.</summary>
/// <param name="Name">What the samples are called.</param>
/// <param name="Epochs">How often to go through them.</param>
/// <param name="BatchSize">The samples of a mini-batch.</param>
/// <param name="MaximumRate">The learning rate at the top of the cycle.</param>
/// <param name="RequiredAccuracy">The accuracy on the test samples that suffices.</param>
public sealed record Recipe(string Name, int Epochs, int BatchSize, float MaximumRate, float RequiredAccuracy)
{
    private const int ShortTraining = 3;
    private const int LongTraining = 10;

    /// <summary>Fewer than three epochs are a trial, of which nothing is required.</summary>
    public static Recipe ForMnist(int? epochs)
    {
        var count = epochs ?? ShortTraining;
        return new Recipe("MNIST", count, 64, 5e-3f, count >= LongTraining ? 0.99f : count >= ShortTraining ? 0.987f : 0);
    }

    public static Recipe ForSmallDigits(int? epochs)
    {
        const int Usual = 20;
        var count = epochs ?? Usual;
        return new Recipe("the 8×8 digits", count, 32, 1e-2f, count >= Usual ? 0.97f : 0);
    }
}
