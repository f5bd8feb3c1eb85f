namespace NnGen.Testing;

/// <summary>The slope of an objective along a line through values it depends on, which come back as they were.</summary>
internal sealed class CentralDifferences(AlignedMemory values, Func<double> objective)
{
    /// <summary>
    /// Richardson's combination of the central differences D(h) and D(2h), (4·D(h) − D(2h)) / 3, whose error is of order h⁴, and how far the two
    /// are apart: where that is more than rounding explains, there is a kink on the way.
    /// </summary>
    public (double Slope, double Contradiction) Along(ReadOnlySpan<int> elements, ReadOnlySpan<float> direction, double step)
    {
        var (near, far) = (Difference(elements, direction, step), Difference(elements, direction, 2 * step));
        return (((4 * near) - far) / 3, Math.Abs(near - far));
    }

    private double Difference(ReadOnlySpan<int> elements, ReadOnlySpan<float> direction, double step)
    {
        var original = new float[elements.Length];
        for (var i = 0; i < original.Length; i++)
        {
            original[i] = values.Span[elements[i]];
        }

        // A sum is rounded to a float, so the way that was really gone is not quite 2·step.
        var (gone, square) = (0.0, 0.0);
        for (var i = 0; i < original.Length; i++)
        {
            var (above, below) = ((float)(original[i] + (step * direction[i])), (float)(original[i] - (step * direction[i])));
            gone += ((double)above - below) * direction[i];
            square += (double)direction[i] * direction[i];
        }

        var difference = At(elements, original, direction, step) - At(elements, original, direction, -step);
        return difference / (gone / square);
    }

    private double At(ReadOnlySpan<int> elements, float[] original, ReadOnlySpan<float> direction, double step)
    {
        for (var i = 0; i < original.Length; i++)
        {
            values.Span[elements[i]] = (float)(original[i] + (step * direction[i]));
        }

        var result = objective();
        for (var i = 0; i < original.Length; i++)
        {
            values.Span[elements[i]] = original[i];
        }

        return result;
    }
}
