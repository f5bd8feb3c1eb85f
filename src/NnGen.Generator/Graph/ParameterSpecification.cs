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
    string Name, EquatableArray<int> Shape, ParameterRole Role, int FanIn, int FanOut, Initializer Initializer, double InitializerValue, FileLayout? File = null);
