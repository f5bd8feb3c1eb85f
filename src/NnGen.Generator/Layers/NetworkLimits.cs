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

    /// <exception cref="NetworkException">There are too many.</exception>
    public static void RequireValues(string name, IEnumerable<int> axes)
    {
        var count = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis, long.MaxValue >> 24));
        if (count > MostValues)
        {
            throw TooLarge(name, Words.Count(count, "value") + " in a sample", Words.Count(MostValues, "value"));
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

    private static NetworkException TooLarge(string name, string has, string most) =>
        new(new(Descriptors.TooLarge.Id, DiagnosticInfo.OnClass, null, [name, has, most]));
}
