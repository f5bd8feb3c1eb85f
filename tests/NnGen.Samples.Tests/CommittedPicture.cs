using System.Runtime.CompilerServices;

namespace NnGen.Samples.Tests;

/// <summary>The pictures that the samples' pages show are what the samples draw: the same seed, the same bits, the same lines.</summary>
internal static class CommittedPicture
{
    public static void Verify(string sample, string name, string svg, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "samples", sample, name);
        Assert.True(File.Exists(path), $"There is no {sample}/{name}. Run the sample and copy its picture there.");
        if (Determinism.IsGuaranteed)
        {
            Assert.Equal(File.ReadAllText(path), svg);
        }
    }
}
