using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Layers;

/// <summary>How large a network may be: what fits the runtime's arrays and a compiler's patience.</summary>
internal static class NetworkLimits
{
    /// <summary>1 GiB of floats.</summary>
    public const long MostParameters = 1L << 28;

    /// <summary>Values of one sample at any layer.</summary>
    public const long MostValues = 1L << 24;

    /// <summary>Characters of generated source.</summary>
    public const int MostSource = 8_000_000;

    /// <exception cref="NetworkException">There are too many.</exception>
    public static void RequireParameters(string name, long count)
    {
        if (count > MostParameters)
        {
            throw TooLarge(name, Words.Count(count, "parameter"), Words.Count(MostParameters, "parameter"));
        }
    }

    /// <exception cref="NetworkException">A parameter of this shape has too many.</exception>
    public static void RequireParameters(string name, IEnumerable<int> shape) => RequireParameters(name, Product(shape.Select(axis => (long)axis)));

    /// <exception cref="NetworkException">There are too many.</exception>
    public static void RequireValues(string name, IEnumerable<int> axes) => RequireValues(name, axes.Select(axis => (long)axis).ToArray());

    /// <exception cref="NetworkException">There are too many.</exception>
    public static void RequireValues(string name, long[] axes, string where = "in a sample")
    {
        var count = Product(axes);
        if (count > MostValues)
        {
            throw TooLarge(name, $"{Words.Count(count, "value")} {where}", Words.Count(MostValues, "value"));
        }
    }

    /// <summary>What a view shows may be more than there are values, since windows overlap.</summary>
    /// <exception cref="NetworkException">There are too many.</exception>
    public static void RequireElements(string name, IEnumerable<int> axes)
    {
        var count = Product(axes.Select(axis => (long)axis));
        if (count > int.MaxValue)
        {
            throw TooLarge(name, Words.Count(count, "value") + " in all windows of a sample", Words.Count(int.MaxValue, "value"));
        }
    }

    /// <exception cref="NetworkException">It is too long.</exception>
    public static void RequireSource(string name, string source)
    {
        if (source.Length > MostSource)
        {
            throw TooLarge(name, Words.Count(source.Length, "character") + " of generated code", Words.Count(MostSource, "character"));
        }
    }

    /// <summary>What is said where no single layer is too large, but what training keeps of a sample, as the gradients of windows that overlap.</summary>
    public static DiagnosticInfo TooMuchMemory(string network) =>
        TooLarge(network, "more values to keep for a sample than an array can hold", Words.Count(int.MaxValue, "value")).Diagnostic;

    /// <summary>The product, or a number far above every limit.</summary>
    private static long Product(IEnumerable<long> factors) => factors.Aggregate(
        1L, (product, factor) => factor > 0 && product > long.MaxValue / factor ? long.MaxValue : product * factor);

    private static NetworkException TooLarge(string name, string has, string most) =>
        new(new(Descriptors.TooLarge.Id, DiagnosticInfo.OnClass, null, [name, has, most]));
}
