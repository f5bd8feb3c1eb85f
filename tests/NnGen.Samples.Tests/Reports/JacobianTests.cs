namespace NnGen.Samples.Tests.Reports;

public class JacobianTests
{
    private const int Samples = 5;

    [Fact]
    public void Pieces_lie_between_tensors_through_which_everything_flows()
    {
        Assert.Equal([(-1, 0), (0, 1), (1, 2), (2, 3), (3, 4)], InfoOf<ChainNet>().Jacobians.Select(piece => (piece.From, piece.To)));
        Assert.Equal([("input", "add1"), ("add1", "add2"), ("add2", "dense5")], Names<BlockNet>());
        Assert.Empty(InfoOf<OrdinaryNet>().Jacobians);
    }

    [Fact]
    public void Both_products_are_with_the_same_matrix()
    {
        CheckAdjoint(new ChainNet(seed: 1));
        CheckAdjoint(new BlockNet(seed: 2));
        CheckAdjoint(new JoinedNet(seed: 6));
        CheckAdjoint(new ImageChainNet(seed: 8));
        CheckAdjoint(new ImageBlockNet(seed: 9));
    }

    /// <summary>∂L/∂x = J₁ᵀ·J₂ᵀ·…·∂L/∂ŷ.</summary>
    [Fact]
    public void All_transposed_products_one_after_the_other_are_the_backward_pass()
    {
        CheckChain(new ChainNet(seed: 3));
        CheckChain(new BlockNet(seed: 4));
        CheckChain(new JoinedNet(seed: 7));
        CheckChain(new ImageChainNet(seed: 8));
        CheckChain(new ImageBlockNet(seed: 9));
    }

    [Fact]
    public void Products_follow_small_differences()
    {
        var net = new BlockNet(seed: 5);
        var (x, direction, workspace) = (Numbers(1, 4), Numbers(2, 4), net.CreateWorkspace(1));
        var (product, ahead, behind) = (new float[3], new float[3], new float[3]);
        net.Forward(x, new float[3], workspace);
        var vector = direction;
        for (var i = 0; i < InfoOf<BlockNet>().Jacobians.Length; i++)
        {
            var next = new float[InfoOf<BlockNet>().Jacobians[i].OutputLength];
            Multiply(net, i, false, vector, next, workspace);
            vector = next;
        }

        product = vector;
        const float Step = 1f / 256;
        net.Predict([.. x.Zip(direction, (value, d) => value + (Step * d))], ahead);
        net.Predict([.. x.Zip(direction, (value, d) => value - (Step * d))], behind);
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal((ahead[i] - behind[i]) / (2 * Step), product[i], 1e-3));
    }

    [Fact]
    public void Wrong_calls_say_what_is_wrong()
    {
        var net = new MatrixNet(seed: 1);
        var workspace = net.CreateWorkspace(2);
        var row = new float[3];

        Assert.Throws<InvalidOperationException>(() => Multiply(net, 0, false, row, new float[3], workspace));
        net.Forward(row, new float[3], workspace);
        Assert.Equal("vectors", Assert.Throws<ArgumentException>(() => Multiply(net, 0, false, new float[4], new float[3], workspace)).ParamName);
        Assert.Equal("products", Assert.Throws<ArgumentException>(() => Multiply(net, 0, false, row, new float[4], workspace)).ParamName);
        Assert.Equal("products", Assert.Throws<ArgumentException>(() => Multiply(net, 0, false, row, row, workspace)).ParamName);
        Assert.Equal("index", Assert.Throws<ArgumentOutOfRangeException>(() => Multiply(net, 1, false, row, new float[3], workspace)).ParamName);
        Assert.Throws<NotSupportedException>(() => Multiply(new OrdinaryNet(), 0, false, row, new float[3], workspace));
    }

    private static void CheckAdjoint<TNet>(TNet net)
        where TNet : class, INetwork<TNet>
    {
        var workspace = Run(net);
        for (var index = 0; index < TNet.Info.Jacobians.Length; index++)
        {
            var piece = TNet.Info.Jacobians[index];
            var (v, u) = (Numbers(1, Samples * piece.InputLength), Numbers(2, Samples * piece.OutputLength));
            var (product, transposed) = (new float[u.Length], new float[v.Length]);
            Multiply(net, index, false, v, product, workspace);
            Multiply(net, index, true, u, transposed, workspace);
            for (var sample = 0; sample < Samples; sample++)
            {
                var forth = Dot(u, product, sample, piece.OutputLength);
                Assert.Equal(forth, Dot(v, transposed, sample, piece.InputLength), 1e-5);
            }

            Assert.Contains(product, value => value != 0);
        }
    }

    private static void CheckChain<TNet>(TNet net)
        where TNet : class, INetwork<TNet>
    {
        var workspace = Run(net);
        var outputGradients = Numbers(3, Samples * TNet.OutputSize);
        var vector = outputGradients;
        for (var index = TNet.Info.Jacobians.Length - 1; index >= 0; index--)
        {
            var next = new float[Samples * TNet.Info.Jacobians[index].InputLength];
            Multiply(net, index, true, vector, next, workspace);
            vector = next;
        }

        var inputGradients = new float[Samples * TNet.InputSize];
        TNet.Backward(net.Parameters, net.Buffers, outputGradients, inputGradients, workspace, new float[TNet.ParameterStorageLength]);
        Assert.All(vector.Zip(inputGradients), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        Assert.Contains(vector, value => Math.Abs(value) > 1e-3);
    }

    private static Workspace Run<TNet>(TNet net)
        where TNet : class, INetwork<TNet>
    {
        var workspace = Workspace.For<TNet>(Samples + 2);
        workspace.Seed = 7;
        TNet.Forward(net.Parameters, net.Buffers, Numbers(4, Samples * TNet.InputSize), new float[Samples * TNet.OutputSize], workspace);
        return workspace;
    }

    private static void Multiply<TNet>(TNet net, int index, bool transposed, float[] vectors, float[] products, Workspace workspace)
        where TNet : class, INetwork<TNet> =>
        TNet.MultiplyJacobian(index, transposed, net.Parameters, net.Buffers, vectors, products, workspace);

    private static double Dot(float[] a, float[] b, int sample, int length) =>
        Enumerable.Range(sample * length, length).Sum(i => (double)a[i] * b[i]);

    private static float[] Numbers(ulong seed, int count)
    {
        var random = new RandomSource(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];
    }

    private static NetworkInfo InfoOf<TNet>()
        where TNet : class, INetwork<TNet> => TNet.Info;

    private static IEnumerable<(string, string)> Names<TNet>()
        where TNet : class, INetwork<TNet> =>
        TNet.Info.Jacobians.Select(piece => (piece.From < 0 ? "input" : TNet.Info.Layers[piece.From].Name, TNet.Info.Layers[piece.To].Name));
}
