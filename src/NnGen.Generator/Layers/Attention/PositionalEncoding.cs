using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>x[t] + P[t] with P[t, 2i] = sin(t / 10000^(2i/features)), P[t, 2i + 1] = cos(t / 10000^(2i/features)) (Vaswani et al. 2017), or P a parameter.</summary>
internal sealed class PositionalEncoding : IStreamingFormula
{
    private const double LongestWave = 10000;

    public string Kind => "PositionalEncoding";

    public string Describe(LayerContext layer) => layer.Declaration.Bool("Learnt", false) ? "PositionalEncoding learnt" : "PositionalEncoding";

    public bool Streams(LayerContext layer) => true;

    public bool KeepsSequence(LayerContext layer) => true;

    public Tensor Build(LayerContext layer)
    {
        var x = layer.Input;
        if (x.Shape.Rank != 2)
        {
            throw layer.Misfit(null, $"expects (time, features), but what comes in has the shape {Shapes.InWords(x.Shape)}");
        }

        layer.OutputOrder = layer.InputOrders[0];
        var positions = layer.Declaration.Bool("Learnt", false) ? Learnt(layer, x.Shape) : Waves(layer, x.Shape);
        return layer.Named(layer.Graph.Map(Argument(0) + Argument(1), x, positions), "a");
    }

    /// <summary>A row for each step, or that of the one there is.</summary>
    private static Tensor Learnt(LayerContext layer, Shape shape)
    {
        var steps = layer.Stream?.Length ?? shape.Axes[0];
        var table = layer.Parameter(
            "weight", [steps, shape.RowLength], ParameterRole.Weight, steps, shape.RowLength, Initializer.XavierUniform, 0, symbol: "P");
        return layer.Stream is { } stream ? layer.Named(stream.RowOf((ParameterTensor)table), "P") : table;
    }

    /// <summary>The angles' factors and which columns are cosines are rows of pairs, 2i and 2i + 1; that of the last sine may lack its cosine.</summary>
    private static Tensor Waves(LayerContext layer, Shape shape)
    {
        var (graph, features) = (layer.Graph, shape.RowLength);
        Tensor Row(ScalarExpression formula, string name)
        {
            var pairs = graph.Map(Shape.Fixed((features + 1) / 2, 2), formula);
            pairs.Name = name;
            return graph.Slice(graph.Reshape(pairs, (features + 1) / 2 * 2), 0, 0, features);
        }

        var frequencies = Row(Exp(Index(1) * (-2 * Math.Log(LongestWave) / features)), "ω");
        var isCosine = Row(Index(0), "isCosine");
        Tensor At(ScalarExpression t, params Tensor[] number)
        {
            var angle = t * Argument(0);
            var wave = WhereEqual(Argument(1), 0, Sin(angle), Cos(angle));
            return layer.Named(graph.Map(new Shape(number.Length > 0, shape.Axes), wave, [frequencies, isCosine, .. number]), "P");
        }

        return layer.Stream is { } stream ? At(Argument(2), stream.Number()) : At(Index(1));
    }
}
