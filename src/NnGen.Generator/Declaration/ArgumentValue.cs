namespace NnGen.Generator.Declaration;

/// <summary>The value of an attribute argument, without the compilation it came from.</summary>
internal abstract record ArgumentValue
{
    private protected ArgumentValue()
    {
    }
}

/// <summary>An integer.</summary>
internal sealed record IntValue(int Value) : ArgumentValue;

/// <summary>A floating-point number, compared by its bits: −0 is not +0, and NaN equals itself.</summary>
internal sealed record DoubleValue : ArgumentValue
{
    private readonly long _bits;

    public DoubleValue(double value) => _bits = BitConverter.DoubleToInt64Bits(value);

    public double Value => BitConverter.Int64BitsToDouble(_bits);
}

/// <summary>A truth value.</summary>
internal sealed record BoolValue(bool Value) : ArgumentValue;

/// <summary>A text, or null where null is written.</summary>
internal sealed record StringValue(string? Value) : ArgumentValue;

/// <summary>A member of an enumeration.</summary>
/// <param name="Type">The enumeration's name: <c>Activation</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="IsDefined">Whether the enumeration has a member of that number.</param>
internal sealed record EnumValue(string Type, int Value, bool IsDefined) : ArgumentValue;

/// <summary>An array, in order.</summary>
internal sealed record ArrayValue(EquatableArray<ArgumentValue> Items) : ArgumentValue;
