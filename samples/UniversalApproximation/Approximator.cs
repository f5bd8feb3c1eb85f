using NnGen;

namespace Approximation;

/// <summary>What became of a network.</summary>
/// <param name="Width">The number of sigmoids.</param>
/// <param name="Outputs">Its outputs at the curve's points.</param>
public sealed record Fit(int Width, float[] Outputs)
{
    /// <summary>The largest |g(x) − f(x)| over the points.</summary>
    public double MaximumError => Outputs.Zip(Curve.Targets).Max(pair => Math.Abs((double)pair.First - pair.Second));

    /// <summary>√ of the mean (g(x) − f(x))².</summary>
    public double RootMeanSquare => Math.Sqrt(Outputs.Zip(Curve.Targets).Average(pair => Math.Pow((double)pair.First - pair.Second, 2)));
}

/// <summary>Builds and trains a network with one hidden layer of sigmoids.</summary>
/// <typeparam name="TNet">The network: 1 → width sigmoids → 1.</typeparam>
public static class Approximator<TNet>
    where TNet : class, INetwork<TNet>
{
    private const float LearningRate = 0.01f;

    /// <summary>The number of sigmoids.</summary>
    public static int Width { get; } = TNet.Info.Layers[0].OutputShape[0];

    /// <summary>
    /// A network whose weights are written, not learnt: on each of width/2 intervals [c, c + δ], σ(α(x − c)) − σ(α(x − c − δ)), a bump of
    /// height 1, times the curve's value in the middle. The outermost bumps reach beyond the interval, whose ends else lie on their slopes.
    /// </summary>
    /// <param name="steepness">α·δ: how steep the bumps' sides are; above 0.</param>
    public static TNet Build(double steepness)
    {
        var net = TNet.Create(0);
        var bumps = Width / 2;
        var δ = 2.0 / bumps;
        var α = steepness / δ;
        var weight = Storage(net, 0);
        var bias = Storage(net, 1);
        for (var bump = 0; bump < bumps; bump++)
        {
            var c = -1 + (bump * δ);
            var height = (float)Curve.At(c + (δ / 2));
            for (var side = 0; side < 2; side++)
            {
                var unit = (2 * bump) + side;
                weight[unit] = (float)α;
                var edge = unit == 0 ? c - δ : unit == Width - 1 ? c + (2 * δ) : c + (side * δ);
                bias[unit] = (float)(-α * edge);
                Storage(net, 2)[unit * TNet.Info.Parameters[2].RowStride] = side == 0 ? height : -height;
            }
        }

        Storage(net, 3)[0] = 0;
        return net;
    }

    /// <summary>Trains all weights on the curve's points, all at once in each step.</summary>
    public static TNet Learn(TNet net, int steps)
    {
        var trainer = new Trainer<TNet>(net, new Adam(LearningRate));
        for (var step = 0; step < steps; step++)
        {
            // A rate that falls to nothing lets the last steps settle.
            trainer.Optimizer.LearningRate = LearningRate * (1 - ((float)step / steps));
            trainer.Step(Curve.Inputs, Curve.Targets);
        }

        return net;
    }

    /// <summary>A network's outputs.</summary>
    public static Fit Measure(TNet net)
    {
        var outputs = new float[Curve.Points];
        TNet.Predict(net.Parameters, net.Buffers, Curve.Inputs, outputs);
        return new Fit(Width, outputs);
    }

    private static Span<float> Storage(TNet net, int parameter) => net.Parameters[TNet.Info.Parameters[parameter].Offset..];
}
