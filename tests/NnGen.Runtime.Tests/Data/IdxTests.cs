using System.IO.Compression;

namespace NnGen.Tests.Data;

public class IdxTests
{
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 255, 1, 2, 3];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 255];

    [Fact]
    public void Reads_images_and_labels_plain_and_gzipped()
    {
        foreach (var (images, labels) in (ReadOnlySpan<(byte[], byte[])>)[(Images, Labels), (Zip(Images), Labels), (Zip(Images), Zip(Labels))])
        {
            var data = Read(images, labels);
            Assert.Equal((2, 3), (data.Count, data.InputSize));
            Assert.Equal([0f, 51, 255, 1, 2, 3], data.Inputs.ToArray());
            Assert.Equal([7, 255], data.Labels.ToArray());
        }
    }

    [Fact]
    public void Normalises_to_the_unit_interval()
    {
        var data = Dataset.FromIdx(new MemoryStream(Images), new MemoryStream(Labels), new IdxOptions { Normalize = true });
        Assert.Equal([0f, 51 / 255f, 1, 1 / 255f, 2 / 255f, 3 / 255f], data.Inputs.ToArray());
    }

    [Fact]
    public void Reads_files_and_names_them_in_errors()
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            var (images, labels) = (Path.Combine(directory.FullName, "some-images"), Path.Combine(directory.FullName, "some-labels.gz"));
            File.WriteAllBytes(images, Images);
            File.WriteAllBytes(labels, Zip(Labels));
            Assert.Equal(2, Dataset.FromIdx(images, labels).Count);
            var error = Assert.Throws<InvalidDataException>(() => Dataset.FromIdx(labels, images));
            Assert.StartsWith("some-labels.gz: expected images of 2 axes or more", error.Message, StringComparison.Ordinal);
            Assert.Throws<FileNotFoundException>(() => Dataset.FromIdx(images, labels + "x"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void Refuses_what_is_not_whole()
    {
        Fails([], Labels, "images: the file ends within its header.");
        Fails(Images[..9], Labels, "images: the file ends within its header.");
        Fails(Images[..^1], Labels, "images: its axes ask for 6 bytes, but the file ends after 5.");
        Fails(Zip(Images[..^1]), Labels, "images: its axes ask for 6 bytes, but the file ends after 5.");
        Fails([.. Images, 0], Labels, "images: its axes ask for 6 bytes, but the file goes on behind them.");
        Fails([0, 0, 9, 3, .. Images[4..]], Labels, "images: expected the bytes 00 00 08 (unsigned bytes) and the number of axes, but found 00000903.");
        Fails([1, 0, 8, 3, .. Images[4..]], Labels, "images: expected the bytes 00 00 08 (unsigned bytes) and the number of axes, but found 01000803.");
        Fails([0, 0, 8, 0, .. Images[4..]], Labels, "images: expected the bytes 00 00 08 (unsigned bytes) and the number of axes, but found 00000800.");
        Fails([0, 0, 8, 2, 127, 255, 255, 0, 0, 0, 0, 9], Labels, "images: expected at most 2147483591 bytes, but axis 1 of 2 is given as 9.");
        Fails([0, 0, 8, 2, 255, 255, 255, 255, 0, 0, 0, 9], Labels, "images: expected at most 2147483591 bytes, but axis 0 of 2 is given as 4294967295.");
        Fails([0, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0, 9], [0, 0, 8, 1, 0, 0, 0, 0], "images holds no images.");
        Fails([0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], Labels, "images: it is not a valid gzip archive.");
    }

    [Fact]
    public void Refuses_what_does_not_belong_together()
    {
        Fails(Images, Images, "labels: expected labels of 1 axis, but found 3.");
        Fails(Labels, Labels, "images: expected images of 2 axes or more, the first counting them, but found 1.");
        Fails(Images, [0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3], "labels: expected a label for each of the 2 images of images, but found 3.");
        Assert.Throws<ArgumentNullException>("images", () => Dataset.FromIdx(null!, new MemoryStream()));
        Assert.Throws<ArgumentException>("labelsPath", () => Dataset.FromIdx("x", ""));
    }

    private static void Fails(byte[] images, byte[] labels, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Read(images, labels)).Message);

    private static Dataset Read(byte[] images, byte[] labels) => Dataset.FromIdx(new MemoryStream(images), new MemoryStream(labels));

    private static byte[] Zip(byte[] bytes)
    {
        var result = new MemoryStream();
        using (var zip = new GZipStream(result, CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }

        return result.ToArray();
    }
}
