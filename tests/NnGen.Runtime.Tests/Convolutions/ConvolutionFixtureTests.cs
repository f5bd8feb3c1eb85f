using NnGen.Tests.Fixtures;

namespace NnGen.Tests.Convolutions;

/// <summary>
/// Generated convolutions and poolings against PyTorch's in double precision, forward and backward; see Fixtures/convolutions.py. Parameters and their gradients
/// come from files as PyTorch writes them, so that names and layouts are compared with the values.
/// </summary>
public class ConvolutionFixtureTests
{
    private static readonly TensorFile Fixture = TensorFile.Read("convolutions.safetensors");

    private static readonly Dictionary<string, Action> Checks = new()
    {
        [nameof(Conv1DNet)] = Check<Conv1DNet>,
        [nameof(GroupedConv1DNet)] = Check<GroupedConv1DNet>,
        [nameof(SameConvNet)] = Check<SameConvNet>,
        [nameof(StridedConvNet)] = Check<StridedConvNet>,
        [nameof(DilatedConvNet)] = Check<DilatedConvNet>,
        [nameof(GroupedConvNet)] = Check<GroupedConvNet>,
        [nameof(LargeKernelNet)] = Check<LargeKernelNet>,
        [nameof(WideConvNet)] = Check<WideConvNet>,
        [nameof(DepthwiseNet)] = Check<DepthwiseNet>,
        [nameof(MultipliedDepthwiseNet)] = Check<MultipliedDepthwiseNet>,
        [nameof(TransposedNet)] = Check<TransposedNet>,
        [nameof(GroupedTransposedNet)] = Check<GroupedTransposedNet>,
        [nameof(MaxPool1DNet)] = Check<MaxPool1DNet>,
        [nameof(OverlappingMaxPoolNet)] = Check<OverlappingMaxPoolNet>,
        [nameof(TiedMaxPoolNet)] = Check<TiedMaxPoolNet>,
        [nameof(TiledMaxPoolNet)] = Check<TiledMaxPoolNet>,
        [nameof(SparseMaxPoolNet)] = Check<SparseMaxPoolNet>,
        [nameof(AveragePool1DNet)] = Check<AveragePool1DNet>,
        [nameof(CountingAveragePool1DNet)] = Check<CountingAveragePool1DNet>,
        [nameof(AveragePoolNet)] = Check<AveragePoolNet>,
        [nameof(CountingAveragePoolNet)] = Check<CountingAveragePoolNet>,
        [nameof(GlobalAveragePoolNet)] = Check<GlobalAveragePoolNet>,
        [nameof(GlobalMaxPoolNet)] = Check<GlobalMaxPoolNet>,
        [nameof(UpSamplingNet)] = Check<UpSamplingNet>,
        [nameof(FlattenedConvNet)] = Check<FlattenedConvNet>,
    };

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Fact]
    public void Every_network_of_the_file_is_followed() => Assert.Equal(Fixture.Networks.Order(), Checks.Keys.Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_layer_and_its_gradients_are_PyTorch_s(string name) => Checks[name]();

    private static void Check<TNet>()
        where TNet : class, INetwork<TNet> => LayerFixture.Check<TNet>(Fixture);
}
