using System.Diagnostics;

namespace NnGen.Bench.Measuring;

/// <summary>Runs another program.</summary>
internal static class Command
{
    /// <summary>Seconds until a program has ended well.</summary>
    /// <exception cref="InvalidOperationException">It has not; the message holds what it wrote.</exception>
    public static double Run(string program, params IEnumerable<string> arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(start).TotalSeconds
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{output}");
    }
}
