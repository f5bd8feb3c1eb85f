using NnGen.Bench.Machine;
using NnGen.Bench.Measuring;

namespace NnGen.Bench.Quick;

/// <summary>
/// What a second thread gains, measured after everything else, since a second thread takes memory bandwidth, and on many machines clock
/// frequency, from the first.
/// </summary>
internal static class ThreadReport
{
    /// <summary>The share of the gain on multiply-adds alone that training should have.</summary>
    private const double Goal = 0.85;

    public static void Write(TextWriter writer, double seconds)
    {
        if (Environment.ProcessorCount == 1)
        {
            writer.WriteLine("Threads: this machine has one core.");
            return;
        }

        using var two = new TwoThreads(MultiplyAdds.Run);
        Timing one = new(MultiplyAdds.Run), both = new(two.Run);
        Timing.MeasureInterleaved([one, both], seconds);
        var ratio = 2 * one.Best / both.Best;
        writer.WriteLine(FormattableString.Invariant($"Threads: multiply-adds on two are {ratio:F2} × those on one; training on two should be {Goal * ratio:F2} × as fast as on one."));
    }
}
