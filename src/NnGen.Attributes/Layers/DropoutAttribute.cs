namespace NnGen;

/// <summary>
/// In training, zeroes each element with probability p and divides the others by 1 − p; in inference does nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute : LayerAttribute
{
    /// <summary>Declares a dropout layer.</summary>
    /// <param name="rate">The probability p of zeroing an element, in [0, 1).</param>
    public DropoutAttribute(double rate) => Rate = rate;

    /// <summary>The probability p.</summary>
    public double Rate { get; }
}
