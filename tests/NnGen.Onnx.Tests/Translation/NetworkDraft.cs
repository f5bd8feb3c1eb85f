using System.Globalization;

namespace NnGen.Onnx.Tests.Translation;

/// <summary>The layers of a network that is being declared, and the values of its parameters and buffers.</summary>
internal sealed class NetworkDraft
{
    private readonly List<string> _layers = [];

    /// <summary>The axes of one sample.</summary>
    public int[] InputShape { get; set; } = [];

    /// <summary>The loss, or none.</summary>
    public string? Loss { get; set; }

    /// <summary>Values by the names that tensors have in files, in PyTorch's layout, which is ONNX's for most.</summary>
    public Dictionary<string, float[]> Filed { get; } = [];

    /// <summary>Values in the order the network itself has, a dense weight as [in, out].</summary>
    public Dictionary<string, float[]> Stored { get; } = [];

    /// <summary>The layer whose output is the network's.</summary>
    public string Output => _layers.Count == 0 ? "input" : Name(_layers.Count);

    /// <summary>The attributes in front of the class.</summary>
    public string Attributes => $"""
        [NeuralNetwork({string.Join(", ", InputShape)}{(Loss is null ? "" : $", Loss = Loss.{Loss}")})]
        {string.Join('\n', _layers)}
        """;

    /// <summary>Adds a layer and returns its name.</summary>
    /// <param name="kind">The attribute.</param>
    /// <param name="from">The layer it reads.</param>
    /// <param name="arguments">Its arguments as in source; empty ones are left out.</param>
    public string Layer(string kind, string from, params string[] arguments)
    {
        LayerKinds.Require(kind);
        var name = Name(_layers.Count + 1);
        _layers.Add($"[{kind}({string.Join(", ", [.. arguments.Where(argument => argument.Length > 0), $"Name = \"{name}\"", $"From = \"{from}\""])})]");
        return name;
    }

    /// <summary>The values of a layer in the same order under other axes.</summary>
    public string Reshape(string from, int[] shape, int[] target) =>
        shape.SequenceEqual(target) ? from : Layer("Reshape", from, [.. target.Select(axis => axis.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>x·W + b along a layer's last axis, W as [in, units].</summary>
    public string Dense(string from, int units, float[] weight, float[]? bias = null)
    {
        var name = Layer("Dense", from, $"{units}", Option("UseBias", bias is not null, true));
        Stored.Add($"{name}.weight", weight);
        if (bias is not null)
        {
            Stored.Add($"{name}.bias", bias);
        }

        return name;
    }

    /// <summary>A named argument, or nothing where it is the attribute's default.</summary>
    public static string Option(string name, bool value, bool otherwise) => value == otherwise ? "" : $"{name} = {(value ? "true" : "false")}";

    /// <inheritdoc cref="Option(string, bool, bool)"/>
    public static string Option(string name, int value, int otherwise) => value == otherwise ? "" : $"{name} = {value}";

    /// <summary>A named argument whose constant is exact.</summary>
    public static string Option(string name, double value) => $"{name} = {Number(value)}";

    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Name(int ordinal) => $"l{ordinal}";
}
