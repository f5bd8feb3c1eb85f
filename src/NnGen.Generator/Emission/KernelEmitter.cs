using System.Globalization;
using NnGen.Generator.Loops;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>Writes a kernel: one method for each vector width, and the one that chooses among them, which the JIT folds to a call.</summary>
internal sealed class KernelEmitter(SourceWriter writer)
{
    public void Emit(string name, Kernel kernel)
    {
        var parameters = string.Join(", ", Parameters(kernel));
        writer.Lines($"""
            /// <summary>{Escape(KernelText.Formula(kernel))}</summary>
            /// <remarks>{Escape(KernelText.Schedule(kernel))}.</remarks>
            """);
        var arguments = string.Join(", ", Arguments(kernel));
        writer.Lines($$"""
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            public static void {{name}}({{parameters}})
            {
                if (Vector512.IsHardwareAccelerated) {{name}}At512({{arguments}});
                else if (Vector256.IsHardwareAccelerated) {{name}}At256({{arguments}});
                else {{name}}At128({{arguments}});
            }
            """);
        foreach (var width in new[] { 16, 8, 4 })
        {
            EmitWidth(name, kernel, parameters, width);
        }
    }

    private void EmitWidth(string name, Kernel kernel, string parameters, int width)
    {
        var program = kernel is ProductKernel product ? ProductLoops.Build(product, width) : RowLoops.Build((RowKernel)kernel, width);
        writer.Empty();
        var options = kernel.IsInlined ? "MethodImplOptions.AggressiveInlining" : "MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining";
        writer.Block(
            $"""
            [MethodImpl({options})]
            private static void {name}At{(width * 32).ToString(CultureInfo.InvariantCulture)}({parameters})
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
        ProductKernel { Rows.IsRuntime: true } or RowKernel { Rows.IsRuntime: true } => "rows",
        ProductKernel { Terms.IsRuntime: true } => "terms",
        _ => null,
    };

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
