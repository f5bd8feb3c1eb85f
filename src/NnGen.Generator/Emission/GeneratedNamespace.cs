using NnGen.Generator.Declaration;

namespace NnGen.Generator.Emission;

/// <summary>The namespace a network has to itself for what its class calls.</summary>
/// <remarks>
/// Not <c>file</c> types: within them the C# compiler hashes the file's path anew for each name it looks up, a tenth of the time it takes for
/// a network. Usings stand within the namespace, so that its names come before whatever users have in <c>NnGen.Generated</c>.
/// </remarks>
internal static class GeneratedNamespace
{
    private const string Prefix = "NnGen.Generated.Of_";

    /// <summary>
    /// <c>NnGen.Generated.Of_Samples_DigitNet</c>. Different networks have different ones: a dot becomes <c>_</c>, an underscore <c>_0</c>, and no name begins with
    /// a digit. Without the prefix, a network <c>Loss</c> would hide the runtime's from the code of all others.
    /// </summary>
    public static string Of(NetworkDeclaration declaration) => Prefix + declaration.HintName.Replace("_", "_0").Replace('.', '_');
}
