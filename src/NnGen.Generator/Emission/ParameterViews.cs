using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>The accessor of each layer with parameters, and the type it returns.</summary>
internal static class ParameterViews
{
    public static string Accessor(LayerModel layer) => $"""
        /// <summary>The parameters of {layer.Name}: {layer.Description}.</summary>
        public {layer.Accessor}Parameters {layer.Accessor} => new(Parameters);
        """;

    public static string View(NetworkPlan plan, LayerModel layer) => $$"""
        /// <summary>Views of the parameters of {{layer.Name}}.</summary>
        public readonly ref struct {{layer.Accessor}}Parameters
        {
            private readonly global::System.Span<float> _storage;

            internal {{layer.Accessor}}Parameters(global::System.Span<float> storage) => _storage = storage;
        {{string.Concat(layer.Parameters.Select(parameter => "\n" + Property(plan, layer, parameter) + "\n"))}}}
        """;

    private static string Property(NetworkPlan plan, LayerModel layer, ParameterTensor parameter)
    {
        var (spec, storage) = (parameter.Specification, plan.Layout.Of(parameter));
        var name = spec.Name.Substring(layer.Name.Length + 1);
        var shape = string.Join(", ", spec.Shape.Select(value => Number(value)));
        return $"""
                /// <summary>The {name}, [{shape}].</summary>
                public global::NnGen.TensorView {LayerNames.PropertyOf(name)} => new(_storage.Slice({Number(storage.Offset)}, {Number(storage.Length)}), [{shape}], {Number(storage.RowStride)});
            """;
    }
}
