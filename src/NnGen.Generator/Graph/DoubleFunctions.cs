namespace NnGen.Generator.Graph;

/// <summary>The functions .NET Standard lacks, in double precision: they fold constants and serve the interpreter.</summary>
internal static class DoubleFunctions
{
    private const double SqrtPi = 1.7724538509055160273;

    public static double Sigmoid(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    public static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    /// <summary>Kahan's correction: the rounding error of 1 + x divides out.</summary>
    public static double Log1p(double x)
    {
        var u = 1 + x;
        return u == 1 || double.IsPositiveInfinity(u) ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>Kahan's correction of e^x − 1.</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 1)
        {
            return Math.Exp(x) - 1;
        }

        var u = Math.Exp(x);
        return u == 1 ? x : (u - 1) * (x / Math.Log(u));
    }

    /// <summary>erf by its Maclaurin series below 3, by the continued fraction of erfc above (Abramowitz and Stegun 7.1.5, 7.1.14).</summary>
    public static double Erf(double x)
    {
        var a = Math.Abs(x);
        var value = a < 3 ? Series(a) : 1 - ComplementaryFraction(a);
        return x < 0 ? -value : double.IsNaN(x) ? x : value;
    }

    private static double Series(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; Math.Abs(term) > 1e-20 * Math.Abs(sum); n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return 2 / SqrtPi * sum;
    }

    private static double ComplementaryFraction(double x)
    {
        if (x > 7)
        {
            return 0;
        }

        var fraction = x;
        for (var n = 60; n >= 1; n--)
        {
            fraction = x + (n / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / (SqrtPi * fraction);
    }
}
