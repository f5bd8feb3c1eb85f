using NnGen.Tests.Files;
using NnGen.Tests.Fixtures;

namespace NnGen.Tests.Convolutions;

/// <summary>Ten steps of small convolutional networks against PyTorch's in double precision: losses, and the parameters in files; see Fixtures/convolutions.py.</summary>
public class ConvolutionTrajectoryTests
{
    private const int Batch = 8;

    private static readonly TensorFile Fixture = TensorFile.Read("trained-convolutions.safetensors");

    [Theory]
    [InlineData("sgd")]
    [InlineData("adam")]
    public void A_trajectory_is_PyTorch_s(string optimizer)
    {
        Check<ImageClassifier>(optimizer);
        Check<ResidualClassifier>(optimizer);
        Check<SeparableRegressor>(optimizer);
        Assert.Equal(3, Fixture.Networks.Count());
    }

    private static void Check<TNet>(string kind)
        where TNet : class, INetwork<TNet>
    {
        var (name, net) = (typeof(TNet).Name, TNet.Create(seed: 1));
        net.Load(Fixture.Part($"{name}/start")!);
        Optimizer optimizer = kind == "adam" ? new Adam(0.01f) : new SGD(0.1f, 0.9f);
        using var trainer = new Trainer<TNet>(net, optimizer);
        var losses = new float[10];
        for (var step = 1; step <= losses.Length; step++)
        {
            losses[step - 1] = Step(trainer, name, (step - 1) * Batch % 24);
            if (Fixture.Part($"{name}/{kind} {step}") is { } file)
            {
                var expected = TNet.Create(seed: 2);
                expected.Load(file);
                Close.Assert($"{name}, {kind}, step {step}", expected.Parameters, net.Parameters);
            }
        }

        Close.Assert($"{name}, {kind}: losses", Fixture[$"{name}/{kind}/loss"], losses);
    }

    private static float Step<TNet>(Trainer<TNet> trainer, string name, int first)
        where TNet : class, INetwork<TNet>
    {
        var inputs = Fixture[$"{name}/input"].AsSpan(first * TNet.InputSize, Batch * TNet.InputSize);
        var targets = Fixture[$"{name}/target"];
        return TNet.Info.LabelsPerSample == 1
            ? trainer.Step(inputs, [.. targets.Skip(first).Take(Batch).Select(label => (int)label)])
            : trainer.Step(inputs, targets.AsSpan(first * TNet.OutputSize, Batch * TNet.OutputSize));
    }
}
