using System.Buffers.Binary;
using System.IO.Compression;

namespace NnGen.Samples.Tests;

/// <summary>A folder of IDX files that is gone afterwards: what stands for a digit is a bright bar in one of ten places, on noise.</summary>
internal sealed class IdxFixture : IDisposable
{
    private const int Places = 10;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory();

    public string Path => _directory.FullName;

    /// <summary>Writes the four files; an image's label is its bar's place, in the test files what is made of it.</summary>
    public void Write(int trainingImages, int testImages, Func<int, int>? testLabel = null, int side = 28)
    {
        WritePart("train", trainingImages, place => place, side);
        WritePart("t10k", testImages, testLabel ?? (place => place), side);
    }

    /// <summary>Replaces each file by its content, named as some distribute it.</summary>
    public void UnzipWithDots()
    {
        foreach (var file in _directory.GetFiles("*.gz"))
        {
            using (var unzipped = new GZipStream(file.OpenRead(), CompressionMode.Decompress))
            using (var plain = File.Create(file.FullName[..^".gz".Length].Replace("-idx", ".idx", StringComparison.Ordinal)))
            {
                unzipped.CopyTo(plain);
            }

            file.Delete();
        }
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static byte[] Image(RandomSource random, int place, int side)
    {
        var pixels = new byte[side * side];
        for (var i = 0; i < pixels.Length; i++)
        {
            var isBar = i / side * Places / side == place && i % side > 2;
            pixels[i] = (byte)(random.NextInt32(60) + (isBar ? 190 : 0));
        }

        return pixels;
    }

    private void WritePart(string part, int count, Func<int, int> label, int side)
    {
        var random = new RandomSource(seed: (ulong)part.Length);
        var places = Enumerable.Range(0, count).Select(i => i % Places).ToList();
        WriteFile($"{part}-images-idx3-ubyte.gz", [count, side, side], [.. places.SelectMany(place => Image(random, place, side))]);
        WriteFile($"{part}-labels-idx1-ubyte.gz", [count], [.. places.Select(place => (byte)label(place))]);
    }

    private void WriteFile(string name, int[] axes, byte[] values)
    {
        using var zipped = new GZipStream(File.Create(System.IO.Path.Combine(Path, name)), CompressionLevel.Fastest);
        zipped.Write([0, 0, 8, (byte)axes.Length]);
        var bytes = new byte[sizeof(int)];
        foreach (var axis in axes)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes, axis);
            zipped.Write(bytes);
        }

        zipped.Write(values);
    }
}
