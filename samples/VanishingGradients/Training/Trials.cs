using NnGen;

namespace Depth.Training;

/// <summary>Trains fifty blocks, plain and with each remedy, on the same digits with the same settings.</summary>
public sealed class Trials
{
    /// <summary>How often each network sees all digits.</summary>
    public const int Epochs = 8;

    private const int BatchSize = 32;
    private const float LearningRate = 1e-3f;
    private const ulong Seed = 1;

    private readonly Dataset _train;
    private readonly Dataset _test;

    /// <summary>Trains all networks.</summary>
    /// <param name="digits">The handwritten digits of 8×8 pixels.</param>
    public Trials(Dataset digits)
    {
        (_test, _train) = digits.Split(0.2, Seed);
        Outcomes =
        [
            Train<SigmoidDigits>("sigmoid", "plain"),
            Train<SigmoidLayerNormDigits>("sigmoid", "LayerNorm"),
            Train<SigmoidBatchNormDigits>("sigmoid", "BatchNorm"),
            Train<ResidualDigits>("residual", "plain"),
            Train<ResidualDigits>("residual", "weights/√L", 1 / Math.Sqrt(Experiment.Depth)),
            Train<ResidualLayerNormDigits>("residual", "LayerNorm"),
            Train<ResidualBatchNormDigits>("residual", "BatchNorm"),
        ];
    }

    /// <summary>Plain blocks first, then those with remedies.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; }

    /// <summary>All digits, as the program's directory has them.</summary>
    public static Dataset Load() => Dataset.LoadCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"), new CsvOptions { Scale = 1f / 16f });

    private Outcome Train<TNet>(string blocks, string remedy, double blockFactor = 1)
        where TNet : class, INetwork<TNet>
    {
        var net = TNet.Create(Seed);
        Initialization.Scale(net, blockFactor);
        var (trainer, losses) = (new Trainer<TNet>(net, new Adam(LearningRate)), new List<double>());
        try
        {
            var history = trainer.Fit(_train, new FitOptions { Epochs = Epochs, BatchSize = BatchSize, Seed = Seed });
            losses.AddRange(history.Epochs.Select(epoch => (double)epoch.Loss));
        }
        catch (TrainingDivergedException)
        {
            // What is left is judged as it is.
        }

        return new Outcome(blocks, remedy, losses, trainer.Evaluate(_test).Accuracy.GetValueOrDefault());
    }
}
