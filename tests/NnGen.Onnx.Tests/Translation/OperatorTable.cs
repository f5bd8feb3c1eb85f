using NnGen.Onnx.Tests.Reading;
using NnGen.Onnx.Tests.Translation.Operators;

namespace NnGen.Onnx.Tests.Translation;

/// <summary>How an operator is written in layers.</summary>
/// <param name="Name">The operator.</param>
/// <param name="Write">Adds layers to the draft; returns a network where the operator is all of it and is not simply predicted.</param>
/// <param name="Parameters">The inputs that are parameters of a layer, or that must be known to declare it.</param>
/// <param name="IsCounted">Whether cases of it count; else it is only understood beside others.</param>
internal sealed record OperatorRow(string Name, Func<NodeContext, CaseNetwork?> Write, int[] Parameters, bool IsCounted = true)
{
    public OperatorRow(string name, Action<NodeContext> write, int[]? parameters = null, bool isCounted = true)
        : this(name, node => { write(node); return null; }, parameters ?? [], isCounted)
    {
    }
}

/// <summary>The operators that layers compute.</summary>
internal static class OperatorTable
{
    private static readonly Dictionary<string, OperatorRow> Rows = new[]
    {
        Activations.Rows, Products.Rows, Merging.Rows, Reshaping.Rows, Convolutions.Rows, Pooling.Rows, Normalization.Rows, Recurrent.Rows, Resampling.Rows,
        Losses.Rows,
    }.SelectMany(rows => rows).ToDictionary(row => row.Name);

    /// <summary>The operator a case is counted under: the first of the table in its graph; null for none.</summary>
    public static string? Subject(OnnxModel model) =>
        model.Nodes.Select(node => node.Operator).FirstOrDefault(name => Rows.TryGetValue(name, out var row) && row.IsCounted);

    /// <exception cref="SkippedException">No layer computes it.</exception>
    public static OperatorRow Find(OnnxNode node) =>
        Rows.GetValueOrDefault(node.Operator) ?? throw new SkippedException($"beside it an operator that no layer computes: {node.Operator}");

    /// <summary>Whether a model's input is a parameter wherever it is read.</summary>
    public static bool IsParameter(OnnxModel model, string input)
    {
        var uses = model.Nodes
            .SelectMany(node => node.Inputs.Select((name, i) => (node.Operator, Name: name, Index: i)))
            .Where(use => use.Name == input)
            .ToArray();
        return uses.Length > 0 && uses.All(use => Rows.TryGetValue(use.Operator, out var row) && row.Parameters.Contains(use.Index));
    }
}
