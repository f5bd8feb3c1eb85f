namespace NnGen.Testing.Tests;

/// <summary>Right gradients pass, and each kind of wrong one is found and named.</summary>
public class GradientCheckTests
{
    private static readonly int[] Labels = [0, 3, 1, -100, 2, 2];

    [Theory]
    [InlineData(1ul)]
    [InlineData(2ul)]
    [InlineData(3ul)]
    public void Emitted_gradients_hold(ulong seed)
    {
        var (inputs, targets) = (Draw(6 * SmoothNet.InputSize, 1), Draw(6 * SmoothNet.OutputSize, 2));
        var images = Draw(6 * KinkedNet.InputSize, 3);
        AssertWhole<SmoothNet>(GradientCheck.Training(new SmoothNet(seed), inputs, targets));
        AssertWhole<SmoothNet>(GradientCheck.Backward(new SmoothNet(seed), inputs));
        AssertWhole<KinkedNet>(GradientCheck.Training(new KinkedNet(seed), images, Labels));
        AssertWhole<KinkedNet>(GradientCheck.Backward(new KinkedNet(seed), images));
    }

    [Fact]
    public void The_network_stays_as_it_was()
    {
        var net = new SmoothNet(seed: 1);
        var before = net.Parameters.ToArray();
        GradientCheck.Training(net, Draw(SmoothNet.InputSize, 1), Draw(SmoothNet.OutputSize, 2));
        GradientCheck.Backward(net, Draw(SmoothNet.InputSize, 1));
        Assert.Equal(before, net.Parameters.ToArray());
    }

    [Fact]
    public void An_unaltered_network_passes() => AssertWhole<SmoothNet>(Check<None>());

    [Fact]
    public void A_wrong_scale_is_found() => AssertNames("dense2.bias", Check<BiasTwoPercentLarge>);

    [Fact]
    public void One_wrong_element_is_found() => AssertNames("element 3 of hidden.bias", Check<OneElement>);

    [Fact]
    public void A_missing_gradient_is_found() => AssertNames("hidden.weight", Check<NoWeightGradient>);

    [Fact]
    public void A_gradient_that_is_not_finite_is_found() => AssertNames("hidden.weight", Check<NotANumber>);

    [Fact]
    public void One_wrong_element_of_a_tensor_too_large_to_visit_is_found() => AssertNames(
        "dense2.weight, along a direction",
        () => GradientCheck.Training(
            new Altered<KinkedNet, OneOfMany>(1), Draw(6 * KinkedNet.InputSize, 3), Labels, new() { ElementsPerTensor = 1 }));

    [Fact]
    public void A_wrong_gradient_of_the_inputs_is_found() => AssertNames(
        "the inputs", () => GradientCheck.Backward(new Altered<SmoothNet, WrongInputs>(1), Draw(SmoothNet.InputSize, 1)));

    [Fact]
    public void Nothing_but_zeros_proves_nothing() => AssertNames(
        "Every gradient is zero", () => GradientCheck.Backward(new StepNet(seed: 1), Draw(StepNet.InputSize, 1)));

    [Fact]
    public void Wrong_calls_name_the_argument()
    {
        var net = new SmoothNet();
        Assert.Throws<ArgumentException>("inputs", () => GradientCheck.Backward(net, new float[SmoothNet.InputSize + 1]));
        Assert.Throws<ArgumentException>("labels", () => GradientCheck.Training(new KinkedNet(), new float[KinkedNet.InputSize], [4]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => GradientCheck.Backward(net, new float[SmoothNet.InputSize], new GradientCheckOptions { Tolerance = 0 }));
    }

    private static GradientCheckReport Check<TFault>()
        where TFault : IFault =>
        GradientCheck.Training(new Altered<SmoothNet, TFault>(1), Draw(6 * SmoothNet.InputSize, 1), Draw(6 * SmoothNet.OutputSize, 2));

    private static void AssertWhole<TNet>(GradientCheckReport report)
        where TNet : class, INetwork<TNet>
    {
        var most = new GradientCheckOptions().ElementsPerTensor;
        Assert.True(report.Compared + report.Kinks >= TNet.Info.Parameters.Sum(p => Math.Min(p.RowCount * p.RowLength, most)), report.ToString());
        Assert.True(report is { LargestError: <= 1, ZeroTensors.Count: 0 }, report.ToString());
    }

    private static void AssertNames(string what, Func<GradientCheckReport> check) =>
        Assert.Contains(what, Assert.Throws<AssertionFailedException>(() => check()).Message, StringComparison.Ordinal);

    private static float[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextSingle()) - 1)];
    }

    private static Span<float> Rows<TNet>(Span<float> gradients, string parameter)
        where TNet : class, INetwork<TNet>
    {
        var info = TNet.Info.Parameters.Single(p => p.Name == parameter);
        return gradients.Slice(info.Offset, info.RowCount * info.RowStride);
    }

    private readonly struct None : IFault;

    private readonly struct BiasTwoPercentLarge : IFault
    {
        public static void OfParameters(Span<float> gradients)
        {
            foreach (ref var gradient in Rows<SmoothNet>(gradients, "dense2.bias"))
            {
                gradient *= 1.02f;
            }
        }
    }

    private readonly struct OneElement : IFault
    {
        public static void OfParameters(Span<float> gradients) => Rows<SmoothNet>(gradients, "hidden.bias")[3] += 0.1f;
    }

    private readonly struct NoWeightGradient : IFault
    {
        public static void OfParameters(Span<float> gradients) => Rows<SmoothNet>(gradients, "hidden.weight").Clear();
    }

    private readonly struct NotANumber : IFault
    {
        public static void OfParameters(Span<float> gradients) => Rows<SmoothNet>(gradients, "hidden.weight")[2] = float.NaN;
    }

    private readonly struct OneOfMany : IFault
    {
        public static void OfParameters(Span<float> gradients) => Rows<KinkedNet>(gradients, "dense2.weight")[37] += 2f;
    }

    private readonly struct WrongInputs : IFault
    {
        public static void OfInputs(Span<float> gradients) => gradients[^1] *= -1;
    }
}
