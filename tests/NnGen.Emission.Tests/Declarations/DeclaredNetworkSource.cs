using NnGen.Generator;

namespace NnGen.Emission.Tests.Declarations;

/// <summary>A network declared in C#, as a user writes it.</summary>
/// <param name="ClassName">The class, in the namespace <see cref="Namespace"/>.</param>
/// <param name="Loss">Its loss.</param>
/// <param name="Source">The class with its attributes, without namespace and usings.</param>
internal sealed record DeclaredNetworkSource(string ClassName, Loss Loss, string Source)
{
    public const string Namespace = "Declared";

    public string FullName => $"{Namespace}.{ClassName}";

    /// <summary>A file of several networks.</summary>
    public static string File(IEnumerable<DeclaredNetworkSource> networks) =>
        $"using NnGen;\n\nnamespace {Namespace};\n\n{string.Join("\n\n", networks.Select(network => network.Source))}\n";

    /// <summary>The class under its attributes, those of the layers given without brackets.</summary>
    public static DeclaredNetworkSource Of(string className, Loss loss, string network, IEnumerable<string> layers) =>
        new(className, loss, $"""
            /// <summary>A network.</summary>
            [{network}]
            {string.Join("\n", layers.Select(layer => $"[{layer}]"))}
            public sealed partial class {className};
            """);
}
