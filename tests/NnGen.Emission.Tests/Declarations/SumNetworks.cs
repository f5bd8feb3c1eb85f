using NnGen.Generator;

namespace NnGen.Emission.Tests.Declarations;

/// <summary>Tiny networks that add dense layers up: for one sample each product starts from the one before.</summary>
internal static class SumNetworks
{
    public static DeclaredNetworkSource[] All { get; } =
    [
        Declare("Three", "6",
            "Dense(4, Name = \"a\")", "Dense(4, From = \"input\", UseBias = false)", "Add(\"a\", Name = \"s\")",
            "Dense(4, From = \"input\", UseBias = false)", "Add(\"s\")", "Dense(3)"),
        Declare("Four", "6",
            "Dense(20, Name = \"a\")", "Dense(20, From = \"input\", UseBias = false)", "Add(\"a\", Name = \"s\")",
            "Dense(20, From = \"input\")", "Add(\"s\", Name = \"t\")", "Dense(20, Activation.Tanh, From = \"a\", UseBias = false, Name = \"d\")", "Add(\"t\")", "Dense(2)"),
        Declare("Wide", "5",
            "Dense(81, Name = \"a\")", "Dense(81, From = \"input\", UseBias = false)", "Add(\"a\", Name = \"s\")",
            "Dense(81, From = \"input\", UseBias = false)", "Add(\"s\")", "Activation(Activation.Sigmoid)", "Dense(2)"),
    ];

    private static DeclaredNetworkSource Declare(string name, string input, params string[] layers) =>
        DeclaredNetworkSource.Of(name + "Sums", Loss.MeanSquaredError, $"NeuralNetwork({input}, Loss = Loss.MeanSquaredError)", layers);
}
