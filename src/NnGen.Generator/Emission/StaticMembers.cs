using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Emission;

/// <summary>The static functions over parameters that are given, and the network's side of the contract with the runtime.</summary>
internal static class StaticMembers
{
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string Result = "global::System.Span<float>";
    private const string Workspace = "global::NnGen.Workspace";

    public static string Write(NetworkPlan plan, string type, string code) =>
        Write(plan, InputText.Of(plan.Model), type, code) + (plan.Model.ReadsTokens ? TokenMembers.Write(type, code) : "");

    private static string Write(NetworkPlan plan, InputText input, string type, string code) => $$"""
        /// <summary>Predicts with parameters that lie elsewhere, in storage order: one program can hold thousands of sets.</summary>
        public static void Predict({{Floats}} parameters, {{Parameter(plan, Floats)}}{{input.Span}} {{input.Name}}, {{Result}} outputs) =>
            {{code}}Functions.Predict(parameters, {{Buffers(plan)}}{{input.Name}}, outputs);

        /// <summary>Runs in training mode with parameters that lie elsewhere.</summary>
        public static void Forward({{Floats}} parameters, {{Parameter(plan, Result)}}{{input.Span}} {{input.Name}}, {{Result}} outputs, {{Workspace}} workspace) =>
            {{code}}Functions.Forward(parameters, {{Buffers(plan)}}{{input.Name}}, outputs, workspace);

        {{(plan.Model.ReadsTokens ? BackwardOfTokens(code) : Backward(code))}}

        static int global::NnGen.INetwork<{{type}}>.InputSize => InputSize;
        static int global::NnGen.INetwork<{{type}}>.OutputSize => OutputSize;
        static int global::NnGen.INetwork<{{type}}>.ParameterCount => ParameterCount;
        static int global::NnGen.INetwork<{{type}}>.ParameterStorageLength => ParameterStorageLength;
        static global::NnGen.NetworkInfo global::NnGen.INetwork<{{type}}>.Info => {{code}}Tables.Info;
        static {{type}} global::NnGen.INetwork<{{type}}>.Create(ulong seed) => new(seed);

        static void global::NnGen.INetwork<{{type}}>.Predict({{Floats}} parameters, {{Floats}} buffers, {{input.Span}} {{input.Name}}, {{Result}} outputs) =>
            {{code}}Functions.Predict(parameters, {{Buffers(plan)}}{{input.Name}}, outputs);

        static void global::NnGen.INetwork<{{type}}>.Forward(
            {{Floats}} parameters, {{Result}} buffers, {{input.Span}} {{input.Name}}, {{Result}} outputs, {{Workspace}} workspace) =>
            {{code}}Functions.Forward(parameters, {{Buffers(plan)}}{{input.Name}}, outputs, workspace);

        static void global::NnGen.INetwork<{{type}}>.Backward(
            {{Floats}} parameters, {{Floats}} buffers, {{Floats}} outputGradients, {{Result}} inputGradients, {{Workspace}} workspace, {{Result}} gradients) =>
            {{code}}Functions.Backward(parameters, outputGradients, inputGradients, workspace, gradients);

        {{(plan.Jacobians.Count > 0 ? Jacobians(type, code) : "")}}{{Loss(plan, input, type, code, "float", "targets", plan.Targets is not null)}}

        {{Loss(plan, input, type, code, "int", "labels", plan.Labels is not null)}}{{Updates(plan, type, code)}}
        """;

    private static string Backward(string code) => $$"""
        /// <summary>Propagates gradients with parameters that lie elsewhere.</summary>
        public static void Backward(
            {{Floats}} parameters, {{Floats}} outputGradients, {{Result}} inputGradients, {{Workspace}} workspace, {{Result}} gradients) =>
            {{code}}Functions.Backward(parameters, outputGradients, inputGradients, workspace, gradients);
        """;

    private static string BackwardOfTokens(string code) => $$"""
        /// <summary>Propagates gradients with parameters that lie elsewhere.</summary>
        public static void Backward(
            {{Floats}} parameters, {{Floats}} outputGradients, {{Workspace}} workspace, {{Result}} gradients) =>
            {{code}}Functions.Backward(parameters, outputGradients, default, workspace, gradients);
        """;

    private static string Parameter(NetworkPlan plan, string span) => plan.HasBuffers ? $"{span} buffers, " : "";

    private static string Buffers(NetworkPlan plan) => plan.HasBuffers ? "buffers, " : "";

    private static string Updates(NetworkPlan plan, string type, string code) => plan is not { HasBuffers: true, Targets.Train.Updates: not null } ? "" : $"""


        static void global::NnGen.INetwork<{type}>.UpdateBuffers({Result} buffers, {Workspace} workspace) =>
            {code}Functions.UpdateBuffers(buffers, workspace);
        """;

    private static string Jacobians(string type, string code) => $"""
        static void global::NnGen.INetwork<{type}>.MultiplyJacobian(
            int index, bool transposed, {Floats} parameters, {Floats} buffers, {Floats} vectors, {Result} products, {Workspace} workspace) =>
            {code}Functions.MultiplyJacobian(index, transposed, parameters, vectors, products, workspace);


        """;

    private static string Loss(NetworkPlan plan, InputText input, string type, string code, string element, string name, bool exists)
    {
        var data = $"{input.Span} {input.Name}, global::System.ReadOnlySpan<{element}> {name}";
        string Call(string call) => exists
            ? $"{code}Functions.{call}"
            : $"throw new global::System.NotSupportedException(\"The loss of this network takes no {name}.\")";
        return $"""
            static void global::NnGen.INetwork<{type}>.ComputeDeltas(
                {Floats} parameters, {Result} buffers, {data}, {Workspace} workspace,
                float scale, bool continuing) =>
                {Call($"ComputeDeltas(parameters, {input.Name}, {name}, workspace, scale, continuing)")};

            static void global::NnGen.INetwork<{type}>.AddGradients(
                {data}, {Workspace} workspace,
                {Result} gradients, bool accumulate, int part, int parts) =>
                {Call($"AddGradients({input.Name}, {name}, workspace, gradients, accumulate, part, parts)")};

            static double global::NnGen.INetwork<{type}>.Evaluate(
                {Floats} parameters, {Floats} buffers, {data}, {Result} outputs,
                {Workspace} workspace) =>
                {Call($"Evaluate(parameters, {Buffers(plan)}{input.Name}, {name}, outputs, workspace)")};
            """;
    }
}
