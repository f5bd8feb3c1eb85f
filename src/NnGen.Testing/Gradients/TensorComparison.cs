namespace NnGen.Testing;

/// <summary>Compares the gradients of tensors with central differences and keeps count.</summary>
/// <param name="differences">The slopes of the objective.</param>
/// <param name="magnitude">What the terms of the objective are together, of which its rounding is a share.</param>
/// <param name="options">The tolerance, and how many elements are looked at.</param>
internal sealed class TensorComparison(CentralDifferences differences, double magnitude, GradientCheckOptions options)
{
    private const double Rounding = 32.0 / (1 << 24);

    // From a step that keeps rounding small to one that seldom meets a kink.
    private static readonly double[] Steps = [1.0 / 32, 1.0 / 128, 1.0 / 512];

    private readonly Random _random = new(options.Seed);
    private readonly List<string> _zero = [];
    private double _largest;
    private int _compared;
    private int _kinks;

    /// <summary>Compares one tensor.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="elements">Where its values are, in the block of values and in that of gradients alike.</param>
    /// <param name="gradients">The block of gradients.</param>
    /// <exception cref="AssertionFailedException">A derivative is not what central differences give.</exception>
    public void Compare(string name, int[] elements, ReadOnlySpan<float> gradients)
    {
        var square = 0.0;
        foreach (var element in elements)
        {
            square += (double)gradients[element] * gradients[element];
        }

        if (square == 0)
        {
            _zero.Add(name);
        }

        var mean = Math.Sqrt(square / elements.Length);
        var all = Enumerable.Range(0, elements.Length).ToArray();
        foreach (var i in elements.Length <= options.ElementsPerTensor ? all : _random.GetItems(all, options.ElementsPerTensor))
        {
            Compare(FormattableString.Invariant($"element {i} of {name}"), [elements[i]], [1f], gradients, mean);
        }

        if (elements.Length > options.ElementsPerTensor)
        {
            var length = 1 / MathF.Sqrt(elements.Length);
            var direction = elements.Select(_ => _random.Next(2) == 0 ? length : -length).ToArray();
            Compare($"{name}, along a direction through all its elements", elements, direction, gradients, mean);
        }
    }

    /// <summary>The report, unless too much lay at kinks or nothing had a gradient.</summary>
    /// <param name="tensors">How many tensors were compared.</param>
    /// <exception cref="AssertionFailedException">The check would prove little.</exception>
    public GradientCheckReport Report(int tensors)
    {
        if (_zero.Count == tensors)
        {
            throw new AssertionFailedException("Every gradient is zero, which proves nothing: choose other inputs or another seed.");
        }

        if (_kinks > options.KinkShare * (_kinks + _compared))
        {
            throw new AssertionFailedException(FormattableString.Invariant(
                $"{_kinks} of {_kinks + _compared} derivatives lie at kinks, more than the share of {options.KinkShare} that is allowed: choose other inputs or another seed."));
        }

        return new(_compared, _kinks, _largest, _zero);
    }

    private void Compare(string what, int[] elements, float[] direction, ReadOnlySpan<float> gradients, double mean)
    {
        var actual = 0.0;
        for (var i = 0; i < elements.Length; i++)
        {
            actual += (double)gradients[elements[i]] * direction[i];
        }

        var (slope, contradiction, allowed) = (0.0, 0.0, 0.0);
        foreach (var step in Steps)
        {
            (slope, contradiction) = differences.Along(elements, direction, step);
            allowed = (options.Tolerance * (Math.Abs(slope) + (0.1 * mean))) + (Rounding * magnitude / step);
            if (Math.Abs(actual - slope) <= allowed)
            {
                _compared++;
                _largest = Math.Max(_largest, Math.Abs(actual - slope) / allowed);
                return;
            }
        }

        // A comparison with NaN is false, so that one is not taken for a kink.
        if (contradiction > 2 * allowed)
        {
            _kinks++;
            return;
        }

        throw new AssertionFailedException(FormattableString.Invariant(
            $"The gradient of {what} is {actual:G6}, but central differences give {slope:G6}; ±{allowed:G2} is allowed."));
    }
}
