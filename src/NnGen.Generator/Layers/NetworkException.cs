using NnGen.Generator.Diagnostics;

namespace NnGen.Generator.Layers;

/// <summary>A network that cannot be built; carries the diagnostic that says why.</summary>
internal sealed class NetworkException(DiagnosticInfo diagnostic) : Exception(diagnostic.Id)
{
    public DiagnosticInfo Diagnostic { get; } = diagnostic;
}
