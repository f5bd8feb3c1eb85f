namespace NnGen.Generator.Layers;

/// <summary>All layers the generator knows: to add one, write its file and add it here.</summary>
internal static class LayerCatalog
{
    public static readonly IReadOnlyList<ILayerFormula> Layers =
    [
        new Dense(),
        new ActivationLayer(),
        new Dropout(),
        new BatchNorm(),
        new Flatten(),
        new Reshape(),
        new Add(),
        new Multiply(),
        new Concatenate(),
    ];

    public static ILayerFormula? Find(string kind) => Layers.FirstOrDefault(layer => layer.Kind == kind);
}
