using System.Globalization;

namespace NnGen.Files;

/// <summary>Numbers as texts of a file's metadata.</summary>
internal sealed class NumberReader(IReadOnlyDictionary<string, string> metadata, string prefix, string file)
{
    public static string KeyOf(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>A text.</summary>
    /// <exception cref="WeightsFileException">It is missing, or not what is expected.</exception>
    public string Text(string name, Func<string, bool> isValid)
    {
        var key = $"{prefix}.{KeyOf(name)}";
        return !metadata.TryGetValue(key, out var text) ? throw new WeightsFileException($"{file}: expected {key} in the metadata, but found none.")
            : isValid(text) ? text : throw new WeightsFileException($"{file}: {key} cannot be '{Shown.Name(text)}'.");
    }

    /// <summary>A whole number from 0 to <paramref name="most"/>.</summary>
    /// <exception cref="WeightsFileException">It is missing, or not such a number.</exception>
    public long Count(string name, long most)
    {
        var count = 0L;
        Text(name, text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= most);
        return count;
    }

    /// <summary>A float given by its bits.</summary>
    /// <exception cref="WeightsFileException">It is missing, or not such a number.</exception>
    public float Single(string name, Func<float, bool> isValid)
    {
        var bits = 0u;
        Text(name, text => text.Length == 8 && uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bits)
            && isValid(BitConverter.UInt32BitsToSingle(bits)));
        return BitConverter.UInt32BitsToSingle(bits);
    }

    /// <summary>Doubles given by their bits, with spaces between.</summary>
    /// <exception cref="WeightsFileException">They are missing, or not such numbers.</exception>
    public double[] Doubles(string name)
    {
        var numbers = new List<double>();
        Text(name, text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(part =>
        {
            var isValid = ulong.TryParse(part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits);
            numbers.Add(BitConverter.UInt64BitsToDouble(bits));
            return isValid;
        }));
        return [.. numbers];
    }
}
