using Mnist;

namespace NnGen.Samples.Tests;

/// <summary>Files that are missing or wrong end the sample with a message and the source of good ones.</summary>
public class MnistFilesTests
{
    [Fact]
    public void A_folder_that_is_not_there() => AssertTold("there-is-no-such-folder", "There is no folder there-is-no-such-folder.");

    [Fact]
    public void An_empty_folder()
    {
        using var folder = new IdxFixture();

        AssertTold(folder.Path, "holds no train-images-idx3-ubyte.gz or train-images-idx3-ubyte or train-images.idx3-ubyte.gz or train-images.idx3-ubyte.");
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte.gz")]
    [InlineData("train-labels-idx1-ubyte.gz")]
    [InlineData("t10k-images-idx3-ubyte.gz")]
    [InlineData("t10k-labels-idx1-ubyte.gz")]
    public void A_file_that_is_missing_or_damaged(string name)
    {
        using var folder = new IdxFixture();
        folder.Write(trainingImages: 4, testImages: 2);
        var path = Path.Combine(folder.Path, name);
        var bytes = File.ReadAllBytes(path);

        File.WriteAllBytes(path, bytes[..^12]);
        AssertTold(folder.Path, name);
        File.WriteAllText(path, "no images");
        AssertTold(folder.Path, name);
        File.Delete(path);
        AssertTold(folder.Path, $"holds no {name}");
    }

    [Fact]
    public void Images_of_another_size()
    {
        using var folder = new IdxFixture();
        folder.Write(trainingImages: 4, testImages: 2, side: 8);

        AssertTold(folder.Path, "train-images-idx3-ubyte.gz: expected images of 784 values (28×28), but found 64.");
    }

    [Fact]
    public void Labels_that_are_no_digits()
    {
        using var folder = new IdxFixture();
        folder.Write(trainingImages: 12, testImages: 4, testLabel: place => place + 7);

        AssertTold(folder.Path, "t10k-labels-idx1-ubyte.gz: expected labels from 0 to 9, but label 3 is 10.");
    }

    [Fact]
    public void Too_few_images_to_divide()
    {
        using var folder = new IdxFixture();
        folder.Write(trainingImages: 1, testImages: 1);

        AssertTold(folder.Path, "train-images-idx3-ubyte.gz: expected at least 2 images, but found 1.");
    }

    /// <summary>Where to get the files is then of no use.</summary>
    [Fact]
    public void A_picture_that_cannot_be_written()
    {
        using var folder = new IdxFixture();
        var run = MnistRun.To(folder.Path, "--epochs", "1");

        Assert.Equal(Sample.NotRun, run.Code);
        Assert.Contains(folder.Path, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("idx3", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_with_dots_and_files_that_are_not_zipped_are_found()
    {
        using var folder = new IdxFixture();
        folder.Write(trainingImages: 4, testImages: 2);
        folder.UnzipWithDots();

        Assert.Equal(Sample.Passed, MnistRun.Of(folder.Path, "--epochs", "1").Code);
    }

    private static void AssertTold(string folder, string message)
    {
        var run = MnistRun.Of(folder, "--epochs", "1");

        Assert.Equal(Sample.NotRun, run.Code);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Contains("https://", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
