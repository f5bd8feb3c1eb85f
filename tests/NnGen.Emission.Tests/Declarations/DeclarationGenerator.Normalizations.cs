namespace NnGen.Emission.Tests.Declarations;

/// <content>Normalising layers, and those that only training sees.</content>
internal sealed partial class DeclarationGenerator
{
    /// <summary>Of values that leave some digits: the normal form of two is ±1 whatever they are.</summary>
    private void AddNormalization()
    {
        var size = _shape.Aggregate((a, b) => a * b);
        var groups = Enumerable.Range(1, _shape[^1]).Where(divisor => _shape[^1] % divisor == 0 && size / divisor >= 4).ToArray();
        var options = new[] { Chance(0.5) ? "Epsilon = 0.01" : "", Chance(0.3) ? "Affine = false" : "" }.Where(option => option.Length > 0);
        if (Chance(0.4) && groups.Length > 0 && !_layers.Any(layer => layer.StartsWith("Flatten", StringComparison.Ordinal)))
        {
            Append("GroupNorm", string.Join(", ", [Axes([Draw(groups)]), .. options]));
        }
        else if (_shape[^1] >= 4)
        {
            Append(Chance(0.5) ? "LayerNorm" : "RMSNorm", string.Join(", ", options));
        }
        else
        {
            AddDense(Draw(Hidden));
        }
    }

    private void AddNoise()
    {
        var (kind, amount) = _shape.Length == 3 && Chance(0.5) ? ("SpatialDropout2D", 0.6) : ("GaussianNoise", 0.5);
        Append(kind, Number(amount * _random.NextDouble()), mayBranch: kind == "GaussianNoise");
    }
}
