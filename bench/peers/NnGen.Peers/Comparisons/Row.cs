namespace NnGen.Peers.Comparisons;

/// <summary>A job, done by us and by the peers in the order of the table's columns.</summary>
internal sealed record Row(string Network, string Work, Contestant NnGen, IReadOnlyList<Contestant> Peers)
{
    public IEnumerable<Contestant> All => [NnGen, .. Peers];

    /// <summary>
    /// All do the job in turn, again and again, so that a machine that slows down for a while slows all of them down; the first third of the time only
    /// lets the JIT finish.
    /// </summary>
    public static void Interleave(IReadOnlyList<Row> rows, double seconds)
    {
        Repeat(rows, seconds / 3, contestant => contestant.WarmUp());
        Repeat(rows, 0, contestant => contestant.Calibrate());
        Repeat(rows, seconds * 2 / 3, contestant => contestant.Measure());
    }

    private static void Repeat(IReadOnlyList<Row> rows, double seconds, Action<Contestant> action)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        do
        {
            foreach (var contestant in rows.SelectMany(row => row.All))
            {
                action(contestant);
            }
        }
        while (System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
    }
}
