namespace NnGen;

/// <summary>How <see cref="Dataset.FromIdx(string, string, IdxOptions?)"/> reads files.</summary>
public sealed record IdxOptions
{
    /// <summary>Whether bytes are divided by 255, so that inputs lie in [0, 1] (torchvision's ToTensor); else they stay from 0 to 255.</summary>
    public bool Normalize { get; init; }
}
