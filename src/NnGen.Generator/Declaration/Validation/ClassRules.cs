using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Declaration;

/// <summary>The class and the project can take generated members, and the class has layers.</summary>
internal static class ClassRules
{
    /// <summary>Whether a second declaration of the class can stand in a generated file.</summary>
    public static bool CanReopen(NetworkDeclaration declaration) =>
        declaration is { Class: { IsPartial: true, Obstacle: null }, Target: { OldLanguageVersion: null, MissingType: null, OtherContract: null } }
        && declaration.Containers.All(container => container.IsPartial);

    public static void Check(NetworkDeclaration declaration, DiagnosticList diagnostics)
    {
        CheckClass(declaration, diagnostics);
        CheckTarget(declaration.Target, diagnostics);
        CheckContract(declaration.Target, diagnostics);
        CheckLayers(declaration, diagnostics);
    }

    private static void CheckClass(NetworkDeclaration declaration, DiagnosticList diagnostics)
    {
        const int onClass = DiagnosticInfo.OnClass;
        if (declaration.Class.Obstacle is { } obstacle)
        {
            diagnostics.Add(Descriptors.UnsuitableClass, onClass, null, declaration.ClassName, obstacle);
            return;
        }

        if (!declaration.Class.IsPartial)
        {
            diagnostics.Add(Descriptors.NotPartial, onClass, null, declaration.ClassName);
        }

        foreach (var container in declaration.Containers.Where(container => !container.IsPartial))
        {
            diagnostics.Add(Descriptors.NotPartial, onClass, container.Name.TrimStart('@'), container.Name);
        }
    }

    private static void CheckTarget(TargetFacts target, DiagnosticList diagnostics)
    {
        if (target.OldLanguageVersion is { } version)
        {
            diagnostics.Add(Descriptors.LanguageVersion, DiagnosticInfo.OnNetwork, null, version);
        }

        if (target.MissingType is { } type)
        {
            string remedy = type.StartsWith("NnGen.", StringComparison.Ordinal)
                ? "reference NnGen.Runtime, which needs .NET 10 or later"
                : "set <TargetFramework> to net10.0 or later";
            diagnostics.Add(Descriptors.Target, DiagnosticInfo.OnNetwork, null, type.Replace("`1", "<TNet>"), remedy);
        }
    }

    private static void CheckContract(TargetFacts target, DiagnosticList diagnostics)
    {
        if (target is { MissingType: null, OtherContract: { } version })
        {
            var (known, referenced) = (Words.Number(Contract.Version), Words.Number(version));
            string newer = version > Contract.Version ? "NnGen.Runtime" : "NnGen.Generator";
            diagnostics.Add(Descriptors.OtherContract, DiagnosticInfo.OnNetwork, null, known, referenced, newer);
        }
    }

    private static void CheckLayers(NetworkDeclaration declaration, DiagnosticList diagnostics)
    {
        if (declaration.Layers.All(layer => layer.Kind is LayerNames.Repeat or LayerNames.EndRepeat))
        {
            diagnostics.Add(Descriptors.NoLayers, DiagnosticInfo.OnClass, null, declaration.ClassName, "[NeuralNetwork]");
        }

        foreach (int layer in declaration.LayersElsewhere)
        {
            diagnostics.Add(Descriptors.LayersElsewhere, layer, null, declaration.Layers[layer].Kind, declaration.ClassName);
        }
    }
}
