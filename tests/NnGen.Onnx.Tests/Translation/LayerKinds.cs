extern alias attributes;

namespace NnGen.Onnx.Tests.Translation;

/// <summary>The layers there are, by their attributes.</summary>
internal static class LayerKinds
{
    /// <exception cref="SkippedException">There is no such layer.</exception>
    public static void Require(string kind)
    {
        if (Find(kind) is null)
        {
            throw new SkippedException($"no layer {kind}");
        }
    }

    /// <summary>Whether a layer can be declared with a number of sizes.</summary>
    public static bool TakesSizes(string kind, int count) => Find(kind)?.GetConstructors()
        .Any(constructor => constructor.GetParameters().Count(parameter => parameter.ParameterType == typeof(int)) == count) == true;

    public static bool HasOption(string kind, string option) => Find(kind)?.GetProperty(option)?.CanWrite == true;

    private static Type? Find(string kind) => typeof(attributes::NnGen.LayerAttribute).Assembly.GetType($"NnGen.{kind}Attribute");
}
