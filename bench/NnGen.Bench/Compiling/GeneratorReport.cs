using System.Diagnostics;
using NnGen.Bench.Quick;

namespace NnGen.Bench.Compiling;

/// <summary>What the generator adds to a compilation: each network in a warm compiler, and ten of them in a project.</summary>
internal static class GeneratorReport
{
    private const double SecondsEach = 4;
    private const int Builds = 5;

    public static void Run()
    {
        MarkdownTable.Write(
            Console.Out,
            names: 1,
            ["network", "generator, median", "best", "of that parsing", "text"],
            NetworkSources.OfBenchmark().Select(network => Row(network.Name, new GeneratorRun(network.Text))));
        Console.WriteLine("The goal is 5 ms.");
        Console.WriteLine();
        CompareInProcess();
        CompareBuilds();
    }

    private static string[] Row(string name, GeneratorRun run)
    {
        var (all, parsing) = (Repeat(run.Generate), Repeat(run.Parse));
        return
        [
            name, ResultTable.Time(Median(all)), ResultTable.Time(all.Min()), ResultTable.Time(Median(parsing)),
            FormattableString.Invariant($"{run.Characters:N0} characters"),
        ];
    }

    private static void CompareInProcess()
    {
        var (without, with) = (Repeat(new GeneratorRun("class Empty;").Compile), Repeat(new GeneratorRun(NetworkSources.Ten()).Compile));
        Console.WriteLine(FormattableString.Invariant(
            $"Compiled in this process, warm: ten networks {Median(with):F2} s, none {Median(without):F2} s."));
    }

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
            $"dotnet build of a changed project, best of {Builds}: ten networks {longer.Min():F2} s, none {shorter.Min():F2} s, {longer.Min() - shorter.Min():F2} s more; median {Median(longer) - Median(shorter):F2} s more. The goal is 2 s."));
    }

    /// <summary>The times of the second half, when the compiler itself has been compiled.</summary>
    private static List<double> Repeat(Func<double> action)
    {
        List<double> seconds = [];
        var start = Stopwatch.GetTimestamp();
        while (seconds.Count < 10 || Stopwatch.GetElapsedTime(start).TotalSeconds < SecondsEach)
        {
            seconds.Add(action());
        }

        return seconds[(seconds.Count / 2)..];
    }

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);
}
