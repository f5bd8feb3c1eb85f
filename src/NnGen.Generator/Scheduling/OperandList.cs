using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>An operand's strides along the axes of a kernel's rows and of its terms.</summary>
internal sealed record Walk(EquatableArray<int> Rows, EquatableArray<int> Terms);

/// <summary>
/// Collects a kernel's operands, and finds the loops in which all are walked through. Names drop the layer's number, so that the same loop
/// nest in another layer is the same kernel.
/// </summary>
/// <param name="rows">The axes of the rows, the batch's first.</param>
/// <param name="terms">The axes of the terms, the batch's first.</param>
internal sealed class OperandList(IReadOnlyList<Extent> rows, IReadOnlyList<Extent> terms)
{
    private readonly List<(KernelOperand Operand, Walk Walk)> _operands = [];
    private readonly List<StepArgument> _arguments = [];
    private readonly HashSet<int> _indexed = [];
    private readonly HashSet<string> _names =
        ["i", "indices", "k", "c", "first", "rows", "row", "column", "terms", "accumulate", "part", "parts", "samples", "plane", "block", "position"];

    private LoopSpace? _rowLoops;
    private LoopSpace? _termLoops;

    public int Count => _operands.Count;

    public EquatableArray<StepArgument> Arguments => _arguments.ToEquatableArray();

    /// <summary>The loops over the rows, once all operands are known.</summary>
    public LoopSpace RowLoops => _rowLoops ??= LoopSpace.Merge(rows, [.. _operands.Select(operand => operand.Walk.Rows.ToArray())], _indexed.Contains);

    public LoopSpace TermLoops => _termLoops ??= LoopSpace.Merge(
        terms, [.. _operands.Select(operand => operand.Walk.Terms.ToArray())], axis => _indexed.Contains(rows.Count + axis));

    /// <summary>The operands with the strides of the merged loops.</summary>
    public EquatableArray<KernelOperand> Operands => _operands.Select((operand, i) => operand.Operand with
    {
        RowStride = Inner(RowLoops.Strides[i]),
        OuterRowStrides = Outer(RowLoops.Strides[i]),
        TermStride = Inner(TermLoops.Strides[i]),
        OuterTermStrides = Outer(TermLoops.Strides[i]),
    }).ToEquatableArray();

    /// <summary>Keeps a loop over an axis of the rows apart, so that formulas know where on it they are.</summary>
    public void RequireIndex(int axis) => _indexed.Add(axis);

    /// <summary>Adds an operand, or finds it where the same memory is read the same way already.</summary>
    public int Add(string name, Storage storage, Access access, Walk walk, bool written = false)
    {
        for (var i = 0; i < _operands.Count && !written; i++)
        {
            if (_arguments[i].Storage == storage && _operands[i].Operand is { Written: false } known && known.Access == access && _operands[i].Walk == walk)
            {
                return i;
            }
        }

        var space = access is Access.PerRow or Access.Label ? 1 : storage.Space;
        _operands.Add((new(Unique(name, written), access, 0, space, written), walk));
        _arguments.Add(new(name, storage));
        return _operands.Count - 1;
    }

    /// <summary>The walk of an operand that every row and term reads from its start.</summary>
    public Walk Still => new(new(new int[rows.Count]), new(new int[terms.Count]));

    /// <summary>The walk along the rows, the same for every term; or along the rows and then the terms.</summary>
    public Walk AlongRows(EquatableArray<int> strides) => new(
        strides.Take(rows.Count).ToEquatableArray(),
        strides.Skip(rows.Count).Concat(new int[terms.Count]).Take(terms.Count).ToEquatableArray());

    /// <summary>The name that an operand or value of another list has, unless it is in an other's way here.</summary>
    public string Keep(string name) => _names.Add(name) ? name : Unique(name.Split('_')[0]);

    /// <summary>A name for an operand or value that is in no other's way; numbers stay apart from those of rows and vectors.</summary>
    public string Unique(string name, bool written = false)
    {
        var stem = Stem(name);
        stem = written && _names.Contains(stem) ? stem + "Out" : stem;
        var unique = stem;
        for (var i = 2; !_names.Add(unique); i++)
        {
            unique = $"{stem}_{Ordinal(i)}";
        }

        return unique;
    }

    /// <summary>2 to 9, then letters: with numbers of rows and vectors behind it, no name is another's.</summary>
    private static string Ordinal(int number) =>
        number < 10 ? Words.Number(number) : (number < 36 ? "" : Ordinal((number - 10) / 26 + 9)) + (char)('a' + ((number - 10) % 26));

    private static int Inner(EquatableArray<int> strides) => strides.Count == 0 ? 0 : strides[strides.Count - 1];

    private static EquatableArray<int> Outer(EquatableArray<int> strides) => strides.Take(Math.Max(0, strides.Count - 1)).ToEquatableArray();

    private static string Stem(string name)
    {
        var stem = new string([.. name.Where(letter => !char.IsDigit(letter))]);
        return stem.Length == 0 ? "v" : stem;
    }
}
