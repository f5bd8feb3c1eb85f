namespace NnGen;

public sealed partial class Dataset
{
    /// <summary>
    /// Reads images and labels in the IDX format of MNIST and its kin: unsigned bytes, n × rows × columns (or any axes) and n. An image becomes one input, row by
    /// row. Gzipped files are recognised by their content.
    /// </summary>
    /// <param name="imagesPath">The file of images, as <c>train-images-idx3-ubyte.gz</c>.</param>
    /// <param name="labelsPath">The file of labels, as <c>train-labels-idx1-ubyte.gz</c>.</param>
    /// <param name="options">Whether values are normalised; the defaults of <see cref="IdxOptions"/> if null.</param>
    /// <exception cref="InvalidDataException">A file is not of this format, is cut off or too long, or the two do not belong together; the message names the file.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Dataset FromIdx(string imagesPath, string labelsPath, IdxOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(imagesPath);
        ArgumentException.ThrowIfNullOrEmpty(labelsPath);
        using var images = File.OpenRead(imagesPath);
        using var labels = File.OpenRead(labelsPath);
        return FromIdx(IdxFile.Read(images, Path.GetFileName(imagesPath)), IdxFile.Read(labels, Path.GetFileName(labelsPath)), options);
    }

    /// <summary>Reads streams from their positions to their ends, as <see cref="FromIdx(string, string, IdxOptions?)"/> reads files; they stay open.</summary>
    /// <param name="images">Plain or gzipped.</param>
    /// <param name="labels">Plain or gzipped.</param>
    /// <param name="options">Whether values are normalised; the defaults of <see cref="IdxOptions"/> if null.</param>
    /// <exception cref="InvalidDataException">As for <see cref="FromIdx(string, string, IdxOptions?)"/>.</exception>
    public static Dataset FromIdx(Stream images, Stream labels, IdxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        return FromIdx(IdxFile.Read(images, "images"), IdxFile.Read(labels, "labels"), options);
    }

    private static Dataset FromIdx(IdxFile images, IdxFile labels, IdxOptions? options)
    {
        if (images.Axes.Length < 2)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{images.Name}: expected images of 2 axes or more, the first counting them, but found {images.Axes.Length}."));
        }

        if (labels.Axes.Length != 1)
        {
            throw new InvalidDataException(FormattableString.Invariant($"{labels.Name}: expected labels of 1 axis, but found {labels.Axes.Length}."));
        }

        if (images.Axes[0] != labels.Axes[0])
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{labels.Name}: expected a label for each of the {images.Axes[0]} images of {images.Name}, but found {labels.Axes[0]}."));
        }

        if (images.Values.Length == 0)
        {
            throw new InvalidDataException($"{images.Name} holds no images.");
        }

        var divisor = options is { Normalize: true } ? 255f : 1f;
        return new Dataset(
            Array.ConvertAll(images.Values, value => value / divisor), [], images.Values.Length / images.Axes[0], [], 0,
            Array.ConvertAll(labels.Values, value => (int)value), 1);
    }
}
