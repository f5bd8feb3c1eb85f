namespace NnGen;

/// <summary>In training, adds to each element a random number from the normal distribution around 0; in inference does nothing.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GaussianNoiseAttribute : LayerAttribute
{
    /// <summary>Declares a layer of noise.</summary>
    /// <param name="standardDeviation">The noise's standard deviation, finite and at least 0.</param>
    public GaussianNoiseAttribute(double standardDeviation) => StandardDeviation = standardDeviation;

    /// <summary>The noise's standard deviation.</summary>
    public double StandardDeviation { get; }
}
