namespace NnGen;

/// <summary>Turns a sample of any shape into one axis, the last axis varying fastest.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FlattenAttribute : LayerAttribute
{
}
