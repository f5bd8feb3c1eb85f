using Microsoft.CodeAnalysis;
using NnGen.Generator.Advice;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Diagnostics;

/// <summary>The tables of errors and of advice, their pages and the release notes of the analyzer say the same.</summary>
public class DescriptorTests
{
    private static readonly DiagnosticDescriptor[] All = [.. Descriptors.All, .. AdviceDescriptors.All];

    public static TheoryData<string> Ids => [.. All.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Has_a_page_with_its_title(string id)
    {
        var descriptor = Get(id);

        Assert.Equal($"# {id}: {descriptor.Title}", DiagnosticPage.Read(id).Title);
        Assert.EndsWith($"docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Stands_in_the_release_notes(string id)
    {
        string[] notes = [.. new[] { "Shipped", "Unshipped" }.SelectMany(
            part => File.ReadLines(ProjectFiles.InRepository($"src/NnGen.Generator/AnalyzerReleases.{part}.md")))];

        Assert.Contains($"{id} | NnGen | {Get(id).DefaultSeverity} | {Get(id).Title}", notes);
    }

    [Fact]
    public void Every_descriptor_is_in_the_table_once()
    {
        var fields = new[] { typeof(Descriptors), typeof(AdviceDescriptors) }
            .SelectMany(table => table.GetFields()).Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>();

        Assert.Equal(fields.Select(field => field.Id), All.Select(descriptor => descriptor.Id));
        Assert.Equal(All.Length, All.Select(descriptor => descriptor.Id).Distinct().Count());
    }

    [Fact]
    public void Every_page_has_a_descriptor()
    {
        var pages = Directory.GetFiles(ProjectFiles.InRepository("docs/diagnostics"), "NNGEN*.md").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(All.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Stands_in_the_index_of_pages(string id) => Assert.Contains(
        $"| [{id}]({id}.md) | {Get(id).Title} |", File.ReadLines(ProjectFiles.InRepository("docs/diagnostics/README.md")));

    private static DiagnosticDescriptor Get(string id) => All.Single(descriptor => descriptor.Id == id);
}
