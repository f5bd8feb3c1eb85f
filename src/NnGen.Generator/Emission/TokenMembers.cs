namespace NnGen.Generator.Emission;

/// <summary>What a network that reads tokens says to a caller who has numbers: the runtime asks for them through its contract, users cannot.</summary>
internal static class TokenMembers
{
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string Result = "global::System.Span<float>";
    private const string Workspace = "global::NnGen.Workspace";

    public static string Write(string type, string code) => $$"""


        static void global::NnGen.INetwork<{{type}}>.Predict({{Floats}} parameters, {{Floats}} buffers, {{Floats}} inputs, {{Result}} outputs) =>
            throw {{Refusal(code)}};

        static void global::NnGen.INetwork<{{type}}>.Forward(
            {{Floats}} parameters, {{Result}} buffers, {{Floats}} inputs, {{Result}} outputs, {{Workspace}} workspace) =>
            throw {{Refusal(code)}};

        {{OfTargets(type, code, "float", "targets")}}

        {{OfTargets(type, code, "int", "labels")}}
        """;

    private static string OfTargets(string type, string code, string element, string name) => $"""
        static void global::NnGen.INetwork<{type}>.ComputeDeltas(
            {Floats} parameters, {Result} buffers, {Floats} inputs, global::System.ReadOnlySpan<{element}> {name}, {Workspace} workspace,
            float scale, bool continuing) => throw {Refusal(code)};

        static void global::NnGen.INetwork<{type}>.AddGradients(
            {Floats} inputs, global::System.ReadOnlySpan<{element}> {name}, {Workspace} workspace,
            {Result} gradients, bool accumulate, int part, int parts) => throw {Refusal(code)};

        static double global::NnGen.INetwork<{type}>.Evaluate(
            {Floats} parameters, {Floats} buffers, {Floats} inputs, global::System.ReadOnlySpan<{element}> {name}, {Result} outputs,
            {Workspace} workspace) => throw {Refusal(code)};
        """;

    private static string Refusal(string code) => $"global::NnGen.CompilerServices.TokenGuard.NumbersGiven({code}Tables.Info)";
}
