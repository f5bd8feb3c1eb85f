namespace CharTransformer.Training;

/// <summary>How to learn a text.</summary>
/// <param name="Epochs">How often to go through it.</param>
/// <param name="Stride">The characters from the start of a stretch to the start of the next.</param>
/// <param name="BatchSize">The stretches of a mini-batch.</param>
/// <param name="MaximumRate">The learning rate at the top of the cycle.</param>
/// <param name="ClipNorm">The length to which longer gradients are shortened, or null.</param>
public sealed record Recipe(int Epochs, int Stride, int BatchSize, float MaximumRate, float? ClipNorm)
{
    /// <summary>What suits the sonnets.</summary>
    public static Recipe Usual { get; } = new(8, 13, 16, 6e-3f, 1);

    /// <summary>The loss on held-out sonnets that suffices after <see cref="Usual"/>, in nats per character.</summary>
    public const float RequiredLoss = 1.95f;
}
