using System.Text.RegularExpressions;

namespace NnGen.Emission.Tests.Compilation;

/// <summary>Which of the emitted kernels run.</summary>
internal enum VectorWidth
{
    /// <summary>Those the machine accelerates.</summary>
    Machine = 0,

    Bits128 = 128,

    Bits256 = 256,

    /// <summary>Without AVX-512, in software: slow, and the same bits.</summary>
    Bits512 = 512,
}

/// <summary>Chooses a width by writing the answer where emitted code asks what is accelerated, so that one process can run all three.</summary>
internal static partial class ForcedWidth
{
    public static string Rewrite(string source, VectorWidth width) => width == VectorWidth.Machine
        ? source
        : Question().Replace(source, match => int.Parse(match.Groups[1].ValueSpan, null) <= (int)width ? "true" : "false");

    /// <summary>How often the source asks for a width.</summary>
    public static int Questions(string source) => Question().Count(source);

    [GeneratedRegex(@"(?:global::System\.Runtime\.Intrinsics\.)?\bVector(512|256|128)\.IsHardwareAccelerated\b")]
    private static partial Regex Question();
}
