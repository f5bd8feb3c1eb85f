using System.Runtime.CompilerServices;
using NnGen.Tests.Networks;

namespace NnGen.Tests.Training;

using Hooked = DenseNetwork<HookedSpec>;

/// <summary>The threads themselves: what they allocate, what happens when they fail, and that they end.</summary>
public sealed class TrainerThreadsTests : IDisposable
{
    private const int Threads = 3;

    private static object? s_sink;

    private readonly float[] _inputs = new float[21];
    private readonly float[] _targets = new float[21];

    public void Dispose() => (Hooked.DeltaHook, Hooked.GradientHook) = (null, null);

    [Theory]
    [MemberData(nameof(Optimizers.Names), MemberType = typeof(Optimizers))]
    public void A_step_allocates_nothing_on_any_thread(string optimizer)
    {
        using var trainer = Create(optimizer);
        Assert.All(AllocatedByThreads(trainer, _ => { }), bytes => Assert.Equal(0, bytes));
    }

    [Fact]
    public void An_allocation_on_any_thread_is_seen()
    {
        using var trainer = Create("SGD");
        Assert.All(AllocatedByThreads(trainer, _ => s_sink = new byte[24]), bytes => Assert.InRange(bytes, 40, 1_000_000));
        Assert.NotNull(s_sink);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void An_error_in_a_part_surfaces_and_the_trainer_goes_on(int failing)
    {
        var (failed, twin) = (new Hooked(seed: 1), new Hooked(seed: 1));
        using var trainer = new Trainer<Hooked>(failed, new Adam(), new TrainerOptions { Parallelism = Threads });
        var before = failed.Parameters.ToArray();

        Hooked.GradientHook = part => Fail(part == failing);
        Assert.Throws<TimeZoneNotFoundException>(() => trainer.Step(_inputs, _targets));
        Hooked.GradientHook = null;
        Hooked.DeltaHook = firstRow => Fail(firstRow == 4 * failing);
        Assert.Throws<TimeZoneNotFoundException>(() => trainer.Step(_inputs, _targets));
        Hooked.DeltaHook = null;
        Assert.Equal(before, failed.Parameters.ToArray());

        using var alone = new Trainer<Hooked>(twin, new Adam());
        Assert.Equal(alone.Step(_inputs, _targets), trainer.Step(_inputs, _targets));
        Assert.Equal(twin.Parameters.ToArray(), failed.Parameters.ToArray());
    }

    [Fact]
    public void Disposal_ends_the_threads_and_takes_no_more_steps()
    {
        var trainer = Create("SGD");
        var threads = ThreadsOf(trainer);
        Assert.Equal(Threads, threads.Distinct().Count());
        Assert.Same(Thread.CurrentThread, threads[0]);
        Assert.All(threads.Skip(1), thread => Assert.True(thread is { IsAlive: true, IsBackground: true }));

        trainer.Dispose();
        trainer.Dispose();
        Assert.All(threads.Skip(1), thread => Assert.False(thread.IsAlive));
        Assert.Throws<ObjectDisposedException>(() => trainer.Step(_inputs, _targets));
        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(Dataset.FromTargets(_inputs, 1, _targets, 1)));
        Assert.True(float.IsFinite(trainer.Evaluate(Dataset.FromTargets(_inputs, 1, _targets, 1)).Loss));
    }

    [Fact]
    public void A_trainer_of_one_thread_takes_no_more_steps_either()
    {
        var trainer = new Trainer<Hooked>(new(), new SGD(0.1f));
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Step(_inputs, _targets));
    }

    [Fact]
    public void The_threads_of_a_forgotten_trainer_end()
    {
        var threads = ForgottenThreads();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.All(threads.Skip(1), thread => Assert.True(thread.Join(TimeSpan.FromMinutes(2))));

        [MethodImpl(MethodImplOptions.NoInlining)]
        Thread[] ForgottenThreads() => ThreadsOf(Create("SGD"));
    }

    private static Trainer<Hooked> Create(string optimizer) =>
        new(new(seed: 1), Optimizers.Create(optimizer), new TrainerOptions { Parallelism = Threads });

    private static void Fail(bool fail)
    {
        if (fail)
        {
            throw new TimeZoneNotFoundException();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Thread[] ThreadsOf(Trainer<Hooked> trainer)
    {
        var threads = new Thread[Threads];
        Hooked.GradientHook = part => threads[part] = Thread.CurrentThread;
        trainer.Step(_inputs, _targets);
        Hooked.GradientHook = null;
        return threads;
    }

    /// <summary>The bytes each thread allocates from one gradient pass to another, some warmed steps later; the least of three counts.</summary>
    private long[] AllocatedByThreads(Trainer<Hooked> trainer, Action<int> beside)
    {
        var (now, before, least) = (new long[Threads], new long[Threads], new long[Threads]);
        Array.Fill(least, long.MaxValue);
        Hooked.GradientHook = part =>
        {
            beside(part);
            now[part] = GC.GetAllocatedBytesForCurrentThread();
        };
        for (var step = 0; step < 400; step++)
        {
            trainer.Step(_inputs, _targets);
            for (var part = 0; step >= 100 && step % 100 == 0 && part < Threads; part++)
            {
                least[part] = Math.Min(least[part], step == 100 ? long.MaxValue : now[part] - before[part]);
                before[part] = now[part];
            }
        }

        return least;
    }
}

/// <summary>For the tests that hook into the passes: 1 → 1, chunks of 4.</summary>
public readonly struct HookedSpec : IDenseSpec
{
    public static int Inputs => 1;

    public static int Outputs => 1;

    public static Loss Loss => Loss.MeanSquaredError;

    public static int ChunkSize => 4;
}
