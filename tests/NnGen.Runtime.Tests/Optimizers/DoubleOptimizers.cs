namespace NnGen.Tests.Optimizers;

/// <summary>The optimizers' formulas, written down again in double precision from PyTorch's documentation.</summary>
internal static class DoubleOptimizers
{
    public delegate double[] Rule(double[] w, double[] g, int step);

    public static Rule Sgd(double rate, double momentum, double dampening, bool nesterov)
    {
        double[]? b = null;
        return (w, g, step) =>
        {
            if (momentum != 0)
            {
                b = step == 1 ? [.. g] : [.. b!.Zip(g, (x, y) => (momentum * x) + ((1 - dampening) * y))];
                g = nesterov ? [.. g.Zip(b, (x, y) => x + (momentum * y))] : b;
            }

            return [.. w.Zip(g, (x, y) => x - (rate * y))];
        };
    }

    public static Rule Adam(double rate, double beta1, double beta2, double epsilon, double decay = 0, Func<int, bool>? isWeight = null)
    {
        double[]? m = null;
        double[]? v = null;
        return (w, g, step) =>
        {
            m ??= new double[w.Length];
            v ??= new double[w.Length];
            var result = new double[w.Length];
            for (var i = 0; i < w.Length; i++)
            {
                m[i] = (beta1 * m[i]) + ((1 - beta1) * g[i]);
                v[i] = (beta2 * v[i]) + ((1 - beta2) * g[i] * g[i]);
                var mean = m[i] / (1 - Math.Pow(beta1, step));
                var square = v[i] / (1 - Math.Pow(beta2, step));
                var decayed = isWeight is null || isWeight(i) ? w[i] * (1 - (rate * decay)) : w[i];
                result[i] = decayed - (rate * mean / (Math.Sqrt(square) + epsilon));
            }

            return result;
        };
    }
}
