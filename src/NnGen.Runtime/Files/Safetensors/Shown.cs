using System.Globalization;

namespace NnGen.Files;

/// <summary>What files hold, as messages show it.</summary>
internal static class Shown
{
    private const int Most = 80;

    /// <summary>A name from a file: a hostile one is cut.</summary>
    public static string Name(string name) => name.Length <= Most ? name : name[..Most] + "…";

    /// <summary>A type with axes: <c>F32 [32, 64]</c>.</summary>
    public static string Tensor(TensorType type, IEnumerable<long> shape)
    {
        var axes = shape.Take(9).Select(axis => axis.ToString(CultureInfo.InvariantCulture)).ToArray();
        return $"{type} [{string.Join(", ", axes.Take(8))}{(axes.Length > 8 ? ", …" : "")}]";
    }
}
