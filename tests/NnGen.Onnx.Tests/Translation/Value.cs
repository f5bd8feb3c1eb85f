namespace NnGen.Onnx.Tests.Translation;

/// <summary>A tensor of a model that a layer computes.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Axes">The axes as the model has them.</param>
/// <param name="Last">The axis that stands last here, before which the others keep their order.</param>
internal sealed record Value(string Layer, int[] Axes, int Last)
{
    public int Rank => Axes.Length;

    public bool IsInOrder => Last >= Rank - 1;
}
