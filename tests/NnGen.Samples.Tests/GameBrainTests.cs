using Racing;

namespace NnGen.Samples.Tests;

public class GameBrainTests
{
    private static readonly Experiment Experiment = new(seed: 1);
    private static readonly List<Generation> Generations = [.. Experiment.Run()];

    [Fact]
    public void Evolution_learns_to_drive()
    {
        Assert.True(Generations[^1].Best > Experiment.Track.Count, $"{Generations[^1].Best} gates of {Experiment.Track.Count}");
        Assert.True(Generations[^1].Best > 2 * Generations[0].Best, $"{Generations[0].Best} gates at first, {Generations[^1].Best} at last");
        Assert.True(Generations[^1].Mean > 4 * Generations[0].Mean, $"{Generations[0].Mean} gates at first, {Generations[^1].Mean} at last");
    }

    [Fact]
    public void The_fittest_is_never_lost() =>
        Assert.All(Generations.Zip(Generations.Skip(1)), pair => Assert.True(pair.Second.Best >= pair.First.Best));

    /// <summary>Cars pass through each other: alone, the best brain of the race comes just as far.</summary>
    [Fact]
    public void A_brain_drives_alone_as_it_drove_among_others()
    {
        var way = Generations[^1].Way;
        var end = way[^1].Position;
        var nearest = Enumerable.Range(0, Experiment.Track.Count).MinBy(gate => (Experiment.Track.Centre[gate] - end).Dot(Experiment.Track.Centre[gate] - end));

        Assert.InRange((Generations[^1].Best - nearest + Experiment.Track.Count + 3) % Experiment.Track.Count, 0, 6);
    }

    [Fact]
    public void Races_and_breeding_allocate_nothing()
    {
        var experiment = new Experiment(seed: 2);
        var race = new Race(experiment.Track, Experiment.Cars);
        for (var i = 0; i < 3; i++)
        {
            race.Run(experiment.Population);
            experiment.Population.Evolve(Experiment.Options);
        }

        var evaluations = race.Evaluations;
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            race.Run(experiment.Population);
            experiment.Population.Evolve(Experiment.Options);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
        Assert.True(race.Evaluations > evaluations + 50_000);

        var control = GC.GetAllocatedBytesForCurrentThread();
        race.Trace(experiment.Population[0]);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() > control);
    }

    [Fact]
    public void Walls_do_not_fold_over()
    {
        var track = Experiment.Track;
        Assert.All(Enumerable.Range(0, track.Count), i =>
        {
            var next = (i + 1) % track.Count;
            var along = track.Centre[next] - track.Centre[i];
            Assert.True(along.Dot(track.Left[next] - track.Left[i]) > 0 && along.Dot(track.Right[next] - track.Right[i]) > 0, $"gate {i}");
        });
    }

    [Fact]
    public void The_committed_picture_is_drawn() =>
        CommittedPicture.Verify("GameBrain", "game-brain.svg", Drawing.Draw(Experiment.Track, Generations));
}
