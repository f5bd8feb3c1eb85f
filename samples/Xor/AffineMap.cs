using NnGen;

namespace ExclusiveOr;

/// <summary>
/// y = x·W + b, in double precision. Linear layers one after the other collapse to one: (x·W₁ + b₁)·W₂ + b₂ = x·(W₁·W₂) + (b₁·W₂ + b₂).
/// </summary>
/// <param name="Weight">W, [in, out].</param>
/// <param name="Bias">b, [out].</param>
public sealed record AffineMap(double[,] Weight, double[] Bias)
{
    /// <summary>The map of one dense layer without an activation.</summary>
    public static AffineMap Of(TensorView weight, TensorView bias)
    {
        var (rows, columns) = (weight.Shape[0], weight.Shape[1]);
        var (w, b) = (new double[rows, columns], new double[columns]);
        for (var column = 0; column < columns; column++)
        {
            b[column] = bias[column];
            for (var row = 0; row < rows; row++)
            {
                w[row, column] = weight[row, column];
            }
        }

        return new AffineMap(w, b);
    }

    /// <summary>The one matrix and bias a linear network is.</summary>
    public static AffineMap Of(LinearNet net) =>
        Of(net.Dense1.Weight, net.Dense1.Bias).Then(Of(net.Dense2.Weight, net.Dense2.Bias)).Then(Of(net.Dense3.Weight, net.Dense3.Bias));

    /// <summary>This map and then the next, multiplied out.</summary>
    public AffineMap Then(AffineMap next)
    {
        var (rows, terms, columns) = (Weight.GetLength(0), Weight.GetLength(1), next.Bias.Length);
        var (w, b) = (new double[rows, columns], new double[columns]);
        for (var column = 0; column < columns; column++)
        {
            b[column] = next.Bias[column];
            for (var k = 0; k < terms; k++)
            {
                b[column] += Bias[k] * next.Weight[k, column];
                for (var row = 0; row < rows; row++)
                {
                    w[row, column] += Weight[row, k] * next.Weight[k, column];
                }
            }
        }

        return new AffineMap(w, b);
    }

    /// <summary>The outputs for one input.</summary>
    public double[] Apply(ReadOnlySpan<float> x)
    {
        var y = (double[])Bias.Clone();
        for (var column = 0; column < y.Length; column++)
        {
            for (var row = 0; row < x.Length; row++)
            {
                y[column] += x[row] * Weight[row, column];
            }
        }

        return y;
    }
}
