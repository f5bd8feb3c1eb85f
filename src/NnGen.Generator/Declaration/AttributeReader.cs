using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NnGen.Generator.Declaration;

/// <summary>Turns an attribute the compiler has bound into plain values.</summary>
internal static class AttributeReader
{
    private const string Suffix = "Attribute";

    /// <summary>Whether the attribute stands for a layer. There is no list of kinds: deriving from <c>LayerAttribute</c> is enough.</summary>
    public static bool IsLayer(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass?.BaseType; type is not null; type = type.BaseType)
        {
            if (type is { Name: "LayerAttribute", ContainingNamespace: { Name: "NnGen", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the compiler itself reports the attribute, so that its values are missing or wrong.</summary>
    public static bool IsBroken(AttributeData attribute) =>
        attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Any(IsBroken)
        || attribute.NamedArguments.Any(argument => IsBroken(argument.Value));

    /// <summary>The attribute's kind and arguments.</summary>
    public static LayerDeclaration Read(AttributeData attribute)
    {
        var arguments = new List<Argument>();
        IReadOnlyList<IParameterSymbol> parameters = (IReadOnlyList<IParameterSymbol>?)attribute.AttributeConstructor?.Parameters ?? [];
        foreach (var (parameter, value) in parameters.Zip(attribute.ConstructorArguments, (parameter, value) => (parameter, value)))
        {
            Add(arguments, parameter.Name, value);
        }

        foreach (var argument in attribute.NamedArguments)
        {
            Add(arguments, argument.Key, argument.Value);
        }

        return new(KindOf(attribute), arguments.ToEquatableArray());
    }

    private static string KindOf(AttributeData attribute)
    {
        string name = attribute.AttributeClass?.Name ?? "";
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }

    private static bool IsBroken(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant is { Kind: TypedConstantKind.Array, IsNull: false } && constant.Values.Any(IsBroken));

    private static void Add(List<Argument> arguments, string name, TypedConstant constant)
    {
        if (ValueOf(constant) is { } value)
        {
            arguments.Add(new(name, value));
        }
    }

    private static ArgumentValue? ValueOf(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Array => ArrayOf(constant),
        TypedConstantKind.Enum when constant.Type is { } type => EnumOf(type, constant.Value),
        TypedConstantKind.Primitive => constant.Value switch
        {
            int value => new IntValue(value),
            double value => new DoubleValue(value),
            float value => new DoubleValue(value),
            bool value => new BoolValue(value),
            string value => new StringValue(value),
            null when constant.Type?.SpecialType == SpecialType.System_String => new StringValue(null),
            _ => null,
        },
        _ => null,
    };

    private static ArrayValue ArrayOf(TypedConstant constant) =>
        new(constant.IsNull ? default : constant.Values.Select(ValueOf).OfType<ArgumentValue>().ToEquatableArray());

    private static EnumValue EnumOf(ITypeSymbol type, object? value)
    {
        bool isDefined = type.GetMembers().OfType<IFieldSymbol>().Any(field => field.HasConstantValue && Equals(field.ConstantValue, value));
        return new(type.Name, Convert.ToInt32(value, CultureInfo.InvariantCulture), isDefined);
    }
}
