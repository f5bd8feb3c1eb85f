using System.Diagnostics;
using System.Globalization;

namespace NnGen.Bench.Starting;

/// <summary>A published program, its environment, and the times of its starts.</summary>
internal sealed class StartVariant(string name, string program, string? argument = null, params (string Name, string Value)[] environment)
{
    private readonly List<double> _total = [];
    private readonly List<double[]> _own = [];

    public string Name => name;

    /// <summary>Milliseconds from before the process is started until its line has arrived.</summary>
    public double Total => Median(_total);

    /// <summary>Milliseconds that the program itself counted: for the network, the first prediction, the second.</summary>
    public double[] Own => [.. Enumerable.Range(0, 3).Select(part => Median(_own.Select(parts => parts[part])))];

    public void Start()
    {
        var information = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        if (argument is not null)
        {
            information.ArgumentList.Add(argument);
        }

        foreach (var (variable, value) in environment)
        {
            information.Environment[variable] = value;
        }

        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(information)!;
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{program} wrote nothing.");
        _total.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        _own.Add([.. line.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]);
        process.WaitForExit();
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
