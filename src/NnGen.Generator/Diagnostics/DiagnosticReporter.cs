using Microsoft.CodeAnalysis;
using NnGen.Generator.Declaration;

namespace NnGen.Generator.Diagnostics;

/// <summary>Joins a network's diagnostics with where its attributes stand now.</summary>
internal static class DiagnosticReporter
{
    /// <summary>The diagnostics as the compiler takes them.</summary>
    /// <param name="network">The network they are about.</param>
    /// <param name="tables">The locations of all networks; without the network's own, diagnostics have no location.</param>
    public static IEnumerable<Diagnostic> Locate(CompiledNetwork network, IEnumerable<LocationTable> tables)
    {
        var table = tables.FirstOrDefault(candidate => candidate.HintName == network.HintName);
        foreach (var info in network.Diagnostics)
        {
            yield return Fix.Create(Descriptors.Get(info.Id), info, table, span => span.ToLocation());
        }
    }
}
