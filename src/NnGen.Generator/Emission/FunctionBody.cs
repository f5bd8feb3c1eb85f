using System.Text.RegularExpressions;
using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>
/// Turns a plan's steps into calls, and what they touch into named references: parameters by their place in the block, tensors by
/// their place in workspace or scratch.
/// </summary>
internal sealed partial class FunctionBody
{
    private readonly KernelPool _pool;
    private readonly int _lengthPerSample;
    private readonly bool _oneSample;
    private readonly bool _hasParts;
    private readonly int _batchLength;
    private readonly List<string> _references = [];
    private readonly Dictionary<Storage, string> _names = [];
    private readonly HashSet<string> _taken = [];
    private List<string>? _ofStep;
    private readonly List<(string Call, Step Step)> _calls = [];

    /// <param name="plan">The plan.</param>
    /// <param name="pool">The file's kernels.</param>
    /// <param name="lengthPerSample">The floats of memory for each sample; what is fixed lies behind them.</param>
    /// <param name="oneSample">Whether there is room for one sample, and so every place a constant.</param>
    /// <param name="hasParts">Whether the function does a part of the gradients, and may overwrite them; else it adds all to what is there.</param>
    /// <param name="batchLength">The floats of the batch's memory for each of its samples; sums over the batch lie behind them.</param>
    public FunctionBody(FunctionPlan plan, KernelPool pool, int lengthPerSample, bool oneSample = false, bool hasParts = false, int batchLength = 0)
    {
        (_pool, _lengthPerSample, _oneSample, _hasParts, _batchLength) = (pool, lengthPerSample, oneSample, hasParts, batchLength);
        var sections = JitBudget.Sections(plan.Steps);
        Sections = sections.Count == 1
            ? []
            : [.. sections.Select(steps => new FunctionBody(plan with { Steps = steps }, pool, lengthPerSample, oneSample, hasParts, batchLength))];
        foreach (var step in sections.Count == 1 ? plan.Steps : [])
        {
            _calls.Add((Call(step), step));
        }
    }

    /// <summary>The bodies of the methods that a function is cut into which would be too large for the JIT; none if it is not.</summary>
    public IReadOnlyList<FunctionBody> Sections { get; }

    /// <summary>Declarations of the named references.</summary>
    public IReadOnlyList<string> References => _references;

    /// <summary>Writes the calls.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="continuing">The flag of a call that continues a step, if there is one.</param>
    /// <param name="withInputGradients">The flag that input gradients are wanted, if they may not be.</param>
    public void Write(SourceWriter writer, string? continuing = null, string? withInputGradients = null)
    {
        for (var i = 0; i < _calls.Count;)
        {
            var condition = Condition(_calls[i].Step, continuing, withInputGradients);
            var run = _calls.Skip(i).TakeWhile(call => Condition(call.Step, continuing, withInputGradients) == condition).Select(call => call.Call).ToArray();
            i += run.Length;
            var lines = string.Join("\n", run);
            if (condition.Length == 0)
            {
                writer.Lines(lines);
            }
            else
            {
                writer.Block($"if ({condition})", () => writer.Lines(lines));
            }
        }
    }

    /// <summary>Whether the calls name a variable.</summary>
    public bool Uses(string variable, string? continuing) =>
        References.Concat(_calls.Select(call => call.Call + Condition(call.Step, continuing, null))).Any(text => Regex.IsMatch(text, $@"\b{variable}\b"))
        || Sections.Any(section => section.Uses(variable, continuing));

    private string Condition(Step step, string? continuing, string? withInputGradients) => string.Join(" && ", new[]
    {
        step.OncePerStep && continuing is not null ? $"!{continuing}" : null,
        step.IsOfOnePart && _hasParts ? "part == 0" : null,
        step is ClearStep ? "!accumulate" : null,
        step is DeliverSumStep ? "first == 0" : null,
        step.ForInputGradients ? withInputGradients : null,
    }.Where(condition => condition is not null));

    /// <summary>The named reference to where a tensor lies.</summary>
    public string Reference(string name, Storage storage)
    {
        var fixedName = storage.Block switch
        {
            Block.Inputs => "x",
            Block.Tokens => "tokenBlock",
            Block.Outputs => "y",
            Block.Targets => "t",
            Block.Labels => "labelBlock",
            Block.OutputGradients => "dy",
            Block.InputGradients => "dx",
            Block.Scale => "scale",
            Block.BatchSize => "batchSize",
            _ => null,
        };
        if (storage.StepStride != 0)
        {
            return ReferenceOfStep(fixedName is null ? name : fixedName + "Step", storage);
        }

        if (fixedName is not null && storage.ColumnStart == 0)
        {
            return fixedName;
        }

        var place = storage with { RowsPerSample = 0, RowLength = 0, RowStride = 0, Space = 0 };
        if (!_names.TryGetValue(place, out var known))
        {
            known = Unique(fixedName ?? (name.Length == 0 ? "v" : name));
            _names[place] = known;
            _references.Add($"ref float {known} = ref {Address(storage, fixedName)};");
        }

        return known;
    }

