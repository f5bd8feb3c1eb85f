using System.Globalization;
using NnGen.Generator.Layers;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>Writes the tables the runtime reads: layers, parameters, and where layers' outputs lie in the workspace.</summary>
internal static class TablesEmitter
{
    public static void Emit(NetworkPlan plan, SourceWriter writer)
    {
        var model = plan.Model;
        var row = model.Loss?.Row;
        var rows = model.Output.Shape.RowsPerSample;
        writer.Lines($$"""
            public static readonly NetworkInfo Info = new()
            {
            {{Properties(plan, model, row, rows)}}
            };
            """);
    }

    private static string Properties(NetworkPlan plan, NetworkModel model, LossRow? row, int rows) => $"""
            ContractVersion = {Number(Contract.Version)},
            Name = "{model.Declaration.ClassName}",
            InputShape = [{Axes(model.Input.Shape.Axes)}],{Inputs(model)}
            OutputShape = [{Axes(model.Output.Shape.Axes)}],
            Loss = Loss.{model.Declaration.Loss},
            LossTermsPerSample = {Number(row?.Reduction == LossReduction.MeanOverRows ? rows : 1)},
            LabelsPerSample = {Number(row?.OfLabels is null ? 0 : rows)},
            Fingerprint = 0x{model.Fingerprint.ToString("X16", CultureInfo.InvariantCulture)}UL,
            BufferLength = {Number(plan.Buffers.Length)},
            ChunkSize = {Number(plan.ChunkSize)},
            WorkspaceLengthPerSample = {Number(plan.LengthPerSample)},
            WorkspaceFixedLength = {Number(plan.FixedLength)},
            Layers =
            [
            {List(model.Layers.Select(Layer))}],
            Parameters =
            [
            {List(model.Parameters.Select(parameter => Parameter(plan, parameter)))}],
            Activations =
            [
            {List(plan.Activations.Select(Activation))}],
            Scores = {AtEnd(plan, plan.Scores)},
            Losses = {AtEnd(plan, plan.Losses)},{Jacobians(plan)}{Buffers(plan)}{Stages(plan)}
            """.Replace("\n", "\n    ").Insert(0, "    ");

    private static string Parts(string property, IReadOnlyList<RowPart> parts) => parts.Count == 0 ? "" : $"""

        {property} = [{string.Join(", ", parts.Select(part => $"new(\"{part.Name}\", {Number(part.Start)}, [{Axes(part.Axes)}])"))}],
        """;

    private static string Inputs(NetworkModel model) => Parts("Inputs", model.Inputs) + Parts("Outputs", model.Outputs) + Vocabularies(model);

    private static string Vocabularies(NetworkModel model) => !model.ReadsTokens ? "" : $"""

        Vocabularies = [{string.Join(", ", FunctionsEmitter.Vocabularies(model).Select(use => $"new({Number(use.Positions.Start)}, {Number(use.Positions.Count)}, {Number(use.Vocabulary)})"))}],
        """;

    private static string Jacobians(NetworkPlan plan) => plan.Jacobians.Count == 0 ? "" : $"""

        Jacobians =
        [
        {List(plan.Jacobians.Select(jacobian => Jacobian(jacobian.Model)))}],
        """;

    private static string Buffers(NetworkPlan plan) => !plan.HasBuffers ? "" : $"""

        Buffers =
        [
        {List(plan.Model.Buffers.Select(buffer => Buffer(buffer, plan.Buffers.Of(buffer.Tensor))))}],
        """;

    private static string Buffer(BufferModel buffer, Storage storage) =>
        $"new() {{ Name = \"{buffer.Tensor.BufferName}\", Shape = [{Axes(buffer.Tensor.Shape.Axes)}], Offset = {Number(storage.Offset)}, InitialValue = {FloatText.Of(buffer.Tensor.InitialValue)}"
        + (buffer.IsCount ? ", IsCount = true" : "")
        + (buffer.File is null ? "" : $", FileView = {View(buffer.File, storage)}") + " }";

    private static string Stages(NetworkPlan plan) => plan.Model.LeastBatch == 1 && plan.Stages == 1 ? "" : $"""

        LeastBatch = {Number(plan.Model.LeastBatch)},
        Stages = {Number(plan.Stages)},
        LossStage = {Number((plan.Targets ?? plan.Labels)?.Train.LossStage ?? 0)},
        BatchLengthPerSample = {Number(plan.BatchLengthPerSample)},
        BatchSumLength = {Number(plan.BatchSumLength)},
        """;

