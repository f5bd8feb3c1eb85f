using Microsoft.CodeAnalysis;

namespace System.Runtime.CompilerServices;

/// <summary>What <c>init</c> accessors, and so records, need below .NET 5.</summary>
[Embedded]
internal static class IsExternalInit
{
}
