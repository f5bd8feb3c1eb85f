using NnGen.Generator.Loops;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>
/// Writes a kernel: a method for each vector width, or one for 256 and 128 bits, and the one that chooses among them, which the JIT folds to a call.
/// </summary>
internal sealed class KernelEmitter(SourceWriter writer)
{
    private const int Octet = 8;
    private static readonly int[] Widths = [16, Octet, 4];

    public void Emit(string name, Kernel kernel)
    {
        var parameters = string.Join(", ", Parameters(kernel));
        writer.Lines($"""
            /// <summary>{Escape(KernelText.Formula(kernel))}</summary>
            /// <remarks>{Escape(KernelText.Schedule(kernel))}.</remarks>
            """);
        var versions = Versions(name, kernel);
        if (versions is [{ Calls.Count: 1 } only])
        {
            EmitVersion("public", name, kernel, parameters, only);
            return;
        }

        var arguments = string.Join(", ", Arguments(kernel));
        var choices = versions.SelectMany(version => version.Calls).ToArray();
        var wider = choices.Take(choices.Length - 1).Select(choice => $"if (Vector{Number(choice.Bits)}.IsHardwareAccelerated) {choice.Method}({arguments});");
        writer.Lines($$"""
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static void {{name}}({{parameters}})
            {
                {{string.Join("\n    else ", wider)}}
                else {{choices[choices.Length - 1].Method}}({{arguments}});
            }
            """);
        foreach (var version in versions)
        {
            writer.Empty();
            EmitVersion("private", version.Name, kernel, parameters, version);
        }
    }

    /// <summary>
    /// The vectors worth having a kernel for, in floats: none of which half would be empty, and for rows that are two of them, whose few operations a
    /// row's loop hides, none of the widest.
    /// </summary>
    public static IReadOnlyList<int> WidthsOf(Kernel kernel) =>
        [.. Widths.Where(width => width == Widths[2] || kernel.Columns > (kernel is ProductKernel || width < Widths[0] ? width / 2 : width))];

    /// <summary>The methods that a kernel is written as.</summary>
    private static List<KernelVersion> Versions(string name, Kernel kernel)
    {
        var versions = new List<KernelVersion>();
        foreach (var width in WidthsOf(kernel))
        {
            if (width == Octet && JitBudget.AllowsOctets(kernel))
            {
                versions.Add(new($"{name}InOctets", width, VectorDialect.Octets, [(256, $"{name}InOctets<Octet256>"), (128, $"{name}InOctets<Octet128>")]));
                break;
            }

            var method = $"{name}At{Number(width * 32)}";
            versions.Add(new(method, width, VectorDialect.OfBits(width * 32), [(width * 32, method)]));
        }

        return versions;
    }

    private void EmitVersion(string access, string name, Kernel kernel, string parameters, KernelVersion version)
    {
        var program = kernel switch
        {
            ProductKernel product => ProductLoops.Build(product, version.Width),
            WindowKernel window => WindowLoops.Build(window, version.Width),
            _ => RowLoops.Build((RowKernel)kernel, version.Width),
        };
        var options = kernel.IsInlined ? "MethodImplOptions.AggressiveInlining" : "MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining";
        var isGeneric = version.Dialect == VectorDialect.Octets;
        writer.Block(
            $"""
            [MethodImpl({options})]
            {access} static void {name}{(isGeneric ? "<TOctet>" : "")}({parameters}){(isGeneric ? " where TOctet : struct, IOctet<TOctet>" : "")}
            """,
            () => new LoopPrinter(writer, version.Width, version.Dialect).Print(program.Body));
    }

    private static IEnumerable<string> Parameters(Kernel kernel)
    {
        foreach (var operand in kernel.AllOperands)
        {
            yield return operand.Access switch
            {
                Access.Value => $"float {operand.Name}",
                Access.Label => $"ref int {operand.Name}",
                _ => $"ref float {operand.Name}",
            };
        }

        if (RuntimeExtent(kernel) is { } extent)
        {
            yield return $"int {extent}";
        }

        if (kernel is ProductKernel { Start: SumStart.Destination })
        {
            yield return "bool accumulate";
        }

        if (kernel is ProductKernel { IsShared: true })
        {
            yield return "int part";
            yield return "int parts";
        }

        if (kernel is ProductKernel { SkipsZeros: true })
        {
            yield return "ref int indices";
        }
    }

    private static IEnumerable<string> Arguments(Kernel kernel) =>
        Parameters(kernel).Select(parameter => parameter.StartsWith("ref ", StringComparison.Ordinal)
            ? "ref " + parameter.Split(' ')[2]
            : parameter.Split(' ')[1]);

    /// <summary>The name of the parameter that counts rows or terms, if the kernel has one.</summary>
    public static string? RuntimeExtent(Kernel kernel) => kernel switch
    {
        { OuterRows: [{ IsRuntime: true }, ..] } or ProductKernel { OuterTerms: [{ IsRuntime: true }, ..] } => "samples",
        { Rows.IsRuntime: true } => "rows",
        ProductKernel { Terms.IsRuntime: true } => "terms",
        _ => null,
    };

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}

/// <summary>One method of a kernel: its name, the floats it takes at a time, and how it is called for vectors of so many bits.</summary>
internal sealed record KernelVersion(string Name, int Width, VectorDialect Dialect, IReadOnlyList<(int Bits, string Method)> Calls);
