using System.Reflection;

namespace NnGen.Samples.Tests;

/// <summary>The pictures that the samples' pages show are what the samples draw: the same seed, the same bits, the same lines.</summary>
internal static class CommittedPicture
{
    // From the build, since a caller's file path is mapped in deterministic builds.
    private static readonly string Samples = typeof(CommittedPicture).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Samples").Value!;

    public static void Verify(string sample, string name, string svg)
    {
        var path = Path.Combine(Samples, sample, name);
        Assert.True(File.Exists(path), $"There is no {sample}/{name}. Run the sample and copy its picture there.");
        if (Determinism.IsGuaranteed)
        {
            Assert.Equal(File.ReadAllText(path), svg);
        }
    }
}
