using NnGen.Generator.Graph;

namespace NnGen.Generator.Scheduling;

/// <summary>
/// Collects a kernel's operands. Names drop the layer's number, so that the same loop nest in another layer is the same kernel.
/// </summary>
internal sealed class OperandList
{
    private readonly List<KernelOperand> _operands = [];
    private readonly List<StepArgument> _arguments = [];
    private readonly HashSet<string> _names = ["i", "indices", "k", "c", "first", "rows", "row", "column", "terms", "accumulate", "part", "parts"];

    public int Count => _operands.Count;

    public EquatableArray<KernelOperand> Operands => _operands.ToEquatableArray();

    public EquatableArray<StepArgument> Arguments => _arguments.ToEquatableArray();

    /// <summary>Adds an operand, or finds it where the same memory is read the same way already.</summary>
    public int Add(string name, Storage storage, Access access, bool written = false)
    {
        var known = _arguments.FindIndex(argument => argument.Storage == storage);
        if (known >= 0 && _operands[known].Access == access && !written && !_operands[known].Written)
        {
            return known;
        }

        var (stride, space) = access switch
        {
            Access.Full or Access.Broadcast or Access.Lanes => (storage.RowStride, storage.Space),
            Access.PerRow or Access.Label => (storage.RowStride, 1),
            _ => (0, storage.Space),
        };
        _operands.Add(new(Unique(name, written), access, stride, space, written));
        _arguments.Add(new(name, storage));
        return _operands.Count - 1;
    }

    /// <summary>A name for an operand or value that is in no other's way; numbers stay apart from those of rows and vectors.</summary>
    public string Unique(string name, bool written = false)
    {
        var stem = Stem(name);
        stem = written && _names.Contains(stem) ? stem + "Out" : stem;
        var unique = stem;
        for (var i = 2; !_names.Add(unique); i++)
        {
            unique = $"{stem}_{Words.Number(i)}";
        }

        return unique;
    }

    private static string Stem(string name)
    {
        var stem = new string([.. name.Where(letter => !char.IsDigit(letter))]);
        return stem.Length == 0 ? "v" : stem;
    }
}
