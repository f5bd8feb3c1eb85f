namespace NnGen.Generator.Declaration;

/// <summary>
/// The names that stand in one repetition of a block: its own layers' as written, then the block's for what comes into the repetition,
/// then those of the blocks around it.
/// </summary>
/// <param name="parent">The scope around it, or null for the network's.</param>
/// <param name="blockName">The block's name, or null for the network's.</param>
/// <param name="incoming">The resolved name of what comes into the repetition.</param>
/// <param name="suffix">What the block's named layers carry behind their names: <c>2</c>, or <c>1_2</c> in a block within a block.</param>
internal sealed class NameScope(NameScope? parent, string? blockName, string incoming, string suffix)
{
    private readonly Dictionary<string, string> _layers = [];

    /// <summary>The suffix of a repetition of a block within this one.</summary>
    public string SuffixOf(int repetition)
    {
        string number = Words.Number(repetition);
        return suffix.Length == 0 ? number : $"{suffix}_{number}";
    }

    /// <summary>The resolved name of a layer named in this scope, from now on known by the name as written.</summary>
    public string Define(string name) => _layers[name] = name + suffix;

    /// <summary>After a block: its names as written now mean its last repetition's.</summary>
    public void TakeOver(NameScope lastRepetition)
    {
        foreach (var layer in lastRepetition._layers)
        {
            _layers[layer.Key] = layer.Value;
        }
    }

    /// <summary>What a name as written means here, or null.</summary>
    public string? Resolve(string name) =>
        _layers.TryGetValue(name, out string? layer) ? layer
        : name == blockName ? incoming
        : parent?.Resolve(name);

    /// <summary>Every name that means something here.</summary>
    public IEnumerable<string> Names() => _layers.Keys.Concat(blockName is null ? [] : [blockName]).Concat(parent?.Names() ?? []);
}
