namespace Microsoft.CodeAnalysis;

/// <summary>Hides a type of this assembly from every other one, friends included, so that a polyfill never competes with the real type.</summary>
[Embedded]
[AttributeUsage(AttributeTargets.All)]
internal sealed class EmbeddedAttribute : Attribute
{
}
