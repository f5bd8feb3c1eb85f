namespace NnGen.Files;

/// <summary>Matches a file's tensors with those that are expected: each known, once, and of the right type and shape.</summary>
internal sealed class TensorMatch
{
    private readonly string _file;
    private readonly string _owner;
    private readonly Dictionary<string, FileTensor> _expected;
    private readonly Dictionary<string, TensorEntry> _found = new(StringComparer.Ordinal);

    /// <param name="file">The file's name, for errors.</param>
    /// <param name="owner">What the tensors are expected for.</param>
    /// <param name="expected">The tensors.</param>
    public TensorMatch(string file, string owner, IEnumerable<FileTensor> expected)
    {
        (_file, _owner) = (file, owner);
        _expected = expected.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>The expected tensor for each of the file's.</summary>
    /// <exception cref="WeightsFileException">One is missing, unknown, there twice, or of another type or shape.</exception>
    public List<(TensorEntry Entry, FileTensor Tensor)> Find(SafetensorsHeader header, Func<string, string> rename)
    {
        var pairs = header.Tensors.Select(entry => (entry, Find(entry, rename))).ToList();
        var missing = _expected.Values.Where(tensor => !_found.ContainsKey(tensor.Name)).ToArray();
        if (missing.Length > 0)
        {
            var rest = missing.Length > 1 ? FormattableString.Invariant($" and {missing.Length - 1} more") : "";
            throw new WeightsFileException($"{_file}: {_owner} expects '{missing[0].Name}' ({Expected(missing[0])}){rest}, but the file has no such tensor.", missing[0].Name);
        }

        return pairs;
    }

    private FileTensor Find(TensorEntry entry, Func<string, string> rename)
    {
        var name = rename(entry.Name) ?? throw new InvalidOperationException($"rename gave null for '{Shown.Name(entry.Name)}'; it must give a name.");
        var shown = $"'{Shown.Name(entry.Name)}' ({Shown.Tensor(entry.Type, entry.Shape)})";
        if (name != entry.Name)
        {
            shown += $", renamed to '{Shown.Name(name)}',";
        }

        if (!_expected.TryGetValue(name, out var tensor))
        {
            var known = string.Join(", ", _expected.Keys.Take(4)) + (_expected.Count > 4 ? ", …" : "");
            throw new WeightsFileException($"{_file}: {shown} is no tensor of {_owner}, which has {known}.", entry.Name);
        }

        if (!_found.TryAdd(name, entry))
        {
            throw new WeightsFileException($"{_file}: {shown} is what '{Shown.Name(_found[name].Name)}' is already.", entry.Name);
        }

        if (!IsFor(entry.Type, tensor.Type) || !entry.Shape.SequenceEqual(tensor.View.Shape.Select(axis => (long)axis)))
        {
            throw new WeightsFileException($"{_file}: {shown} must be {Expected(tensor)} for {_owner}.", entry.Name);
        }

        return tensor;
    }

    private static bool IsFor(TensorType given, TensorType expected) =>
        TensorCodec.CanRead(given) && (given == TensorType.I64) == (expected == TensorType.I64);

    private static string Expected(FileTensor tensor)
    {
        var shape = Shown.Tensor(tensor.Type, tensor.View.Shape.Select(axis => (long)axis));
        return tensor.Type == TensorType.I64 ? shape : shape + " (or F16, BF16)";
    }
}
