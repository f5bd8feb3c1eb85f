using NnGen.Generator.Layers;
using NnGen.Generator.Scheduling;
using static NnGen.Generator.Words;

namespace NnGen.Generator.Emission;

/// <summary>The comment above the class: what hovering over it shows.</summary>
internal static class Remarks
{
    public static string Of(NetworkPlan plan)
    {
        var model = plan.Model;
        var rows = new List<string[]>
        {
            new[] { "layer", "kind", "output", "parameters", "FLOPs" },
            new[] { "input", "", Shapes.InWords(model.Input.Shape), "", "" },
        };
        foreach (var layer in model.Layers)
        {
            var parameters = layer.Parameters.Sum(parameter => parameter.Shape.Size);
            rows.Add([layer.Name, layer.Description, Shapes.InWords(layer.Output.Shape), Number(parameters), Number(layer.Flops)]);
        }

        rows.Add(["", "", "", Number(model.Parameters.Sum(p => p.Shape.Size)), Number(model.Layers.Sum(layer => layer.Flops))]);
        var loss = model.Loss is null ? "no loss" : $"loss {model.Loss.Row.Loss}: {model.Loss.Row.Formula}";
        return $"""
            /// <summary>A neural network, {Shapes.InWords(model.Input.Shape)} to {Shapes.InWords(model.Output.Shape)}; {Escape(loss)}.</summary>
            /// <remarks>
            /// <code>
            {string.Join("\n", Align(rows).Select(line => "/// " + Escape(line)))}
            /// </code>
            /// A multiply-add counts 2 FLOPs. Weights are stored with their outputs last, rows padded to 16 floats: {Number(plan.Layout.Length)} floats.{Obstacle(model)}
            /// </remarks>
            """;
    }

    private static string Obstacle(NetworkModel model) => model.StreamObstacle is not { } layer ? "" : $"""

        /// Sequences cannot come in step by step: {layer} does not give a step for each from that and those before it alone.
        """;

    /// <summary>Columns of equal width, numbers to the right.</summary>
    private static IEnumerable<string> Align(List<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => column < 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
