using NnGen.Bench.Machine;
using NnGen.Bench.Measuring;
using NnGen.Bench.Networks;

namespace NnGen.Bench.Quick;

/// <summary>
/// What a second thread gains in training, measured after everything else, since a second thread takes memory bandwidth, and on many machines
/// clock frequency, from the first.
/// </summary>
internal static class ThreadReport
{
    private const int Batch = 256;
    private const int Rounds = 4;

    /// <summary>The share of the gain on multiply-adds alone that training should have.</summary>
    private const double Goal = 0.85;

    public static void Write(TextWriter writer, double seconds)
    {
        if (Environment.ProcessorCount == 1)
        {
            writer.WriteLine("Threads: this machine has one core.");
            return;
        }

        using Trainer<MnistNet> alone = Trainer(parallelism: 1), together = Trainer(parallelism: 2);
        var (inputs, labels) = Data();
        Timing oneThread = new(MultiplyAdds.Run), oneTrainer = new(Steps(alone, inputs, labels)), twoTrainers = new(Steps(together, inputs, labels));
        Timing? twoThreads = null;
        for (var round = 0; round < Rounds; round++)
        {
            // The second thread of the peak never sleeps, and must not be there while a trainer's second thread needs its core.
            using (var two = new TwoThreads(times => MultiplyAdds.Run(times)))
            {
                var both = new Timing(two.Run);
                Timing.MeasureInterleaved([oneThread, both], seconds / (2 * Rounds));
                twoThreads = twoThreads is null || both.Best < twoThreads.Best ? both : twoThreads;
            }

            Timing.MeasureInterleaved([oneTrainer, twoTrainers], seconds / (2 * Rounds));
        }

        var (peak, gain) = (2 * oneThread.Best / twoThreads!.Best, oneTrainer.Best / twoTrainers.Best);
        writer.WriteLine(FormattableString.Invariant(
            $"""
            Two threads: multiply-adds alone are {peak:F2} × those of one. A step of 784-128-64-10 on {Batch}, Adam, takes {1e6 * oneTrainer.Best:F0} µs on one
            thread and {1e6 * twoTrainers.Best:F0} µs with Parallelism = 2: {gain:F2} ×, which is {gain / peak:F2} of what multiply-adds gain ({Goal:F2} asked).
            """));
    }

    private static Trainer<MnistNet> Trainer(int parallelism) =>
        new(new MnistNet(seed: 1), new Adam(1e-3f), new TrainerOptions { Parallelism = parallelism });

    private static Action<int> Steps(Trainer<MnistNet> trainer, float[] inputs, int[] labels) => times =>
    {
        for (; times > 0; times--)
        {
            trainer.Step(inputs, labels);
        }
    };

    private static (float[] Inputs, int[] Labels) Data()
    {
        var random = new RandomSource(3);
        var inputs = new float[Batch * MnistNet.InputSize];
        foreach (ref var x in inputs.AsSpan())
        {
            x = random.NextSingle();
        }

        return (inputs, [.. Enumerable.Range(0, Batch).Select(i => i % MnistNet.OutputSize)]);
    }
}
