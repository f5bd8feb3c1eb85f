using NnGen.Generator.Advice.Rules;
using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Advice;

/// <summary>Applies every rule to a declaration.</summary>
internal static class AdviceRules
{
    /// <summary>The advice on a network, in order of its layers; none on one with errors, which are to be mended first.</summary>
    public static EquatableArray<DiagnosticInfo> Check(NetworkDeclaration declaration)
    {
        if (declaration.HasCompilerErrors || !DeclarationValidator.Validate(declaration).IsEmpty)
        {
            return default;
        }

        var (graph, advice) = (new LayerGraph(declaration), new DiagnosticList());
        VanishingRule.Check(graph, advice);
        InitializerRule.Check(graph, advice);
        CollapseRule.Check(graph, advice);
        SoftmaxRule.Check(graph, advice);
        DropoutRule.Check(graph, advice);
        BiasRule.Check(graph, advice);

        // The layers of a repeated block stand at one place.
        return advice.ToArray().GroupBy(info => (info.Id, info.Layer, info.Argument)).Select(same => same.First())
            .OrderBy(info => info.Layer).ToEquatableArray();
    }
}
