using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Networks;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>One sample whose zero inputs are skipped gives the bits of the same sample in a batch, where they are not.</summary>
public class ZeroSkippingTests
{
    private const int Batch = 3;

    private static readonly DeclaredNetworkSource Source = DeclaredNetworkSource.Of(
        "Sparse", Loss.None, "NeuralNetwork(150)", ["Dense(64, Activation.ReLU)", "Dense(70)"]);

    [Theory]
    [InlineData(0.0, false)]
    [InlineData(0.3, false)]
    [InlineData(0.8, false)]
    [InlineData(0.8, true)]
    [InlineData(1.0, true)]
    public void A_sparse_sample_alone_equals_it_in_a_batch(double share, bool negative)
    {
        var zero = negative ? -0f : 0f;
        using var networks = new EmittedNetworks([Source]);
        foreach (var width in new[] { VectorWidth.Bits256, VectorWidth.Bits128 })
        {
            var network = networks.Get(Source, width);
            var data = new NetworkData(network.Model, Batch, seed: 3);
            var random = new Random(4);
            for (var i = 0; i < data.Inputs.Length; i++)
            {
                data.Inputs[i] = random.NextDouble() < share ? zero : data.Inputs[i];
            }

            Bits.AssertRowsAloneEqualBatch(network, data.Inputs, NegativeZeroBiases(network, data));
        }
    }

    [Fact]
    public void An_input_that_is_not_a_number_is_no_zero()
    {
        using var networks = new EmittedNetworks([Source]);
        var network = networks.Get(Source, VectorWidth.Bits256);
        var data = new NetworkData(network.Model, Batch, seed: 3);
        Array.Clear(data.Inputs);
        data.Inputs[149] = float.NaN;
        var outputs = new float[network.Code.OutputSize];
        network.Code.Predict(network.Store(data.Parameters), network.Buffers, data.Inputs.AsSpan(0, 150), outputs);
        Assert.All(outputs, y => Assert.Equal(float.NaN, y));
    }

    /// <summary>
    /// A weight that is not finite shows in a batch, and is skipped in one sparse sample: the documented exception, which also shows that zeros are skipped.
    /// </summary>
    [Fact]
    public void Only_one_sparse_sample_leaves_out_the_weights_of_its_zeros()
    {
        using var networks = new EmittedNetworks([Source]);
        var network = networks.Get(Source, VectorWidth.Bits256);
        var data = new NetworkData(network.Model, Batch, seed: 3);
        Array.Clear(data.Inputs);
        var storage = network.Store(data.Parameters);
        storage[0] = float.NaN;
        var (alone, together) = (new float[network.Code.OutputSize], new float[Batch * network.Code.OutputSize]);
        network.Code.Predict(storage, network.Buffers, data.Inputs.AsSpan(0, 150), alone);
        network.Code.Predict(storage, network.Buffers, data.Inputs, together);
        Assert.All(alone, y => Assert.True(float.IsFinite(y)));
        Assert.Contains(together, float.IsNaN);
    }

    /// <summary>Parameters with biases of −0, so that a sum of nothing but zeros depends on their signs.</summary>
    private static float[] NegativeZeroBiases(EmittedNetwork network, NetworkData data)
    {
        foreach (var (parameter, values) in data.Parameters)
        {
            if (parameter.Shape.Rank == 1)
            {
                Array.Fill(values, -0f);
            }
        }

        return network.Store(data.Parameters);
    }
}
