using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>The members of the network's class.</summary>
internal static class ClassMembers
{
    public static string Write(NetworkPlan plan)
    {
        var model = plan.Model;
        var (type, code) = (model.Declaration.ClassName, $"global::{GeneratedNamespace.Of(model.Declaration)}.");
        return $"""
            {Constants(plan)}

            {State(plan, type, code)}
            {string.Concat(model.Layers.Where(layer => layer.Parameters.Count > 0).Select(layer => "\n" + ParameterViews.Accessor(layer) + "\n"))}
            {InstanceMembers.Write(plan, type, code)}

            {StaticMembers.Write(plan, type, code)}{(plan.Stream is { } stream ? "\n\n" + StreamMembers.Write(plan, stream, code) : "")}

            {string.Join("\n\n", model.Layers.Where(layer => layer.Parameters.Count > 0).Select(layer => ParameterViews.View(plan, layer)))}
            """.TrimEnd('\n', ' ');
    }

    private static string Constants(NetworkPlan plan) => $"""
        /// <summary>The number of {(plan.Model.ReadsTokens ? "tokens" : "values")} in one input sample: {Shapes.InWords(plan.Model.Input.Shape)}.</summary>
        public const int InputSize = {Number(plan.Model.Input.Shape.Size)};

        /// <summary>The number of values in one output sample: {Shapes.InWords(plan.Model.Output.Shape)}.</summary>
        public const int OutputSize = {Number(plan.Model.Output.Shape.Size)};

        /// <summary>The number of scalar parameters.</summary>
        public const int ParameterCount = {Number(plan.Model.Parameters.Sum(parameter => parameter.Shape.Size))};

        /// <summary>The length of <see cref="Parameters"/>, pads included.</summary>
        public const int ParameterStorageLength = {Number(plan.Layout.Length)};{RowPartMembers.Write(plan.Model)}
        """;

    private static string State(NetworkPlan plan, string type, string code) => $$"""
        private readonly global::NnGen.AlignedMemory _parameterMemory;{{(plan.HasBuffers ? "\nprivate readonly global::NnGen.AlignedMemory _bufferMemory;" : "")}}

        /// <summary>Creates a network with initialised parameters.</summary>
        /// <param name="seed">The seed of the initialisation and of training's random masks; the same seed gives the same network.</param>
        public {{type}}(ulong seed = 0)
        {
            _parameterMemory = global::NnGen.CompilerServices.GeneratedCode.Initialize({{code}}Tables.Info, ParameterStorageLength, seed);{{(plan.HasBuffers ? $"\n    _bufferMemory = global::NnGen.CompilerServices.GeneratedCode.InitializeBuffers({code}Tables.Info);" : "")}}
            Seed = seed;
        }

        /// <summary>The parameters as they lie in memory, rows padded to 16 floats. What pads hold changes no output.</summary>
        public global::System.Span<float> Parameters => _parameterMemory.Span;

        /// <summary>State that is saved but not optimised{{(plan.HasBuffers ? ": running averages. Training writes them, predictions read them." : "; this network has none.")}}</summary>
        public global::System.Span<float> Buffers => {{(plan.HasBuffers ? "_bufferMemory.Span" : "default")}};

        /// <summary>The seed the network was created with.</summary>
        public ulong Seed { get; }
        """;
}
