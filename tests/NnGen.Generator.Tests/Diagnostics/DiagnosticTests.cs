extern alias runtime;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Tests.Harness;

namespace NnGen.Generator.Tests.Diagnostics;

/// <summary>Each diagnostic is raised where its page says, with the message that was read and accepted.</summary>
public class DiagnosticTests
{
    // Raised by a failing generator, which no declaration provokes; it has a test of its own.
    private const string InternalError = "NNGEN099";

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id).Except([InternalError])];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Reports(string id)
    {
        var project = Wrong(id);
        var generated = project.Generate();

        Assert.Equal([id], generated.Ids.Distinct());
        Snapshot.Verify(DiagnosticText.Of(generated.Diagnostics, project.Sources), parameters: $"id={id}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Accepts_what_the_page_calls_mended(string id)
    {
        var generated = UserProject.Of(DiagnosticPage.Read(id).Mended).Generate();

        Assert.Empty(generated.Ids);
        Assert.Empty(generated.CompilerDiagnostics);
    }

    [Fact]
    public void Reports_a_failure_of_the_generator_itself()
    {
        var declaration = Declarations.OfLayers("[Dense(3)]");

        var network = NetworkCompiler.Compile(declaration, (_, _) => throw new InvalidOperationException("no schedule"));

        var fault = Assert.Single(network.Diagnostics);
        Assert.Equal((InternalError, DiagnosticInfo.OnClass), (fault.Id, fault.Layer));
        Assert.Equal("Net", fault.MessageArguments[0]);
        Assert.Matches("^InvalidOperationException in .*: no schedule$", fault.MessageArguments[1]);
        Assert.Contains("partial class Net", network.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_take_cancellation_for_a_failure()
    {
        var declaration = Declarations.OfLayers("[Dense(3)]");

        Assert.Throws<OperationCanceledException>(
            () => NetworkCompiler.Compile(declaration, (_, _) => throw new OperationCanceledException()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void Any_other_contract_is_refused(int version)
    {
        var project = UserProject.Of(DiagnosticPage.Read("NNGEN023").Wrong) with { References = [.. References.Framework, References.Attributes, OtherRuntime(version)] };

        Assert.Equal(["NNGEN023"], project.Generate().Ids);
    }

    [Fact]
    public void The_runtime_at_hand_has_the_generators_contract() =>
        Assert.Equal(Contract.Version, runtime::NnGen.CompilerServices.GeneratedCode.ContractVersion);

    /// <summary>A runtime of another contract, which has the one type the reader asks for.</summary>
    private static MetadataReference OtherRuntime(int version)
    {
        const string network = "public interface INetwork<TNet>;";
        string text = $$"""
            namespace NnGen { {{network}} }
            namespace NnGen.CompilerServices { public static class GeneratedCode { public const int ContractVersion = {{version}}; } }
            """;
        var project = UserProject.Of(text) with { References = References.Framework };
        return project.Compile().WithAssemblyName("NnGen.Runtime").ToMetadataReference();
    }

    private static UserProject Wrong(string id)
    {
        var project = UserProject.Of(DiagnosticPage.Read(id).Wrong);
        return id switch
        {
            "NNGEN020" => project with { Language = LanguageVersion.CSharp12 },
            "NNGEN021" => project with { References = [.. References.Framework, References.Attributes] },
            "NNGEN023" => project with { References = [.. References.Framework, References.Attributes, OtherRuntime(Contract.Version + 7)] },
            _ => project,
        };
    }
}