    /// <summary>Where a tensor lies, as an expression.</summary>
    public string AddressOf(Storage storage) => Address(storage, null);

    /// <summary>The named reference to a tensor at the step a loop or a stream is at.</summary>
    private string ReferenceOfStep(string name, Storage storage)
    {
        var place = storage with { RowsPerSample = 0, RowLength = 0, RowStride = 0, Space = 0 };
        if (!_names.TryGetValue(place, out var known))
        {
            var all = Reference(name + "All", storage with { StepStride = 0 });
            _names[place] = known = Unique(name.Length == 0 ? "v" : name);
            (_ofStep ?? _references).Add($"ref float {known} = ref Unsafe.Add(ref {all}, {(storage.StepStride == 1 ? "step" : $"step * {Number(storage.StepStride)}")});");
        }

        return known;
    }

    private string Unique(string name)
    {
        var stem = Reserved.Contains(name) ? name + "Kept" : name;
        var unique = stem;
        for (var i = 2; !_taken.Add(unique); i++)
        {
            unique = $"{stem}_{Number(i)}";
        }

        return unique;
    }

    private static readonly HashSet<string> Reserved = ["wantsInputGradients", "x", "y", "t", "dx", "dy", "labels", "labelBlock", "tokens", "tokenBlock", "scale", "batch", "batchCapacity", "batchSize", "first", "bufferBlock", "buffers", "inputs", "outputs", "targets", "parameters", "gradients", "workspace", "samples", "capacity", "memory", "parameterBlock", "gradientBlock", "continuing", "accumulate", "part", "parts", "step", "state"];

    private string Address(Storage storage, string? fixedName) => storage.Block switch
    {
        Block.Parameters => At("parameterBlock", storage.Offset + storage.ColumnStart),
        Block.Gradients => At("gradientBlock", storage.Offset + storage.ColumnStart),
        Block.State => At("state", storage.Offset + storage.ColumnStart),
        Block.Buffers => At("bufferBlock", storage.Offset + storage.ColumnStart),
        Block.Batch => InBatch(Times("batchCapacity", storage.Offset), Times("first", storage.RowsPerSample * storage.RowStride), Number(storage.ColumnStart)),
        Block.BatchSums => InBatch(Times("batchCapacity", _batchLength), Number(storage.Offset + storage.ColumnStart)),
        Block.Fixed => AtSample(_lengthPerSample, storage.Offset + storage.ColumnStart),
        Block.PerSample => AtSample(storage.Offset, storage.ColumnStart),
        _ => At(fixedName!, storage.ColumnStart),
    };

    private static string InBatch(params string[] terms) => $"Unsafe.Add(ref batch, {string.Join(" + ", terms.Where(term => term != "0").DefaultIfEmpty("0"))})";

    private static string Times(string count, int length) => length == 0 ? "0" : $"({count} * {Number(length)})";

    private static string At(string block, int offset) => offset == 0 ? block : $"Unsafe.Add(ref {block}, {Number(offset)})";

    private string AtSample(int perSample, int constant) => (perSample, constant) switch
    {
        _ when _oneSample => At("memory", perSample + constant),
        (0, _) => At("memory", constant),
        (_, 0) => $"Unsafe.Add(ref memory, capacity * {Number(perSample)})",
        _ => $"Unsafe.Add(ref memory, (capacity * {Number(perSample)}) + {Number(constant)})",
    };

    private string Call(Step step) => step switch
    {
        KernelStep kernel => KernelCall(kernel),
        LoopStep loop => LoopCall(loop),
        FillStep fill => $"Rows.Fill(ref {Reference(fill.Destination.Name + "All", fill.Destination.Storage)}, samples, {Number(fill.Destination.Storage.RowLength)}, {Number(fill.Destination.Storage.RowStride)}, {FloatText.Of(fill.Value)});",
        TransposeStep transpose => TransposeCall(transpose),
        RandomStep random => RandomCall(random),
        CopyStep copy => CopyCall(copy),
        DeliverSumStep deliver => $"BatchSums.Deliver(ref {Reference(deliver.Sum.Name, deliver.Sum.Storage)}, {Number(deliver.Sum.Storage.RowStride)}, "
            + $"ref {Reference(deliver.Gradient.Name, deliver.Gradient.Storage)}, {Number(deliver.Gradient.Storage.RowStride)}, {Number(deliver.Sum.Storage.RowsPerSample)}, {Number(deliver.Sum.Storage.RowLength)}, accumulate);",
        SumRowsStep sum => SumRowsCall(sum),
        PadStep pad => PadCall(pad),
        GatherStep gather => GatherCall(gather),
        ScatterAddStep scatter => ScatterAddCall(scatter),
        KeepTokensStep keep => KeepTokensCall(keep),
        ClearStep clear => $"MemoryMarshal.CreateSpan(ref {Reference("d", clear.Destination)}, {Number(clear.Destination.Length)}).Clear();",
        _ => throw new InvalidOperationException(step.GetType().Name),
    };

