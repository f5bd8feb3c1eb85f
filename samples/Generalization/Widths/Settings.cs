namespace Generalizing.Widths;

/// <summary>The size of the width sweep.</summary>
public sealed record Settings
{
    /// <summary>Samples of each training set.</summary>
    public int Samples { get; init; } = 120;

    /// <summary>Training sets, each with samples and noise of its own.</summary>
    public int Sets { get; init; } = 8;

    /// <summary>σ of the noise on training targets.</summary>
    public float Noise { get; init; } = 0.5f;

    /// <summary>Steps of each training, each over all samples.</summary>
    public int Steps { get; init; } = 3000;

    /// <summary>The largest learning rate; it falls to 0.</summary>
    public float LearningRate { get; init; } = 0.02f;
}
