using Microsoft.CodeAnalysis;

namespace System.Runtime.CompilerServices;

/// <summary>What a collection expression of a type of our own needs below .NET 8.</summary>
[Embedded]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
internal sealed class CollectionBuilderAttribute(Type builderType, string methodName) : Attribute
{
    public Type BuilderType { get; } = builderType;

    public string MethodName { get; } = methodName;
}
