using System.Globalization;

namespace NnGen.Files;

/// <summary>The numbers of a checkpoint, which stand in its metadata; floating-point ones as their bits, in hexadecimal.</summary>
internal sealed record CheckpointNumbers
{
    private const string Version = "1";
    private const string Prefix = "nngen.checkpoint";

    public required ulong Seed { get; init; }

    public required long Steps { get; init; }

    public required int Epoch { get; init; }

    public required string Optimizer { get; init; }

    public required long Updates { get; init; }

    public required float LearningRate { get; init; }

    public required IReadOnlyList<double> Schedule { get; init; }

    public required int BestEpoch { get; init; }

    public required float BestLoss { get; init; }

    public required float ReferenceLoss { get; init; }

    public required int Waited { get; init; }

    /// <summary>Whether the best epoch's network is there.</summary>
    public required bool HasBest { get; init; }

    public IEnumerable<KeyValuePair<string, string>> ToMetadata() =>
    [
        new(Prefix, Version),
        Of(nameof(Seed), Seed.ToString(CultureInfo.InvariantCulture)),
        Of(nameof(Steps), Steps.ToString(CultureInfo.InvariantCulture)),
        Of(nameof(Epoch), Epoch.ToString(CultureInfo.InvariantCulture)),
        Of(nameof(Optimizer), Optimizer),
        Of(nameof(Updates), Updates.ToString(CultureInfo.InvariantCulture)),
        Of(nameof(LearningRate), Bits(LearningRate)),
        Of(nameof(Schedule), string.Join(" ", Schedule.Select(Bits))),
        Of(nameof(BestEpoch), BestEpoch.ToString(CultureInfo.InvariantCulture)),
        Of(nameof(BestLoss), Bits(BestLoss)),
        Of(nameof(ReferenceLoss), Bits(ReferenceLoss)),
        Of(nameof(Waited), Waited.ToString(CultureInfo.InvariantCulture)),
        Of(nameof(HasBest), HasBest ? "1" : "0"),
    ];

    /// <exception cref="WeightsFileException">They are not those of a checkpoint.</exception>
    public static CheckpointNumbers Read(IReadOnlyDictionary<string, string> metadata, string file)
    {
        if (!metadata.TryGetValue(Prefix, out var version) || version != Version)
        {
            throw new WeightsFileException($"{file}: expected a checkpoint ({Prefix} = {Version} in the metadata), but found {Shown.Name(version ?? "none")}.");
        }

        var reader = new NumberReader(metadata, Prefix, file);
        return new()
        {
            Seed = ulong.Parse(reader.Text(nameof(Seed), text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)), CultureInfo.InvariantCulture),
            Steps = reader.Count(nameof(Steps), long.MaxValue),
            Epoch = (int)reader.Count(nameof(Epoch), int.MaxValue - 1),
            Optimizer = reader.Text(nameof(Optimizer), _ => true),
            Updates = reader.Count(nameof(Updates), long.MaxValue),
            LearningRate = reader.Single(nameof(LearningRate), rate => rate >= 0 && float.IsFinite(rate)),
            Schedule = reader.Doubles(nameof(Schedule)),
            BestEpoch = (int)reader.Count(nameof(BestEpoch), int.MaxValue),
            BestLoss = reader.Single(nameof(BestLoss), loss => !float.IsNaN(loss)),
            ReferenceLoss = reader.Single(nameof(ReferenceLoss), loss => !float.IsNaN(loss)),
            Waited = (int)reader.Count(nameof(Waited), int.MaxValue),
            HasBest = reader.Count(nameof(HasBest), 1) == 1,
        };
    }

    /// <exception cref="WeightsFileException">The file is a checkpoint, where weights alone are wanted.</exception>
    public static void RequireNone(IReadOnlyDictionary<string, string> metadata, string file)
    {
        if (metadata.ContainsKey(Prefix))
        {
            throw new WeightsFileException($"{file}: it is a checkpoint, to be loaded with Trainer.LoadCheckpoint.");
        }
    }

    /// <exception cref="WeightsFileException">The trainer at hand would go on otherwise.</exception>
    public void RequireFits(CheckpointNumbers trainer, string file)
    {
        if (Optimizer != trainer.Optimizer)
        {
            throw new WeightsFileException($"{file}: it was saved with the optimizer {Shown.Name(Optimizer)}, but the trainer has {trainer.Optimizer}.");
        }

        if (Schedule.Count != trainer.Schedule.Count)
        {
            throw new WeightsFileException(FormattableString.Invariant(
                $"{file}: the learning rate's schedule has {Schedule.Count} numbers of state, but the trainer's has {trainer.Schedule.Count}: it is another."));
        }

        if (Seed != trainer.Seed)
        {
            throw new WeightsFileException(FormattableString.Invariant(
                $"{file}: the network that was saved had the seed {Seed}, but the trainer's has {trainer.Seed}, and so would draw other random masks. Create it with seed: {Seed}."));
        }

        if (Updates > Steps)
        {
            throw new WeightsFileException(FormattableString.Invariant($"{file}: expected at most {Steps} updates, one a step, but found {Updates}."));
        }
    }

    private static KeyValuePair<string, string> Of(string name, string text) => new($"{Prefix}.{NumberReader.KeyOf(name)}", text);

    private static string Bits(float value) => BitConverter.SingleToUInt32Bits(value).ToString("x8", CultureInfo.InvariantCulture);

    private static string Bits(double value) => BitConverter.DoubleToUInt64Bits(value).ToString("x16", CultureInfo.InvariantCulture);
}
