using NnGen.Onnx.Tests.Reading;

namespace NnGen.Onnx.Tests.Translation;

/// <summary>Writes a case's model as a network.</summary>
internal static class Translator
{
    /// <exception cref="SkippedException">No network computes it.</exception>
    public static CaseNetwork Translate(OnnxCase @case)
    {
        RequireReadable(@case);
        var tried = new HashSet<Layout>();
        for (var layout = new Layout(IsBatched: true, Last: null); tried.Add(layout);)
        {
            try
            {
                return Attempt(@case, layout);
            }
            catch (OtherLayoutException error)
            {
                layout = error.Needed;
            }
        }

        throw new SkippedException("operators that need different axes last, one after the other");
    }

    private static CaseNetwork Attempt(OnnxCase @case, Layout layout)
    {
        var graph = new GraphTranslation(@case, layout);
        CaseNetwork? whole = null;
        foreach (var node in @case.Model.Nodes)
        {
            whole = OperatorTable.Find(node).Write(new(graph, node));
        }

        return whole ?? OfFirstOutput(graph);
    }

    private static CaseNetwork OfFirstOutput(GraphTranslation graph)
    {
        var output = graph.Data(graph.Case.Model.Outputs[0]);
        if (output.Layer != graph.Draft.Output || output.Layer == "input")
        {
            graph.Draft.Layer("Activation", output.Layer, "Activation.Linear");
        }

        var expected = graph.Case.Outputs[0];
        Assert.Equal(expected.Axes, output.Axes);
        return new(graph.Draft, graph.Inputs, Axes.Move(expected.Singles, expected.Axes, output.Last));
    }

    private static void RequireReadable(OnnxCase @case)
    {
        var tensors = @case.Inputs.Append(@case.Outputs[0]).ToArray();
        if (!@case.Outputs[0].IsReal || !@case.Inputs.Any(input => input.IsReal))
        {
            throw new SkippedException("integers");
        }

        if (tensors.Any(tensor => Axes.Size(tensor.Axes) == 0))
        {
            throw new SkippedException("tensors without elements");
        }

        if (tensors.Any(tensor => tensor.Type == ElementType.Double && tensor.Elements.Any(element => element != 0 && !float.IsNormal((float)element))))
        {
            throw new SkippedException("numbers outside the range of single precision");
        }

        foreach (var tensor in tensors.Where(tensor => Enum.IsDefined(tensor.Type)))
        {
            Assert.Equal(Axes.Size(tensor.Axes), tensor.Elements.Length);
        }
    }
}
