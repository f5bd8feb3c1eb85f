namespace NnGen.Tests.Fixtures;

/// <summary>What networks around one layer do in PyTorch in double precision, out of a file: outputs, gradients, ten steps.</summary>
internal sealed class NetworkFixture(string file, int samples)
{
    private readonly ILookup<string, double[]> _rows = Fixture.Read(file);

    public IEnumerable<double[]> this[string row] => _rows[row];

    /// <summary>Outputs, gradients and ten steps of each optimizer.</summary>
    public void Check<TNet>(string name, Adam? adam = null)
        where TNet : class, INetwork<TNet>
    {
        CheckGradients<TNet>(name);
        CheckSteps<TNet>($"{name}: sgd", Start<TNet>(name), new SGD(0.1f), name);
        CheckSteps<TNet>($"{name}: adam", Start<TNet>(name), adam ?? new Adam(0.02f), name);
    }

    private void CheckGradients<TNet>(string name)
        where TNet : class, INetwork<TNet>
    {
        var (net, inputs, seeds) = (Start<TNet>(name), Floats($"{name}: inputs"), Floats($"{name}: seeds"));
        var (predicted, outputs, inputGradients) = (new float[seeds.Length], new float[seeds.Length], new float[inputs.Length]);
        var (workspace, gradients) = (Workspace.For<TNet>(samples), new float[net.Parameters.Length]);
        TNet.Predict(net.Parameters, net.Buffers, inputs, predicted);
        TNet.Forward(net.Parameters, net.Buffers, inputs, outputs, workspace);
        TNet.Backward(net.Parameters, net.Buffers, seeds, inputGradients, workspace, gradients);

        AssertClose("Predict", this[$"{name}: outputs"].Single(), predicted);
        AssertClose("Forward", this[$"{name}: outputs"].Single(), outputs);
        AssertClose("input gradients", this[$"{name}: input gradients"].Single(), inputGradients);
        AssertClose("gradients", this[$"{name}: gradients"].Single(), Logical<TNet>(gradients));
    }

    private void CheckSteps<TNet>(string rows, TNet net, Optimizer optimizer, string name)
        where TNet : class, INetwork<TNet>
    {
        var (trainer, expected) = (new Trainer<TNet>(net, optimizer), this[rows].ToDictionary(row => (int)row[0], row => row[1..]));
        Assert.Equal([1, 2, 5, 10], expected.Keys.Order());
        for (var step = 1; step <= 10; step++)
        {
            trainer.Step(Floats($"{name}: inputs"), Floats($"{name}: targets"));
            if (expected.TryGetValue(step, out var row))
            {
                AssertClose($"{rows}, step {step}", row, Logical<TNet>(net.Parameters));
            }
        }
    }

    private TNet Start<TNet>(string name)
        where TNet : class, INetwork<TNet>
    {
        var net = TNet.Create(seed: 1);
        var values = Floats($"{name}: start");
        Assert.Equal(TNet.ParameterCount, values.Length);
        foreach (var (value, place) in values.Zip(Places<TNet>()))
        {
            net.Parameters[place] = value;
        }

        return net;
    }

    private static float[] Logical<TNet>(ReadOnlySpan<float> block)
        where TNet : class, INetwork<TNet>
    {
        var all = block.ToArray();
        return [.. Places<TNet>().Select(place => all[place])];
    }

    /// <summary>Where the parameters lie, one after the other without pads.</summary>
    private static IEnumerable<int> Places<TNet>()
        where TNet : class, INetwork<TNet> => TNet.Info.Parameters.SelectMany(parameter => Enumerable.Range(0, parameter.RowCount * parameter.RowLength)
            .Select(i => parameter.Offset + (i / parameter.RowLength * parameter.RowStride) + (i % parameter.RowLength)));

    public float[] Floats(string row) => [.. this[row].Single().Select(value => (float)value)];

    public static void AssertClose(string what, double[] expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = Math.Max(1, expected.Max(Math.Abs));
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - expected[i]) < 4e-6 * scale, $"{what}, element {i}: {actual[i]} instead of {expected[i]}.");
        }
    }
}
