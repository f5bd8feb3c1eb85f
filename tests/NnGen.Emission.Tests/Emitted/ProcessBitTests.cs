using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace NnGen.Emission.Tests.Emitted;

/// <summary>
/// Training 200 steps and predicting leaves the same bits in processes of different vector widths: generated code, optimizers, penalties,
/// clipping, schedules, averages, mixup and random masks together.
/// </summary>
public class ProcessBitTests
{
    private static readonly Lazy<string[]> Machine = new(() => Run());

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0", 256)]
    [InlineData("DOTNET_PreferredVectorBitWidth", "256", 256)]
    [InlineData("DOTNET_PreferredVectorBitWidth", "128", 128)]
    public void Another_width_gives_the_same_bits(string variable, string value, int widest)
    {
        var other = Run((variable, value));

        Assert.InRange(Width(other), 128, Math.Min(widest, Width(Machine.Value)));
        Assert.EndsWith("True", other[0], StringComparison.Ordinal);
        Assert.Equal(Machine.Value[1], other[1]);
    }

    /// <summary>Without fused multiply-adds bits are not promised, results are.</summary>
    [Fact]
    public void Without_fused_multiply_adds_training_comes_out_alike()
    {
        var other = Run(("DOTNET_EnableAVX2", "0"));

        Assert.EndsWith("False", other[0], StringComparison.Ordinal);
        foreach (var (expected, actual) in Losses(Machine.Value).Zip(Losses(other)))
        {
            Assert.InRange(actual, 0.7f * expected, 1.3f * expected);
        }
    }

    private static int Width(string[] lines) => int.Parse(lines[0].Split(' ')[0], CultureInfo.InvariantCulture);

    private static IEnumerable<float> Losses(string[] lines) => lines[2].Split(' ').Select(text => float.Parse(text, CultureInfo.InvariantCulture));

    private static string[] Run(params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [Executable()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"Exit code {process.ExitCode} of {Executable()}: {errors.Result}");
        return output.ReplaceLineEndings("\n").Split('\n');
    }

    private static string Executable() => typeof(ProcessBitTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "BitsProgram").Value!;
}
