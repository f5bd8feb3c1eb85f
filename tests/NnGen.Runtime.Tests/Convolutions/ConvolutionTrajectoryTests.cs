using NnGen.Tests.Fixtures;

namespace NnGen.Tests.Convolutions;

/// <summary>Ten steps of small convolutional networks against PyTorch's in double precision: losses, and the parameters in files; see Fixtures/convolutions.py.</summary>
public class ConvolutionTrajectoryTests
{
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
        where TNet : class, INetwork<TNet> => TrainingFixture.Check<TNet>(Fixture, kind);
}
