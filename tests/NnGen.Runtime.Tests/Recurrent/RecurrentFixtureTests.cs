using NnGen.Tests.Fixtures;

namespace NnGen.Tests.Recurrent;

/// <summary>
/// Generated recurrent layers against PyTorch's in double precision, forward, backward and over ten steps; see Fixtures/recurrent.py. Parameters and their
/// gradients come from files as PyTorch writes them.
/// </summary>
public class RecurrentFixtureTests
{
    private static readonly TensorFile Layers = TensorFile.Read("recurrent.safetensors");
    private static readonly TensorFile Trained = TensorFile.Read("trained-recurrent.safetensors");

    private static readonly Dictionary<string, Action> Checks = new()
    {
        [nameof(RNNNet)] = Check<RNNNet>,
        [nameof(ReLURNNNet)] = Check<ReLURNNNet>,
        [nameof(BidirectionalRNNNet)] = Check<BidirectionalRNNNet>,
        [nameof(LSTMNet)] = Check<LSTMNet>,
        [nameof(WideLSTMNet)] = Check<WideLSTMNet>,
        [nameof(BackwardsLSTMNet)] = Check<BackwardsLSTMNet>,
        [nameof(LastBackwardsLSTMNet)] = Check<LastBackwardsLSTMNet>,
        [nameof(BidirectionalLSTMNet)] = Check<BidirectionalLSTMNet>,
        [nameof(LastBidirectionalLSTMNet)] = Check<LastBidirectionalLSTMNet>,
        [nameof(PlainLSTMNet)] = Check<PlainLSTMNet>,
        [nameof(GRUNet)] = Check<GRUNet>,
        [nameof(WideGRUNet)] = Check<WideGRUNet>,
        [nameof(BidirectionalGRUNet)] = Check<BidirectionalGRUNet>,
        [nameof(PlainGRUNet)] = Check<PlainGRUNet>,
        [nameof(ResetBeforeGRUNet)] = Check<ResetBeforeGRUNet>,
        [nameof(ReplacingGRUNet)] = Check<ReplacingGRUNet>,
        [nameof(TextbookGRUNet)] = Check<TextbookGRUNet>,
        [nameof(OneStepNet)] = Check<OneStepNet>,
    };

    public static TheoryData<string> Names => [.. Checks.Keys];

    [Fact]
    public void Every_network_of_the_files_is_followed()
    {
        Assert.Equal(Layers.Networks.Order(), Checks.Keys.Order());
        Assert.Equal([nameof(SequenceClassifier), nameof(SequenceRegressor), nameof(StackedRegressor)], Trained.Networks.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_layer_and_its_gradients_are_PyTorch_s(string name) => Checks[name]();

    [Theory]
    [InlineData("sgd")]
    [InlineData("adam")]
    public void A_trajectory_is_PyTorch_s(string optimizer)
    {
        TrainingFixture.Check<SequenceRegressor>(Trained, optimizer);
        TrainingFixture.Check<SequenceClassifier>(Trained, optimizer);
        TrainingFixture.Check<StackedRegressor>(Trained, optimizer);
    }

    private static void Check<TNet>()
        where TNet : class, INetwork<TNet> => LayerFixture.Check<TNet>(Layers);
}
