namespace NnGen;

/// <summary>Closes the block that the last open <see cref="RepeatAttribute"/> began.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EndRepeatAttribute : LayerAttribute
{
}
