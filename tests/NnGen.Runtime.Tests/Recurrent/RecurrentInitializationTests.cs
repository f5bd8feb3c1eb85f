namespace NnGen.Tests.Recurrent;

/// <summary>What a recurrent layer's parameters begin with, and what its accessors are called.</summary>
public class RecurrentInitializationTests
{
    [Fact]
    public void Each_gate_of_the_recurrent_kernel_is_orthogonal()
    {
        var net = new LastBidirectionalLSTMNet(seed: 1);
        foreach (var u in new[] { Values(net.Layer.WeightHH, 64), Values(net.Layer.WeightHHReverse, 64) })
        {
            for (var gate = 0; gate < 4; gate++)
            {
                for (var i = 0; i < 16; i++)
                {
                    for (var j = 0; j < 16; j++)
                    {
                        var product = Enumerable.Range(0, 16).Sum(k => (double)u[(i * 64) + (gate * 16) + k] * u[(j * 64) + (gate * 16) + k]);
                        Assert.Equal(i == j ? 1 : 0, product, 3e-7);
                    }
                }
            }
        }
    }

    [Fact]
    public void The_forget_gate_begins_open()
    {
        var net = new LastBidirectionalLSTMNet(seed: 1);
        for (var i = 0; i < 64; i++)
        {
            Assert.Equal(i is >= 16 and < 32 ? 1f : 0f, net.Layer.BiasIH[i]);
            Assert.Equal(i is >= 16 and < 32 ? 1f : 0f, net.Layer.BiasIHReverse[i]);
            Assert.Equal(0f, net.Layer.BiasHH[i]);
        }

        Assert.All(Enumerable.Range(0, 12), i => Assert.Equal(0f, new ForgetfulNet(seed: 1).LSTM1.BiasIH[i]));
    }

    [Fact]
    public void The_kernel_is_uniform_as_Keras_has_it()
    {
        var w = Values(new WideLSTMNet(seed: 1).Layer.WeightIH, 68);
        var bound = Math.Sqrt(6.0 / (3 + 68));
        Assert.InRange(w.Max(Math.Abs), 0.95 * bound, bound);
        Assert.InRange(w.Average(), -0.2 * bound, 0.2 * bound);
    }

    private static float[] Values(TensorView view, int columns)
    {
        var values = new float[view.Shape[0] * columns];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = view[i / columns, i % columns];
        }

        return values;
    }
}

[NeuralNetwork(6, 2)]
[LSTM(3, UnitForgetBias = false)]
public sealed partial class ForgetfulNet;