    private static string Jacobian(JacobianModel jacobian) =>
        $"new({Number(jacobian.From)}, {Number(jacobian.To)}, {Number(jacobian.Tangent.Shape.Size)}, {Number(jacobian.Cotangent.Shape.Size)})";

    private static string List(IEnumerable<string> items) => string.Concat(items.Select(item => $"    {item},\n"));

    private static string Layer(LayerModel layer) =>
        $"new(\"{layer.Name}\", \"{layer.Description}\", [{Axes(layer.Output.Shape.Axes)}], {Number(layer.Parameters.Sum(p => p.Shape.Size))}, {layer.Flops.ToString(CultureInfo.InvariantCulture)}L){Range(layer.Activation)}";

    private static string Range(NnGen.Activation? activation) => activation switch
    {
        NnGen.Activation.Sigmoid => " { Range = new(0f, 1f) }",
        NnGen.Activation.Tanh => " { Range = new(-1f, 1f) }",
        _ => "",
    };

    private static string Parameter(NetworkPlan plan, Graph.ParameterTensor parameter)
    {
        var (spec, storage) = (parameter.Specification, plan.Layout.Of(parameter));
        var layer = plan.Model.Layers.TakeWhile(candidate => !candidate.Parameters.Contains(parameter)).Count();
        return $$"""
            new()
                {
                    Name = "{{spec.Name}}", Layer = {{Number(layer)}}, Role = ParameterRole.{{spec.Role}}, Shape = [{{Axes(spec.Shape)}}],
                    Offset = {{Number(storage.Offset)}}, RowCount = {{Number(storage.RowsPerSample)}}, RowLength = {{Number(storage.RowLength)}}, RowStride = {{Number(storage.RowStride)}},
                    FanIn = {{Number(spec.FanIn)}}, FanOut = {{Number(spec.FanOut)}}, Initializer = Initializer.{{spec.Initializer}}, InitializerValue = {{FloatText.Of(spec.InitializerValue)}},{{Blocks(spec)}}{{View(spec, storage)}}
                }
            """;
    }

    private static string Blocks(Graph.ParameterSpecification spec) => spec.Blocks is not { } blocks ? ""
        : $" Blocks = {Number(blocks.Count)}," + (blocks.Only is { } block ? $" InitializedBlock = {Number(block)}," : "");

    private static string View(Graph.ParameterSpecification spec, Storage storage) => spec.File is null ? "" : $"\n        FileView = {View(spec.File, storage)},";

    private static string View(Graph.FileLayout file, Storage storage) =>
        file is { Parts: [{ FileStart: 0, Start: 0 } part] } && part.Extents == file.Shape
            ? $"new([{Axes(file.Shape)}], [{Axes(InBlock(part, storage))}])"
            : $"new([{Axes(file.Shape)}], [{string.Join(", ", file.Parts.Select(part => Part(part, storage)))}])";

    private static string Part(Graph.FileLayoutPart part, Storage storage) =>
        $"new FilePart({Number(part.FileStart)}, {Number(Padded(part.Start, storage))}, [{Axes(part.Extents)}], [{Axes(part.FileStrides)}], [{Axes(InBlock(part, storage))}])";

    private static IEnumerable<int> InBlock(Graph.FileLayoutPart part, Storage storage) => part.Strides.Select(stride => Padded(stride, storage));

    /// <summary>An offset or a stride with the pads between rows counted.</summary>
    private static int Padded(int elements, Storage storage) =>
        (elements / storage.RowLength * storage.RowStride) + (elements % storage.RowLength);

    private static string AtEnd(NetworkPlan plan, Storage? storage) => storage is null ? "null" : Activation(new(plan.Model.Layers.Count - 1, storage));

    private static string Activation(ActivationPlace place) =>
        $"new ActivationInfo({Number(place.Layer)}, {Number(place.Storage.Offset)}, {Number(place.Storage.RowsPerSample)}, {Number(place.Storage.RowLength)}, {Number(place.Storage.RowStride)}){Part(place)}";

    private static string Part(ActivationPlace place) => place.Storage.ColumnStart == 0 && place.SampleStride == place.Storage.RowsPerSample * place.Storage.RowStride ? ""
        : $" {{ Start = {Number(place.Storage.ColumnStart)}, SampleStride = {Number(place.SampleStride)} }}";

    private static string Axes(IEnumerable<int> axes) => string.Join(", ", axes.Select(value => Number(value)));
}
