namespace Display;

/// <summary>Writes a loss, and the accuracy of what classifies; other losses are often far below 1.</summary>
internal static class Measures
{
    /// <param name="loss">The loss.</param>
    /// <param name="accuracy">The accuracy, or null for what does not classify.</param>
    /// <param name="digits">The decimals of the accuracy in per cent.</param>
    public static string Text(float? loss, float? accuracy, int digits) =>
        accuracy is { } share ? $"loss {loss:F4}  accuracy {share.ToString($"P{digits}")}" : $"loss {loss:E2}";
}
