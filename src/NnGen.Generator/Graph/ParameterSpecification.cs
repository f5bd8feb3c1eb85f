namespace NnGen.Generator.Graph;

internal enum ParameterRole
{
    Weight,
    Bias,
    Scale,
}

/// <summary>
/// A parameter as its layer asks for it; <see cref="Shape"/> is the shape it is stored in, as [in, out], and <see cref="File"/> how it
/// stands in files, null for as stored.
/// </summary>
internal sealed record ParameterSpecification(
    string Name, EquatableArray<int> Shape, ParameterRole Role, int FanIn, int FanOut, Initializer Initializer, double InitializerValue, FileLayout? File = null,
    ParameterBlocks? Blocks = null);

/// <summary>The blocks of equally many columns that a parameter is initialised by, as the gates of a recurrent layer.</summary>
/// <param name="Count">How many there are side by side.</param>
/// <param name="Only">The one that is initialised, where the others are 0.</param>
internal sealed record ParameterBlocks(int Count, int? Only = null);
