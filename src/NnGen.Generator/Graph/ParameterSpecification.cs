namespace NnGen.Generator.Graph;

internal enum ParameterRole
{
    Weight,
    Bias,
    Scale,
}

/// <summary>A parameter as its layer asks for it; <see cref="Shape"/> is the shape it is stored in, as [in, out].</summary>
internal sealed record ParameterSpecification(
    string Name, EquatableArray<int> Shape, ParameterRole Role, int FanIn, int FanOut, Initializer Initializer, double InitializerValue);
