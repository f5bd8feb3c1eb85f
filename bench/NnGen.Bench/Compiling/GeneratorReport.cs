using System.Diagnostics;
using NnGen.Bench.Quick;

namespace NnGen.Bench.Compiling;

/// <summary>What the generator adds to a compilation: each network in a warm compiler, and ten of them in a project.</summary>
internal static class GeneratorReport
{
    private const double WarmingSeconds = 15;
    private const double Seconds = 15;
    private const int Builds = 3;

    public static void Run()
    {
        var networks = NetworkSources.OfBenchmark().Select(network => new GeneratorRun(network.Name, network.Text)).ToList();
        Repeat(networks, WarmingSeconds);
        networks.ForEach(network => network.Forget());
        Repeat(networks, Seconds);
        MarkdownTable.Write(
            Console.Out,
            names: 1,
            ["network", "generator", "median", "of that parsing the text", "text", "lines"],
            networks.Select(Cells));
        Console.WriteLine(FormattableString.Invariant($"{networks[0].Runs} runs in turn, in a warm compiler; the best, and the median. The goal is 5 ms."));
        Console.WriteLine();
        CompareBuilds();
    }

    private static void Repeat(List<GeneratorRun> networks, double seconds)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            networks.ForEach(network => network.Run());
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
    }

    private static string[] Cells(GeneratorRun run) =>
    [
        run.Name, ResultTable.Time(run.Generating.Min()), ResultTable.Time(Median(run.Generating)), ResultTable.Time(run.Parsing.Min()),
        FormattableString.Invariant($"{run.Characters:N0} characters"), FormattableString.Invariant($"{run.Lines:N0}"),
    ];

    private static void CompareBuilds()
    {
        using var with = new ConsumerProject("WithNetworks", NetworkSources.Ten());
        using var without = new ConsumerProject("WithoutNetworks", "");
        with.Build();
        without.Build();
        List<double> longer = [], shorter = [];
        for (var i = 0; i < Builds; i++)
        {
            longer.Add(with.Build());
            shorter.Add(without.Build());
        }

        Console.WriteLine(FormattableString.Invariant(
            $"dotnet build of a changed project, best of {Builds}: {longer.Min():F2} s with ten networks, {shorter.Min():F2} s without, {longer.Min() - shorter.Min():F2} s more; medians {Median(longer) - Median(shorter):F2} s more. The goal is 2 s."));
    }

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);
}
