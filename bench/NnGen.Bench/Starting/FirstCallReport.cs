using System.Reflection;
using System.Runtime.InteropServices;
using NnGen.Bench.Measuring;
using NnGen.Bench.Quick;

namespace NnGen.Bench.Starting;

/// <summary>
/// The time from a process's start to the first prediction of 64-32-10, compiled by the JIT or ahead of time by ReadyToRun, starts in turn.
/// </summary>
internal static class FirstCallReport
{
    private const int Starts = 20;

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("nngen-first-call-").FullName;
        try
        {
            var variants = Variants(folder);
            for (var i = 0; i <= Starts; i++)
            {
                variants.ForEach(variant => variant.Start());
            }

            Console.WriteLine(FormattableString.Invariant($"Medians of {Starts} starts in turn, in milliseconds."));
            Console.WriteLine();
            MarkdownTable.Write(
                Console.Out, names: 1, ["program", "process start to line", "new network", "first Predict", "second Predict"], variants.Select(Cells));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<StartVariant> Variants(string folder)
    {
        var plain = Publish(folder, "jit");
        var ahead = Publish(folder, "r2r", "-p:PublishReadyToRun=true");
        var wide = Publish(folder, "r2r-v3", "-p:PublishReadyToRun=true", "-p:PublishReadyToRunCrossgen2ExtraArgs=--instruction-set:x86-64-v3");
        (string, string) untiered = ("DOTNET_TieredCompilation", "0"), unprofiled = ("DOTNET_TieredPGO", "0");
        return
        [
            new("no network", plain, "none"),
            new("JIT", plain),
            new("JIT, TieredPGO=0", plain, null, unprofiled),
            new("JIT, TieredCompilation=0", plain, null, untiered),
            new("no network, ReadyToRun", ahead, "none"),
            new("ReadyToRun", ahead),
            new("ReadyToRun, TieredPGO=0", ahead, null, unprofiled),
            new("ReadyToRun for x86-64-v3", wide),
        ];
    }

    private static string Publish(string folder, string name, params string[] properties)
    {
        var project = typeof(FirstCallReport).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "FirstCall").Value!;
        var output = Path.Combine(folder, name);
        Command.Run(
            "dotnet", ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", output, .. properties]);
        return Path.Combine(output, OperatingSystem.IsWindows() ? "FirstCall.exe" : "FirstCall");
    }

    private static string[] Cells(StartVariant variant) =>
        [variant.Name, Number(variant.Total, "F0"), .. variant.Own.Select((time, part) => Number(time, part < 2 ? "F2" : "F4"))];

    private static string Number(double value, string format) => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
}
