using System.Diagnostics;

namespace NnGen.Peers.Comparisons;

/// <summary>A job, done by us and by the peers in the order of the table's columns.</summary>
internal sealed class Row(string network, string work, Contestant ours, IReadOnlyList<Contestant> peers)
{
    private readonly Contestant[] _turns = [ours, .. peers];

    public string Network => network;

    public string Work => work;

    public Contestant NnGen => ours;

    public IReadOnlyList<Contestant> Peers => peers;

    /// <summary>
    /// All do their jobs in turn, again and again, so that a machine that slows down for a while slows all of them down; the first third of the
    /// time only lets the JIT finish.
    /// </summary>
    public static void Interleave(IReadOnlyList<Row> rows, double seconds)
    {
        Repeat(rows, seconds / 3, contestant => contestant.WarmUp());
        Repeat(rows, 0, contestant => contestant.Calibrate());
        Repeat(rows, seconds * 2 / 3, contestant => contestant.Measure());
    }

    private static void Repeat(IReadOnlyList<Row> rows, double seconds, Action<Contestant> action)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            foreach (var row in rows)
            {
                // Whoever came after a peer that leaves caches and predictors in disorder would bear it in every pass.
                Random.Shared.Shuffle(row._turns);
                Array.ForEach(row._turns, action);
            }
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
    }
}
