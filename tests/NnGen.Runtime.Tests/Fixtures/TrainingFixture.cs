using NnGen.Tests.Files;

namespace NnGen.Tests.Fixtures;

/// <summary>Ten steps of a network against PyTorch's in double precision: losses, and the parameters in files; Fixtures/layer_fixtures.py tells what a file has.</summary>
internal static class TrainingFixture
{
    private const int Batch = 8;

    public static void Check<TNet>(TensorFile fixture, string kind)
        where TNet : class, INetwork<TNet>
    {
        var (name, net) = (typeof(TNet).Name, TNet.Create(seed: 1));
        net.Load(fixture.Part($"{name}/start")!);
        Optimizer optimizer = kind == "adam" ? new Adam(0.01f) : new SGD(0.1f, 0.9f);
        using var trainer = new Trainer<TNet>(net, optimizer);
        var losses = new float[10];
        for (var step = 1; step <= losses.Length; step++)
        {
            losses[step - 1] = Step(fixture, trainer, name, (step - 1) * Batch % 24);
            if (fixture.Part($"{name}/{kind} {step}") is { } file)
            {
                var expected = TNet.Create(seed: 2);
                expected.Load(file);
                Close.Assert($"{name}, {kind}, step {step}", expected.Parameters, net.Parameters);
            }
        }

        Close.Assert($"{name}, {kind}: losses", fixture[$"{name}/{kind}/loss"], losses);
    }

    private static float Step<TNet>(TensorFile fixture, Trainer<TNet> trainer, string name, int first)
        where TNet : class, INetwork<TNet>
    {
        var inputs = fixture[$"{name}/input"].AsSpan(first * TNet.InputSize, Batch * TNet.InputSize);
        var targets = fixture[$"{name}/target"];
        return TNet.Info.LabelsPerSample == 1
            ? trainer.Step(inputs, [.. targets.Skip(first).Take(Batch).Select(label => (int)label)])
            : trainer.Step(inputs, targets.AsSpan(first * TNet.OutputSize, Batch * TNet.OutputSize));
    }
}
