namespace NnGen.Tests.Training;

/// <summary>Optimizers by name, for tests that run with each.</summary>
internal static class Optimizers
{
    private static readonly Dictionary<string, Func<Optimizer>> Table = new()
    {
        ["SGD"] = () => new SGD(0.01f),
        ["Momentum"] = () => new SGD(0.01f, 0.9f),
        ["Average"] = () => new SGD(0.01f, 0.9f, 0.9f) { DampensFirstStep = true },
        ["Nesterov"] = () => new SGD(0.01f, 0.9f, nesterov: true) { VelocityHoldsRate = true },
        ["Adam"] = () => new Adam(),
        ["AdamW"] = () => new AdamW(),
        ["RMSProp"] = () => new RMSProp(),
        ["RMSProp centred"] = () => new RMSProp(centered: true),
        ["RMSProp centred with momentum"] = () => new RMSProp(momentum: 0.9f, centered: true),
        ["AdaGrad"] = () => new AdaGrad(rateDecay: 0.1f, initialSum: 0.1f),
        ["Lion"] = () => new Lion(weightDecay: 0.1f),
    };

    public static TheoryData<string> Names => [.. Table.Keys];

    public static Optimizer Create(string name) => Table[name]();
}
