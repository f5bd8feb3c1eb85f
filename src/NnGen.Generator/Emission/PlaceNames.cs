using NnGen.Generator.Graph;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>Names for the places that a method's calls touch, and the references they are declared as.</summary>
/// <param name="lengthPerSample">The floats of memory for each sample; what is fixed lies behind them.</param>
/// <param name="oneSample">Whether there is room for one sample, and so every place a constant.</param>
/// <param name="batchLength">The floats of the batch's memory for each of its samples; sums over the batch lie behind them.</param>
internal sealed class PlaceNames(int lengthPerSample, bool oneSample, int batchLength)
{
    private readonly List<string> _references = [];
    private readonly Dictionary<Storage, string> _names = [];
    private readonly HashSet<string> _taken = [];
    private List<string>? _ofStep;

    /// <summary>Declarations of the named references.</summary>
    public IReadOnlyList<string> References => _references;

    /// <summary>Writes what stands in a loop over time, whose references move with its step.</summary>
    /// <param name="write">Writes the calls.</param>
    /// <returns>The declarations of the references that move, and the calls.</returns>
    public (IReadOnlyList<string> References, IReadOnlyList<string> Calls) InLoop(Func<IEnumerable<string>> write)
    {
        List<string> references = _ofStep = [];
        string[] calls = [.. write()];
        foreach (var place in _names.Keys.Where(place => place.StepStride != 0).ToArray())
        {
            _names.Remove(place);
        }

        _ofStep = null;
        return (references, calls);
    }

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
        Block.BatchSums => InBatch(Times("batchCapacity", batchLength), Number(storage.Offset + storage.ColumnStart)),
        Block.Fixed => AtSample(lengthPerSample, storage.Offset + storage.ColumnStart),
        Block.PerSample => AtSample(storage.Offset, storage.ColumnStart),
        _ => At(fixedName!, storage.ColumnStart),
    };

    private static string InBatch(params string[] terms) => $"Unsafe.Add(ref batch, {string.Join(" + ", terms.Where(term => term != "0").DefaultIfEmpty("0"))})";

    private static string Times(string count, int length) => length == 0 ? "0" : $"({count} * {Number(length)})";

    private static string At(string block, int offset) => offset == 0 ? block : $"Unsafe.Add(ref {block}, {Number(offset)})";

    private string AtSample(int perSample, int constant) => (perSample, constant) switch
    {
        _ when oneSample => At("memory", perSample + constant),
        (0, _) => At("memory", constant),
        (_, 0) => $"Unsafe.Add(ref memory, capacity * {Number(perSample)})",
        _ => $"Unsafe.Add(ref memory, (capacity * {Number(perSample)}) + {Number(constant)})",
    };
}
