namespace NnGen.Generator.Declaration;

/// <summary>How layers are named when they are not, and how a name becomes a property.</summary>
internal static class LayerNames
{
    /// <summary>The reserved name of the network's input.</summary>
    public const string Input = "input";

    /// <summary>The kind of attribute that declares a part of the input.</summary>
    public const string NamedInput = "Input";

    /// <summary>The kind of attribute that makes a layer an output.</summary>
    public const string NamedOutput = "Output";

    /// <summary>The kind of attribute that opens a block.</summary>
    public const string Repeat = "Repeat";

    /// <summary>The kind of attribute that closes a block.</summary>
    public const string EndRepeat = "EndRepeat";

    /// <summary>The constructor parameter of the layers an <c>Add</c> and its kin join.</summary>
    public const string Layers = "layers";

    /// <summary>The property of an attention that names what its keys and values are computed from.</summary>
    public const string KeyValueFrom = "KeyValueFrom";

    /// <summary>
    /// The kind as names in files begin: <c>dense</c>, <c>conv2D</c>. An acronym in front is lowered whole: <c>lstm</c>, <c>rmsNorm</c>.
    /// </summary>
    public static string PrefixOf(string kind)
    {
        int acronym = 0;
        while (acronym < kind.Length && char.IsUpper(kind[acronym]))
        {
            acronym++;
        }

        int lowered = acronym > 1 && acronym < kind.Length && char.IsLower(kind[acronym]) ? acronym - 1 : Math.Max(acronym, 1);
        return kind[..lowered].ToLowerInvariant() + kind[lowered..];
    }

    /// <summary>The property of a named layer: <c>head</c> becomes <c>Head</c>.</summary>
    public static string AccessorOf(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>
    /// The property of a parameter: <c>weight</c> becomes <c>Weight</c>, and <c>weight_ih_l0_reverse</c>, whose <c>l0</c> counts layers of a stack that is one here, <c>WeightIHReverse</c>;
    /// <c>out_proj.weight</c> becomes <c>OutProjWeight</c>.
    /// </summary>
    public static string PropertyOf(string parameter) => string.Concat(
        parameter.Split('_', '.').Where(part => part != "l0").Select(part => part is "ih" or "hh" ? part.ToUpperInvariant() : AccessorOf(part)));
}
