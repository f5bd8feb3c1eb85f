using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>How a loop program's vectors are called: those of one width, or eight floats of whichever width the machine has.</summary>
internal abstract class VectorDialect
{
    public static VectorDialect Octets { get; } = new OctetDialect();

    public static VectorDialect OfBits(int bits) => new WidthDialect(Number(bits));

    /// <summary>The type of a local.</summary>
    public abstract string Type { get; }

    /// <summary>What has the arithmetic that processors have as members.</summary>
    public virtual string Operations => Type;

    /// <summary>What has transcendental functions as members.</summary>
    public virtual string Functions => Type;

    /// <summary>What has partial vectors, reductions and the maximum as members.</summary>
    public virtual string Lanes => Type;

    /// <summary>The vector 0, 1, 2, ….</summary>
    public abstract string Index { get; }

    /// <summary>The method of a load or broadcast.</summary>
    public abstract string Memory(string operation);

    /// <summary>A reduction, in every lane.</summary>
    public abstract string Reduction(string call);

    /// <summary>left (comparison) right ? then : otherwise.</summary>
    public abstract string Select(string comparison, string left, string right, string then, string otherwise);

    /// <summary>A whole vector stored.</summary>
    public abstract string Store(string value, string reference, string offset);

    /// <summary>The first lanes of a vector stored, which is given as an argument and as what a method is called of.</summary>
    public abstract string StoreFirst(string argument, string receiver, string reference, string offset, string count);

    private sealed class WidthDialect(string bits) : VectorDialect
    {
        public override string Type => $"Vector{bits}<float>";

        public override string Operations => "Vector" + bits;

        public override string Functions => "VectorMath";

        public override string Index => "Lanes.Index" + bits;

        public override string Lanes => "Lanes";

        public override string Memory(string operation) => $"Lanes.{operation}{bits}";

        public override string Reduction(string call) => $"{Operations}.Create({call})";

        public override string Select(string comparison, string left, string right, string then, string otherwise)
        {
            var method = comparison switch { "Less" => "LessThan", "LessOrEqual" => "LessThanOrEqual", _ => "Equals" };
            return $"{Operations}.ConditionalSelect({Operations}.{method}({left}, {right}), {then}, {otherwise})";
        }

        public override string Store(string value, string reference, string offset) =>
            $"{value}.StoreUnsafe(ref {reference}{(offset == "0" ? "" : ", " + Unsigned(offset))});";

        public override string StoreFirst(string argument, string receiver, string reference, string offset, string count) =>
            $"Lanes.Store({argument}, ref {reference}, {Unsigned(offset)}, {count});";

        private static string Unsigned(string offset) => offset switch
        {
            _ when char.IsDigit(offset[0]) => offset,
            _ when offset.Contains(' ') => $"(nuint)({offset})",
            _ => "(nuint)" + offset,
        };
    }

    private sealed class OctetDialect : VectorDialect
    {
        public override string Type => "TOctet";

        public override string Index => "TOctet.Index";

        public override string Memory(string operation) => "TOctet." + operation;

        public override string Reduction(string call) => call;

        public override string Select(string comparison, string left, string right, string then, string otherwise) =>
            $"TOctet.Select{comparison}({left}, {right}, {then}, {otherwise})";

        public override string Store(string value, string reference, string offset) => $"{value}.Store(ref {reference}, {offset});";

        public override string StoreFirst(string argument, string receiver, string reference, string offset, string count) => $"{receiver}.Store(ref {reference}, {offset}, {count});";
    }
}
