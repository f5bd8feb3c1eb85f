namespace NnGen.Tests.Mathematics;

/// <summary>Double-precision functions that .NET lacks, or whose naive form loses digits near 0.</summary>
internal static class Oracles
{
    /// <summary>Kahan's: (u − 1)·x / log u with u = eˣ rounded.</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) < 1e-5)
        {
            return x + (x * x / 2) + (x * x * x / 6);
        }

        var u = Math.Exp(x);
        return double.IsInfinity(u) || Math.Abs(x) > 1 ? u - 1 : (u - 1) * x / Math.Log(u);
    }

    public static double Log1p(double x)
    {
        if (Math.Abs(x) < 1e-5)
        {
            return x - (x * x / 2) + (x * x * x / 3);
        }

        var u = 1 + x;
        return u == 0 || double.IsInfinity(u) ? Math.Log(u) : Math.Log(u) + ((x - (u - 1)) / u);
    }

    public static double Tanh(double x) => Math.Abs(x) < 1e-4 ? x - (x * x * x / 3) : Math.Tanh(x);

    /// <summary>As documented, 0 where it is next to nothing.</summary>
    public static double Sigmoid(double x) => x < -124.5 * Math.Log(2) ? 0 : x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    public static double Softplus(double x) => x > 0 ? x + Log1p(Math.Exp(-x)) : Log1p(Math.Exp(x));

    /// <summary>The Taylor series below 2.5, the continued fraction of erfc (Lentz) above.</summary>
    public static double Erf(double x)
    {
        var a = Math.Abs(x);
        if (double.IsNaN(x))
        {
            return x;
        }

        return Math.CopySign(a < 2.5 ? ErfSeries(a) : a > 6.5 ? 1 : 1 - ErfcFraction(a), x);
    }

    private static double ErfSeries(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; Math.Abs(term) > 1e-18 * sum; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return sum * 2 / Math.Sqrt(Math.PI);
    }

    private static double ErfcFraction(double x)
    {
        var tail = 0.0;
        for (var n = 80; n > 0; n--)
        {
            tail = n / 2.0 / (x + tail);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + tail);
    }
}
