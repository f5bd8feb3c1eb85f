extern alias attributes;

using System.Globalization;
using System.Text.RegularExpressions;
using NnGen.Emission.Tests.Compilation;
using LayerAttribute = attributes::NnGen.LayerAttribute;

namespace NnGen.Emission.Tests.Documentation;

/// <summary>What the README shows compiles and runs, and its tables are complete.</summary>
public class ReadmeTests
{
    private static readonly string Text = Read();

    private static readonly string[] Snippets =
        [.. Regex.Matches(Text, "^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Snippets.Length)];

    public static TheoryData<string> Names =>
    [
        .. typeof(LayerAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract).Select(type => type.Name.Replace("Attribute", "")),
        .. Enum.GetNames<Activation>(),
        .. Enum.GetNames<Loss>().Where(name => name != nameof(Loss.None)),
    ];

    [Theory]
    [MemberData(nameof(Indices))]
    public void A_snippet_compiles(int index) => NetworkCompilation.OfSnippet(Snippets[index]).Load().Dispose();

    [Fact]
    public void The_first_network_learns()
    {
        using var loaded = NetworkCompilation.OfSnippet(Snippets[0]).Load();
        using var written = new StringWriter(CultureInfo.InvariantCulture);
        var (console, culture) = (Console.Out, CultureInfo.CurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Console.SetOut(written);
            loaded.Assembly.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
            CultureInfo.CurrentCulture = culture;
        }

        Assert.Matches(@"^0\.0\d (0\.9\d|1\.00) (0\.9\d|1\.00) 0\.0\d\s*$", written.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_table_names_every_layer_activation_and_loss(string name) =>
        Assert.Matches($@"(?m)^\|.*`{name}\b.*\|$", Text);

    private static string Read()
    {
        using var stream = typeof(ReadmeTests).Assembly.GetManifestResourceStream("README.md")!;
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }
}
