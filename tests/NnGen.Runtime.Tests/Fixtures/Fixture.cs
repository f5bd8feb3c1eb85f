using System.Globalization;

namespace NnGen.Tests.Fixtures;

/// <summary>A file beside this one: lines of a name and numbers.</summary>
internal static class Fixture
{
    public static ILookup<string, double[]> Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", name)).Select(line => line.Split(';'));
        return lines.ToLookup(cells => cells[0], cells => cells[1..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray());
    }
}
