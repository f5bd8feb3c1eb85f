namespace NnGen;

/// <summary>
/// Functions in double precision over additions and products alone, which have the same bits on every machine; the platform's Cos and Pow
/// do not.
/// </summary>
internal static class DoubleMath
{
    /// <summary>cos πx for x in [0, 1], within 4e-16, exact at 0, ½ and 1.</summary>
    public static double CosPi(double x) => x switch
    {
        > 0.5 => -CosPi(1 - x),
        > 0.25 => ReducedSin(Math.PI * (0.5 - x)),
        _ => ReducedCos(Math.PI * x),
    };

    /// <summary>xⁿ for n ≥ 0 by repeated squaring; the relative error grows as n·1e-16.</summary>
    public static double Power(double x, long n)
    {
        var power = 1.0;
        for (; n > 0; n >>= 1)
        {
            power = (n & 1) != 0 ? power * x : power;
            x *= x;
        }

        return power;
    }

    /// <summary>sin r for |r| ≤ π/4: Taylor's series, whose first term left out is below 1e-19.</summary>
    private static double ReducedSin(double r)
    {
        var r2 = r * r;
        var sum = 0.0;
        for (var n = 17; n > 1; n -= 2)
        {
            sum = (1 - sum) * r2 / (n * (n - 1));
        }

        return r - (r * sum);
    }

    /// <summary>cos r for |r| ≤ π/4: Taylor's series, whose first term left out is below 1e-18.</summary>
    private static double ReducedCos(double r)
    {
        var r2 = r * r;
        var sum = 0.0;
        for (var n = 16; n > 0; n -= 2)
        {
            sum = (1 - sum) * r2 / (n * (n - 1));
        }

        return 1 - sum;
    }
}
