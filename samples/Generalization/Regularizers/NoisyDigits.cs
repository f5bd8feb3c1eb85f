using NnGen;

namespace Generalizing.Regularizers;

/// <summary>Few handwritten digits with some wrong labels to learn from, and many with right ones to be tested on.</summary>
public sealed class NoisyDigits
{
    private const int TrainingCount = 200;
    private const int WrongOneIn = 5;

    /// <summary>Divides the digits at random, and mislabels some of those to learn from.</summary>
    public NoisyDigits(Dataset digits, ulong seed)
    {
        (Train, Test) = digits.Split((double)TrainingCount / digits.Count, seed);
        var random = new RandomSource(seed, stream: 1);
        var inputs = new float[Train.Count * PlainNet.InputSize];
        var labels = new int[Train.Count];
        for (var i = 0; i < Train.Count; i++)
        {
            Train.Input(i).CopyTo(inputs.AsSpan(i * PlainNet.InputSize));
            labels[i] = random.NextInt32(WrongOneIn) == 0 ? random.NextInt32(PlainNet.OutputSize) : Train.LabelsOf(i)[0];
        }

        Train = Dataset.FromLabels(inputs, PlainNet.InputSize, labels);
    }

    public Dataset Train { get; private set; }

    public Dataset Test { get; }

    /// <summary>All digits, as the program's directory has them.</summary>
    public static Dataset Load() => Dataset.LoadCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"), new CsvOptions { Scale = 1f / 16f });
}
