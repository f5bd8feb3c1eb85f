namespace NnGen.Files;

/// <summary>The element types of the safetensors format.</summary>
internal enum TensorType
{
    BOOL,
    U8,
    I8,
    F8_E4M3,
    F8_E5M2,
    I16,
    U16,
    F16,
    BF16,
    I32,
    U32,
    F32,
    I64,
    U64,
    F64,
}

/// <summary>The types' names, which are those of the enumeration, and sizes.</summary>
internal static class TensorTypes
{
    private static readonly Dictionary<string, TensorType> ByName = Enum.GetValues<TensorType>().ToDictionary(type => type.ToString());

    public static bool TryFind(string name, out TensorType type) => ByName.TryGetValue(name, out type);

    /// <summary>The bytes of one element.</summary>
    public static int SizeOf(TensorType type) => type switch
    {
        <= TensorType.F8_E5M2 => 1,
        <= TensorType.BF16 => 2,
        <= TensorType.F32 => 4,
        _ => 8,
    };
}
