namespace NnGen;

/// <summary>
/// Opens a block that stands <c>count</c> times, one after the other, each with parameters of its own; <see cref="EndRepeatAttribute"/>
/// closes it. Inside, <c>Name</c> of the block refers to what comes into this repetition, so that <c>Add("block")</c> makes it residual.
/// A layer named <c>x</c> inside becomes <c>x1</c>, <c>x2</c>, …; within the block, <c>x</c> is the one of the same repetition.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RepeatAttribute : LayerAttribute
{
    /// <summary>Opens a block.</summary>
    /// <param name="count">How many times the block stands, at least 1.</param>
    public RepeatAttribute(int count) => Count = count;

    /// <summary>How many times the block stands.</summary>
    public int Count { get; }
}
