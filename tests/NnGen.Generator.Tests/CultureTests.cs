using System.Globalization;
using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests;

/// <summary>What is generated and reported is the same wherever the compiler runs.</summary>
public class CultureTests
{
    private const string Source = """
        using NnGen;

        [NeuralNetwork(8, 16, Loss = Loss.Huber, HuberDelta = 0.25)]
        [Flatten(Name = "input_i")]
        [Dropout(0.5)]
        [Dense(1024, Activation.ELU, Alpha = 1.5, Name = "iIiI")]
        public partial class Sound;

        [NeuralNetwork(-1234)]
        [Dense(-12345)]
        [Dropout(-1.5)]
        [Dense(3, Activation.ELU, Alpha = -1e300, Name = "INPUT")]
        [Add("DENSEi")]
        public partial class Faulty;
        """;

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    [InlineData("de-DE")]
    public void Is_the_same_under(string culture)
    {
        var info = CultureInfo.GetCultureInfo(culture);
        Assert.True(IsSpecial(info), $"{culture} writes as the invariant culture does: the test would prove nothing.");

        Assert.Equal(Generate(CultureInfo.InvariantCulture), Generate(info));
    }

    private static bool IsSpecial(CultureInfo culture) =>
        "i".ToUpper(culture) != "I" || culture.NumberFormat.NegativeSign != "-" || 1.5.ToString(culture) != "1.5";

    private static string Generate(CultureInfo culture)
    {
        var (before, beforeUI) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            var generated = UserProject.Of(Source).Generate();
            Assert.Equal(2, generated.HintNames.Count);
            Assert.Equal(["NNGEN005", "NNGEN006", "NNGEN016", "NNGEN017", "NNGEN009", "NNGEN010"], generated.Ids);
            var sources = generated.HintNames.Select(generated.Source);
            return string.Join("\n", [.. sources, .. generated.Diagnostics.Select(diagnostic => diagnostic.ToString())]);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUI);
        }
    }
}
