using NnGen.Generator.Diagnostics;

namespace NnGen.Generator;

/// <summary>What a network compiles to.</summary>
/// <param name="HintName">The declaration's identity, and the generated file's name without its extension.</param>
/// <param name="Source">The C#, or nothing where none can stand beside the class.</param>
/// <param name="Diagnostics">What is wrong with the declaration, in order.</param>
internal sealed record CompiledNetwork(string HintName, string Source, EquatableArray<DiagnosticInfo> Diagnostics);
