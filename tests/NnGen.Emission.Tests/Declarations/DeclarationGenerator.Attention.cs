namespace NnGen.Emission.Tests.Declarations;

/// <content>Attention over sequences, and what tells their steps apart.</content>
internal sealed partial class DeclarationGenerator
{
    private void AddAttention()
    {
        if (Chance(0.25))
        {
            Append("PositionalEncoding", Chance(0.5) ? "Learnt = true" : "");
            return;
        }

        var divisors = Divisors(_shape[1]);
        var size = Chance(0.5) ? $"{Axes([1 + _random.Next(4), 1 + _random.Next(9)])}" : Axes([Draw(divisors)]);
        var sequences = _known.Where(known => known.Shape.Length == 2).ToArray();
        var seen = Chance(0.4) && sequences.Length > 0 ? $"KeyValueFrom = \"{Draw(sequences).Name}\"" : "";
        var options = new[] { Chance(0.5) ? "Causal = true" : "", Chance(0.3) ? $"Dropout = {Number(0.6 * _random.NextDouble())}" : "", Chance(0.2) ? "UseBias = false" : "", seen };
        Append("MultiHeadAttention", string.Join(", ", [size, .. options.Where(option => option.Length > 0)]));
    }
}
