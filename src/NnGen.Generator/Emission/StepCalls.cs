using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>Turns a plan's steps into calls.</summary>
/// <param name="pool">The file's kernels.</param>
/// <param name="places">The method's references.</param>
/// <param name="hasParts">Whether the function does a part of the gradients, and may overwrite them; else it adds all to what is there.</param>
internal sealed partial class StepCalls(KernelPool pool, PlaceNames places, bool hasParts)
{
    /// <summary>A step's call, or several lines.</summary>
    public string Of(Step step) => step switch
    {
        KernelStep kernel => KernelCall(kernel),
        LoopStep loop => LoopCall(loop),
        FillStep fill => $"Rows.Fill(ref {places.Reference(fill.Destination.Name + "All", fill.Destination.Storage)}, samples, {Number(fill.Destination.Storage.RowLength)}, {Number(fill.Destination.Storage.RowStride)}, {FloatText.Of(fill.Value)});",
        TransposeStep transpose => TransposeCall(transpose),
        RandomStep random => RandomCall(random),
        CopyStep copy => CopyCall(copy),
        DeliverSumStep deliver => $"BatchSums.Deliver(ref {places.Reference(deliver.Sum.Name, deliver.Sum.Storage)}, {Number(deliver.Sum.Storage.RowStride)}, "
            + $"ref {places.Reference(deliver.Gradient.Name, deliver.Gradient.Storage)}, {Number(deliver.Gradient.Storage.RowStride)}, {Number(deliver.Sum.Storage.RowsPerSample)}, {Number(deliver.Sum.Storage.RowLength)}, accumulate);",
        SumRowsStep sum => SumRowsCall(sum),
        PadStep pad => PadCall(pad),
        GatherStep gather => GatherCall(gather),
        ScatterAddStep scatter => ScatterAddCall(scatter),
        KeepTokensStep keep => KeepTokensCall(keep),
        ClearStep clear => $"MemoryMarshal.CreateSpan(ref {places.Reference("d", clear.Destination)}, {Number(clear.Destination.Length)}).Clear();",
        _ => throw new InvalidOperationException(step.GetType().Name),
    };

    private string LoopCall(LoopStep loop)
    {
        var (references, calls) = places.InLoop(() => loop.Body.Select(Of));
        var head = loop.IsReversed ? $"int step = {Number(loop.Length - 1)}; step >= 0; step--" : $"int step = 0; step < {Number(loop.Length)}; step++";
        var body = string.Join("\n", references.Append("").Concat(calls).Select(line => line.Length == 0 ? "" : "    " + line.Replace("\n", "\n    ")));
        return $"\nfor ({head})\n{{\n{body}\n}}";
    }

    private string KernelCall(KernelStep step)
    {
        var arguments = new List<string>();
        foreach (var (argument, operand) in step.Arguments.Zip(step.Kernel.AllOperands, (argument, operand) => (argument, operand)))
        {
            var reference = places.Reference(argument.Name, argument.Storage);
            arguments.Add(operand.Access == Access.Value ? reference : "ref " + reference);
        }

        if (KernelEmitter.RuntimeExtent(step.Kernel) is not null)
        {
            arguments.Add(Samples(step.RowsPerSample));
        }

        if (step.Kernel is ProductKernel { Start: SumStart.Destination })
        {
            arguments.Add(Accumulates(step.IsOfBatch));
        }

        if (step.Kernel is ProductKernel { IsShared: true })
        {
            arguments.Add(hasParts ? "part, parts" : "0, 1");
        }

        var call = $"Kernels.{pool.NameOf(step.Kernel, step.RowsPerSample)}({string.Join(", ", arguments)});";
        return step.Sparse is null ? call : SparseCall(step, step.Sparse, arguments) + call;
    }

    private static string Samples(int rowsPerSample) => rowsPerSample == 1 ? "samples" : $"samples * {Number(rowsPerSample)}";

    private string Accumulates(bool isOfBatch) => isOfBatch ? "first > 0" : hasParts ? "accumulate" : "true";

    private string SumRowsCall(SumRowsStep step)
    {
        var (matrix, sums) = (places.Reference(step.Matrix.Name, step.Matrix.Storage), places.Reference(step.Sums.Name, step.Sums.Storage));
        return $"ColumnSums.Run(ref {matrix}, {Samples(step.RowsPerSample)}, {Number(step.Columns)}, {Number(step.Stride)}, {Number(step.Space)}, ref {sums}, {Accumulates(step.IsOfBatch)});";
    }

    private string SparseCall(KernelStep step, ProductKernel sparse, List<string> arguments)
    {
        var firsts = arguments.Take(sparse.Operands.Count).ToArray();
        var indices = places.Reference("indices", new(Block.Fixed, step.IndexOffset, 0, 0, 0, 0));
        return $"""
            if (samples == 1 && ZeroSkipping.Pays({firsts[1]}, {Number(sparse.Terms.Constant)})) Kernels.{pool.NameOf(sparse, step.RowsPerSample)}({string.Join(", ", firsts)}, ref Unsafe.As<float, int>(ref {indices}));
            else 
            """;
    }

    private string TransposeCall(TransposeStep step)
    {
        var (matrix, transposed) = (step.Matrix.Storage, step.Transposed.Storage);
        var (from, to) = (places.Reference(step.Matrix.Name, matrix), places.Reference(step.Transposed.Name, transposed));
        var sizes = $"{Number(step.Rows)}, {Number(step.Columns)}, {Number(step.Stride)}";
        return step.Matrices.Count == 0
            ? $"Transposition.Run(ref {from}, {sizes}, ref {to}, {Number(transposed.RowStride)});"
            : $"Transposition.RunAll([{string.Join(", ", step.Matrices.Select(extent => extent.IsRuntime ? "samples" : Number(extent.Constant)))}], [{Numbers(step.Distances)}], ref {from}, {sizes}, ref {to}, {Number(transposed.RowStride)});";
    }

    private string PadCall(PadStep step)
    {
        var (from, to) = (places.Reference(step.Source.Name, step.Source.Storage), places.Reference(step.Destination.Name, step.Destination.Storage));
        return $"""
            Padding.Run(
                ref {from}, ref {to}, samples, {FloatText.Of(step.Value)}, extents: {Triple(step.Extents)},
                from: {Triple(step.From)}, to: {Triple(step.To)}, start: {Number(step.Start)});
            """;
    }

    private static string Numbers(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(number => Number(number)));

    private static string Triple((int, int, int) numbers) => $"({Number(numbers.Item1)}, {Number(numbers.Item2)}, {Number(numbers.Item3)})";

    private string CopyCall(CopyStep step)
    {
        var length = Samples(step.LengthPerSample);
        var (source, destination) = (places.Reference(step.Source.Name, step.Source.Storage), places.Reference(step.Destination.Name, step.Destination.Storage));
        return $"MemoryMarshal.CreateReadOnlySpan(ref {source}, {length}).CopyTo(MemoryMarshal.CreateSpan(ref {destination}, {length}));";
    }

    private string RandomCall(RandomStep step)
    {
        var (storage, fill) = (step.Destination, step.Distribution == Distribution.Uniform ? "FillUniform" : "FillNormal");
        var rows = Samples(storage.RowsPerSample);
        var first = storage.RowsPerSample == 1 ? "workspace.FirstRow" : $"workspace.FirstRow * {Number(storage.RowsPerSample)}";
        return $"RandomNumbers.{fill}(ref {places.Reference("u", storage)}, {rows}, {Number(storage.RowLength)}, {Number(storage.RowStride)}, workspace.Seed, {Number(step.Stream)}, workspace.Step, {first});";
    }
}
