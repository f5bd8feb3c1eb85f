using NnGen;

namespace Mnist.Data;

/// <summary>The 1,797 handwritten digits of 8×8 pixels that are in the repository.</summary>
public static class SmallDigits
{
    private const double TestShare = 0.2;

    /// <summary>Reads them, grey values divided by 16, and divides them at random into those to learn from and those to be tested on.</summary>
    public static (Dataset Train, Dataset Test) Read(ulong seed)
    {
        var digits = Dataset.LoadCsv(Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz"), new CsvOptions { Scale = 1f / 16f });
        var (test, train) = digits.Split(TestShare, seed);
        return (train, test);
    }
}
