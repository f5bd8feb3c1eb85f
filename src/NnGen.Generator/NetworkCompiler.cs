using NnGen.Generator.Declaration;
using NnGen.Generator.Diagnostics;
using NnGen.Generator.Emission;
using NnGen.Generator.Layers;
using NnGen.Generator.Scheduling;
using NnGen.Generator.Stubs;

namespace NnGen.Generator;

/// <summary>Compiles one declaration: checks it, writes its blocks out and hands it from room to room.</summary>
internal static class NetworkCompiler
{
    /// <summary>What generates a network whose declaration is sound; it may still find that shapes do not fit.</summary>
    internal delegate CompiledNetwork Generation(NetworkDeclaration declaration, EquatableArray<ExpandedLayer> layers);

    /// <summary>The network's source, or where it has faults a stand-in that lets the rest of the project compile.</summary>
    public static CompiledNetwork Compile(NetworkDeclaration declaration, CancellationToken cancellation = default) =>
        Compile(declaration, Generate, cancellation);

    /// <summary>The same with another generation, so that its failure can be tested.</summary>
    internal static CompiledNetwork Compile(NetworkDeclaration declaration, Generation generate, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        EquatableArray<ExpandedLayer> layers = default;
        try
        {
            var faults = DeclarationValidator.Validate(declaration);
            layers = RepeatExpansion.Expand(declaration);
            if (!faults.IsEmpty || declaration.HasCompilerErrors)
            {
                return StandIn(declaration, layers, faults);
            }

            var network = generate(declaration, layers);
            return network.Diagnostics.IsEmpty ? network : StandIn(declaration, layers, network.Diagnostics);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var method = exception.TargetSite;
            string site = $"{exception.GetType().Name} in {method?.DeclaringType?.Name}.{method?.Name}: {exception.Message}";
            var fault = new DiagnosticInfo(Descriptors.InternalError.Id, DiagnosticInfo.OnClass, null, [declaration.ClassName, site]);
            return StandIn(declaration, layers, [fault]);
        }
    }

    /// <summary>From declaration to source text, through all rooms.</summary>
    private static CompiledNetwork Generate(NetworkDeclaration declaration, EquatableArray<ExpandedLayer> layers)
    {
        try
        {
            var plan = NetworkPlanner.Plan(NetworkBuilder.Build(declaration, layers));
            var source = NetworkEmitter.Emit(plan);
            NetworkLimits.RequireSource(declaration.ClassName, source);
            return new(declaration.HintName, source, default);
        }
        catch (NetworkException exception)
        {
            return new(declaration.HintName, "", [exception.Diagnostic]);
        }
        catch (OverflowException)
        {
            return new(declaration.HintName, "", [NetworkLimits.TooMuchMemory(declaration.ClassName)]);
        }
    }

    private static CompiledNetwork StandIn(
        NetworkDeclaration declaration, EquatableArray<ExpandedLayer> layers, EquatableArray<DiagnosticInfo> faults) =>
        new(declaration.HintName, ClassRules.CanReopen(declaration) ? NetworkStub.Write(declaration, layers) : "", faults);
}