    private string LoopCall(LoopStep loop)
    {
        _ofStep = [];
        var calls = loop.Body.Select(Call).ToArray();
        var head = loop.IsReversed ? $"int step = {Number(loop.Length - 1)}; step >= 0; step--" : $"int step = 0; step < {Number(loop.Length)}; step++";
        var body = string.Join("\n", _ofStep.Append("").Concat(calls).Select(line => line.Length == 0 ? "" : "    " + line.Replace("\n", "\n    ")));
        foreach (var place in _names.Keys.Where(place => place.StepStride != 0).ToArray())
        {
            _names.Remove(place);
        }

        _ofStep = null;
        return $"\nfor ({head})\n{{\n{body}\n}}";
    }

    private string KernelCall(KernelStep step)
    {
        var arguments = new List<string>();
        foreach (var (argument, operand) in step.Arguments.Zip(step.Kernel.AllOperands, (argument, operand) => (argument, operand)))
        {
            var reference = Reference(argument.Name, argument.Storage);
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
            arguments.Add(_hasParts ? "part, parts" : "0, 1");
        }

        var call = $"Kernels.{_pool.NameOf(step.Kernel, step.RowsPerSample)}({string.Join(", ", arguments)});";
        return step.Sparse is null ? call : SparseCall(step, step.Sparse, arguments) + call;
    }

    private static string Samples(int rowsPerSample) => rowsPerSample == 1 ? "samples" : $"samples * {Number(rowsPerSample)}";

    private string Accumulates(bool isOfBatch) => isOfBatch ? "first > 0" : _hasParts ? "accumulate" : "true";

    private string SumRowsCall(SumRowsStep step)
    {
        var (matrix, sums) = (Reference(step.Matrix.Name, step.Matrix.Storage), Reference(step.Sums.Name, step.Sums.Storage));
        return $"ColumnSums.Run(ref {matrix}, {Samples(step.RowsPerSample)}, {Number(step.Columns)}, {Number(step.Stride)}, {Number(step.Space)}, ref {sums}, {Accumulates(step.IsOfBatch)});";
    }

    private string SparseCall(KernelStep step, ProductKernel sparse, List<string> arguments)
    {
        var places = arguments.Take(sparse.Operands.Count).ToArray();
        var indices = Reference("indices", new(Block.Fixed, step.IndexOffset, 0, 0, 0, 0));
        return $"""
            if (samples == 1 && ZeroSkipping.Pays({places[1]}, {Number(sparse.Terms.Constant)})) Kernels.{_pool.NameOf(sparse, step.RowsPerSample)}({string.Join(", ", places)}, ref Unsafe.As<float, int>(ref {indices}));
            else 
            """;
    }

    private string TransposeCall(TransposeStep step)
    {
        var (matrix, transposed) = (step.Matrix.Storage, step.Transposed.Storage);
        var (from, to) = (Reference(step.Matrix.Name, matrix), Reference(step.Transposed.Name, transposed));
        var sizes = $"{Number(step.Rows)}, {Number(step.Columns)}, {Number(step.Stride)}";
        return step.Matrices.Count == 0
            ? $"Transposition.Run(ref {from}, {sizes}, ref {to}, {Number(transposed.RowStride)});"
            : $"Transposition.RunAll([{string.Join(", ", step.Matrices.Select(extent => extent.IsRuntime ? "samples" : Number(extent.Constant)))}], [{Numbers(step.Distances)}], ref {from}, {sizes}, ref {to}, {Number(transposed.RowStride)});";
    }

    private string PadCall(PadStep step)
    {
        var (from, to) = (Reference(step.Source.Name, step.Source.Storage), Reference(step.Destination.Name, step.Destination.Storage));
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
        var (source, destination) = (Reference(step.Source.Name, step.Source.Storage), Reference(step.Destination.Name, step.Destination.Storage));
        return $"MemoryMarshal.CreateReadOnlySpan(ref {source}, {length}).CopyTo(MemoryMarshal.CreateSpan(ref {destination}, {length}));";
    }

    private string RandomCall(RandomStep step)
    {
        var (storage, fill) = (step.Destination, step.Distribution == Distribution.Uniform ? "FillUniform" : "FillNormal");
        var first = storage.RowsPerSample == 1 ? "workspace.FirstRow" : $"workspace.FirstRow * {Number(storage.RowsPerSample)}";
        return $"RandomNumbers.{fill}(ref {Reference("u", storage)}, {Samples(storage.RowsPerSample)}, {Number(storage.RowLength)}, {Number(storage.RowStride)}, workspace.Seed, {Number(step.Stream)}, workspace.Step, {first});";
    }
}
