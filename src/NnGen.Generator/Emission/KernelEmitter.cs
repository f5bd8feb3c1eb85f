using NnGen.Generator.Loops;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>Writes a kernel: one method for each vector width, and the one that chooses among them, which the JIT folds to a call.</summary>
internal sealed class KernelEmitter(SourceWriter writer)
{
    private static readonly int[] Widths = [16, 8, 4];

    public void Emit(string name, Kernel kernel)
    {
        var parameters = string.Join(", ", Parameters(kernel));
        writer.Lines($"""
            /// <summary>{Escape(KernelText.Formula(kernel))}</summary>
            /// <remarks>{Escape(KernelText.Schedule(kernel))}.</remarks>
            """);
        var widths = WidthsOf(kernel);
        if (widths.Count == 1)
        {
            EmitWidth("public", name, kernel, parameters, widths[0]);
            return;
        }

        var arguments = string.Join(", ", Arguments(kernel));
        var wider = widths.Take(widths.Count - 1).Select(width => $"if (Vector{Bits(width)}.IsHardwareAccelerated) {name}At{Bits(width)}({arguments});");
        writer.Lines($$"""
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static void {{name}}({{parameters}})
            {
                {{string.Join("\n    else ", wider)}}
                else {{name}}At128({{arguments}});
            }
            """);
        foreach (var width in widths)
        {
            writer.Empty();
            EmitWidth("private", $"{name}At{Bits(width)}", kernel, parameters, width);
        }
    }

    /// <summary>
    /// The vectors worth having a kernel for, in floats: none of which half would be empty, and for rows that are two of them, whose few operations a
    /// row's loop hides, none of the widest.
    /// </summary>
    public static IReadOnlyList<int> WidthsOf(Kernel kernel) =>
        [.. Widths.Where(width => width == Widths[2] || kernel.Columns > (kernel is ProductKernel || width < Widths[0] ? width / 2 : width))];

    private static string Bits(int width) => Number(width * 32);

    private void EmitWidth(string access, string name, Kernel kernel, string parameters, int width)
    {
        var program = kernel switch
        {
            ProductKernel product => ProductLoops.Build(product, width),
            WindowKernel window => WindowLoops.Build(window, width),
            _ => RowLoops.Build((RowKernel)kernel, width),
        };
        var options = kernel.IsInlined ? "MethodImplOptions.AggressiveInlining" : "MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining";
        writer.Block(
            $"""
            [MethodImpl({options})]
            {access} static void {name}({parameters})
            """,
            () => new LoopPrinter(writer, width).Print(program.Body));
    }

    private static IEnumerable<string> Parameters(Kernel kernel)
    {
        foreach (var operand in kernel.Operands)
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
