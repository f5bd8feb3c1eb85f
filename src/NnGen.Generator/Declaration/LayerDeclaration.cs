namespace NnGen.Generator.Declaration;

/// <summary>One argument of an attribute.</summary>
/// <param name="Name">The constructor's parameter (<c>units</c>) or the property (<c>UseBias</c>).</param>
/// <param name="Value">Its value; a parameter that is left out has its default.</param>
internal sealed record Argument(string Name, ArgumentValue Value);

/// <summary>One attribute as written, in plain values: what a layer's formula reads.</summary>
/// <param name="Kind">The attribute's class without <c>Attribute</c>: <c>Dense</c>.</param>
/// <param name="Arguments">Every parameter of its constructor, and the properties that are set.</param>
internal sealed record LayerDeclaration(string Kind, EquatableArray<Argument> Arguments)
{
    /// <summary>The argument that names the layer: an <c>Input</c> has it first, all others as a property.</summary>
    public string NameArgument => Kind == LayerNames.NamedInput ? "name" : "Name";

    /// <summary>The layer's name where it is given.</summary>
    public string? GivenName => String(NameArgument);

    /// <summary>Whether the argument is given (a constructor's parameter always is).</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>An integer argument.</summary>
    /// <exception cref="ArgumentException">It is not given, or is no integer.</exception>
    public int Int(string name) => Required<IntValue>(name).Value;

    /// <summary>An integer argument, or the value it has when left out.</summary>
    public int Int(string name, int fallback) => Optional<IntValue>(name)?.Value ?? fallback;

    /// <summary>A floating-point argument.</summary>
    /// <exception cref="ArgumentException">It is not given, or is no number.</exception>
    public double Double(string name) => Required<DoubleValue>(name).Value;

    /// <summary>A floating-point argument, or the value it has when left out.</summary>
    public double Double(string name, double fallback) => Optional<DoubleValue>(name)?.Value ?? fallback;

    /// <summary>A truth value, or the value it has when left out.</summary>
    public bool Bool(string name, bool fallback) => Optional<BoolValue>(name)?.Value ?? fallback;

    /// <summary>A text, or null where it is left out.</summary>
    public string? String(string name) => Optional<StringValue>(name)?.Value;

    /// <summary>An array of integers, empty where it is left out or null.</summary>
    public EquatableArray<int> Ints(string name) =>
        Optional<ArrayValue>(name)?.Items.OfType<IntValue>().Select(item => item.Value).ToEquatableArray() ?? default;

    /// <summary>An array of texts, empty where it is left out or null; a null among them is an empty text.</summary>
    public EquatableArray<string> Strings(string name) =>
        Optional<ArrayValue>(name)?.Items.OfType<StringValue>().Select(item => item.Value ?? "").ToEquatableArray() ?? default;

    /// <summary>A member of an enumeration.</summary>
    /// <exception cref="ArgumentException">It is not given, or is no member of an enumeration.</exception>
    public TEnum Enum<TEnum>(string name)
        where TEnum : struct, Enum => ToEnum<TEnum>(Required<EnumValue>(name));

    /// <summary>A member of an enumeration, or the value it has when left out.</summary>
    public TEnum Enum<TEnum>(string name, TEnum fallback)
        where TEnum : struct, Enum => Optional<EnumValue>(name) is { } value ? ToEnum<TEnum>(value) : fallback;

    /// <summary>The argument of that name, or null.</summary>
    public ArgumentValue? Find(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private static TEnum ToEnum<TEnum>(EnumValue value)
        where TEnum : struct, Enum => (TEnum)System.Enum.ToObject(typeof(TEnum), value.Value);

    private TValue Required<TValue>(string name)
        where TValue : ArgumentValue =>
        Optional<TValue>(name) ?? throw new ArgumentException($"{Kind} has no argument '{name}' of type {typeof(TValue).Name}.", nameof(name));

    private TValue? Optional<TValue>(string name)
        where TValue : ArgumentValue => Find(name) as TValue;
}
