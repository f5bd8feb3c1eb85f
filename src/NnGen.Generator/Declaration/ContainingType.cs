namespace NnGen.Generator.Declaration;

/// <summary>A type the network class is nested in, as the generated file reopens it.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>interface</c>, <c>record</c> or <c>record struct</c>.</param>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="TypeParameters">Its type parameters, <c>&lt;T, U&gt;</c>, or nothing. (C# allows no class in an interface with variance.)</param>
/// <param name="IsPartial">Whether it can be reopened.</param>
internal sealed record ContainingType(string Keyword, string Name, string TypeParameters, bool IsPartial);
