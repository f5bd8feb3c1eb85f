namespace NnGen.Tests.Training;

/// <summary>Optimizers by name, for tests that run with each.</summary>
internal static class Optimizers
{
    public static Optimizer Create(string name) => name switch
    {
        "SGD" => new SGD(0.01f),
        "Momentum" => new SGD(0.01f, 0.9f),
        "Adam" => new Adam(),
        _ => new AdamW(),
    };
}
