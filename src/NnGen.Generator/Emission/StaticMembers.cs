using NnGen.Generator.Layers;

namespace NnGen.Generator.Emission;

/// <summary>The static functions over parameters that are given, and the network's side of the contract with the runtime.</summary>
internal static class StaticMembers
{
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string Result = "global::System.Span<float>";
    private const string Workspace = "global::NnGen.Workspace";

    public static string Write(string type, string code, LossModel? loss) => $$"""
        /// <summary>Predicts with parameters that lie elsewhere, in storage order: one program can hold thousands of sets.</summary>
        public static void Predict({{Floats}} parameters, {{Floats}} inputs, {{Result}} outputs) =>
            {{code}}Functions.Predict(parameters, inputs, outputs);

        /// <summary>Runs in training mode with parameters that lie elsewhere.</summary>
        public static void Forward({{Floats}} parameters, {{Floats}} inputs, {{Result}} outputs, {{Workspace}} workspace) =>
            {{code}}Functions.Forward(parameters, inputs, outputs, workspace);

        /// <summary>Propagates gradients with parameters that lie elsewhere.</summary>
        public static void Backward(
            {{Floats}} parameters, {{Floats}} outputGradients, {{Result}} inputGradients, {{Workspace}} workspace, {{Result}} gradients) =>
            {{code}}Functions.Backward(parameters, outputGradients, inputGradients, workspace, gradients);

        static int global::NnGen.INetwork<{{type}}>.InputSize => InputSize;

        static int global::NnGen.INetwork<{{type}}>.OutputSize => OutputSize;

        static int global::NnGen.INetwork<{{type}}>.ParameterCount => ParameterCount;

        static int global::NnGen.INetwork<{{type}}>.ParameterStorageLength => ParameterStorageLength;

        static global::NnGen.NetworkInfo global::NnGen.INetwork<{{type}}>.Info => {{code}}Tables.Info;

        static {{type}} global::NnGen.INetwork<{{type}}>.Create(ulong seed) => new(seed);

        static void global::NnGen.INetwork<{{type}}>.Predict({{Floats}} parameters, {{Floats}} buffers, {{Floats}} inputs, {{Result}} outputs) =>
            {{code}}Functions.Predict(parameters, inputs, outputs);

        static void global::NnGen.INetwork<{{type}}>.Forward(
            {{Floats}} parameters, {{Result}} buffers, {{Floats}} inputs, {{Result}} outputs, {{Workspace}} workspace) =>
            {{code}}Functions.Forward(parameters, inputs, outputs, workspace);

        static void global::NnGen.INetwork<{{type}}>.Backward(
            {{Floats}} parameters, {{Floats}} buffers, {{Floats}} outputGradients, {{Result}} inputGradients, {{Workspace}} workspace, {{Result}} gradients) =>
            {{code}}Functions.Backward(parameters, outputGradients, inputGradients, workspace, gradients);

        {{Loss(type, code, "float", "targets", loss is not null)}}

        {{Loss(type, code, "int", "labels", loss?.Labels is not null)}}
        """;

    private static string Loss(string type, string code, string element, string name, bool exists)
    {
        var data = $"{Floats} inputs, global::System.ReadOnlySpan<{element}> {name}";
        string Call(string call) => exists
            ? $"{code}Functions.{call}"
            : $"throw new global::System.NotSupportedException(\"The loss of this network takes no {name}.\")";
        return $"""
            static void global::NnGen.INetwork<{type}>.ComputeDeltas(
                {Floats} parameters, {Result} buffers, {data}, {Workspace} workspace,
                float scale, bool continuing) =>
                {Call($"ComputeDeltas(parameters, inputs, {name}, workspace, scale, continuing)")};

            static void global::NnGen.INetwork<{type}>.AddGradients(
                {data}, {Workspace} workspace,
                {Result} gradients, bool accumulate, int part, int parts) =>
                {Call($"AddGradients(inputs, {name}, workspace, gradients, accumulate, part, parts)")};

            static double global::NnGen.INetwork<{type}>.Evaluate(
                {Floats} parameters, {Floats} buffers, {data}, {Result} outputs,
                {Workspace} workspace) =>
                {Call($"Evaluate(parameters, inputs, {name}, outputs, workspace)")};
            """;
    }
}
