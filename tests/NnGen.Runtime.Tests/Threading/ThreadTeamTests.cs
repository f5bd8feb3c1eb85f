using NnGen.CompilerServices;

namespace NnGen.Tests.Threading;

public class ThreadTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Every_part_of_every_job_runs_once(int threads)
    {
        using var team = new ThreadTeam(threads);
        var job = new Counting(threads);
        for (var turn = 1; turn <= 2_000; turn++)
        {
            team.Run(job);
            Assert.All(job.Counts, count => Assert.Equal(turn, count));
        }
    }

    [Fact]
    public void Threads_that_have_gone_to_sleep_wake_up()
    {
        using var team = new ThreadTeam(2);
        var job = new Counting(2);
        for (var turn = 1; turn <= 5; turn++)
        {
            Thread.Sleep(20);
            team.Run(job);
            Assert.All(job.Counts, count => Assert.Equal(turn, count));
        }
    }

    [Fact]
    public async Task Disposing_during_a_turn_lets_the_turn_end()
    {
        for (var i = 0; i < 200; i++)
        {
            var team = new ThreadTeam(4);
            var job = new Counting(4);
            var other = Task.Run(team.Dispose);
            var turns = 0;
            try
            {
                for (; turns < 1_000; turns++)
                {
                    team.Run(job);
                }
            }
            catch (ObjectDisposedException)
            {
            }

            await other.WaitAsync(TimeSpan.FromSeconds(20));
            Assert.All(job.Counts, count => Assert.Equal(turns, count));
        }
    }

    [Fact]
    public void A_thread_that_is_interrupted_still_waits_for_the_others()
    {
        using var team = new ThreadTeam(2);
        var job = new Sleeping();
        var thread = new Thread(() =>
        {
            team.Run(job);
            job.HadEnded = job.Ended;
        });
        thread.Start();
        Assert.True(job.Started.Wait(TimeSpan.FromSeconds(20)));
        thread.Interrupt();
        Assert.True(thread.Join(TimeSpan.FromSeconds(20)));
        Assert.True(job.HadEnded);
    }

    [Theory]
    [InlineData(2, 16_384)]
    [InlineData(3, 100_016)]
    [InlineData(3, 160)]
    public void A_block_is_shared_out_in_whole_cache_lines(int threads, int length)
    {
        using var team = new ThreadTeam(threads);
        var job = new Marking(length);
        team.Share(job, length);
        Assert.All(job.Marks, mark => Assert.Equal(1, mark));
    }

    [Fact]
    public void The_first_part_that_fails_is_heard_when_all_have_ended()
    {
        using var team = new ThreadTeam(3);
        var job = new Counting(3) { Fails = part => part > 0 };
        for (var turn = 1; turn <= 50; turn++)
        {
            Assert.Equal("part 1", Assert.Throws<InvalidOperationException>(() => team.Run(job)).Message);
            Assert.All(job.Counts, count => Assert.Equal(turn, count));
        }

        job.Fails = part => part == 0;
        Assert.Equal("part 0", Assert.Throws<InvalidOperationException>(() => team.Run(job)).Message);
        job.Fails = _ => false;
        team.Run(job);
    }

    [Fact]
    public void A_team_that_is_disposed_of_takes_no_job()
    {
        var team = new ThreadTeam(2);
        team.Dispose();
        team.Dispose();
        Assert.Throws<ObjectDisposedException>(() => team.Run(new Counting(2)));
    }

    [Theory]
    [InlineData(784, 6)]
    [InlineData(3, 8)]
    [InlineData(1, 1)]
    [InlineData(13, 4)]
    public void Parts_are_whole_tiles_and_together_all_rows(int rows, int tile)
    {
        for (var parts = 1; parts <= 9; parts++)
        {
            Assert.Equal((0, rows), (Part.Start(rows, tile, 0, parts), Part.Start(rows, tile, parts, parts)));
            for (var part = 1; part < parts; part++)
            {
                var start = Part.Start(rows, tile, part, parts);
                Assert.InRange(start, Part.Start(rows, tile, part - 1, parts), rows);
                Assert.True(start == rows || start % tile == 0);
            }
        }
    }

    private sealed class Counting(int parts) : ITeamJob
    {
        public int[] Counts { get; } = new int[parts];

        public Func<int, bool> Fails { get; set; } = _ => false;

        public void Run(int part, int parts)
        {
            Assert.Equal(Counts.Length, parts);
            Counts[part]++;
            if (Fails(part))
            {
                throw new InvalidOperationException($"part {part}");
            }
        }
    }

    private sealed class Marking(int length) : IRangeJob
    {
        public int[] Marks { get; } = new int[length];

        public void Run(int start, int length)
        {
            Assert.Equal((0, 0), (start % 16, length % 16));
            foreach (ref var mark in Marks.AsSpan(start, length))
            {
                mark++;
            }
        }
    }

    private sealed class Sleeping : ITeamJob
    {
        public ManualResetEventSlim Started { get; } = new();

        public bool Ended { get; private set; }

        public bool HadEnded { get; set; }

        public void Run(int part, int parts)
        {
            if (part == 1)
            {
                Started.Set();
                Thread.Sleep(300);
                Ended = true;
            }
        }
    }
}
