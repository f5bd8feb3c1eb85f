using System.Globalization;
using NnGen.Generator.Graph;
using static NnGen.Generator.Graph.Scalars;

namespace NnGen.Generator.Layers;

/// <summary>headᵢ = softmax(qᵢ·kᵢᵀ/√d)·vᵢ, y = [head₁, head₂, …]·W_o + b_o (Vaswani et al. 2017). Heads are never transposed: every product walks through (time, heads, d) as it lies.</summary>
internal sealed class MultiHeadAttention : IStreamingFormula
{
    /// <summary>The score of a step that is not seen: its exponential is exactly 0.</summary>
    private const double Unseen = -1e30;

    public string Kind => "MultiHeadAttention";

    public string Describe(LayerContext layer)
    {
        var declaration = layer.Declaration;
        var size = declaration.Has("keySize") ? $"×{Words.Number(declaration.Int("keySize"))}" : "";
        var form = (declaration.Bool("Causal", false) ? " causal" : "") + (declaration.String("KeyValueFrom") is { } source ? $" over {source}" : "");
        return $"MultiHeadAttention {Words.Number(declaration.Int("heads"))}{size}{form}";
    }

    /// <summary>Whether no step sees one that is still to come.</summary>
    public bool Streams(LayerContext layer) => IsCausal(layer);

    public bool KeepsSequence(LayerContext layer) => true;

    public Tensor Build(LayerContext layer)
    {
        RequireSequence(layer, layer.Input, null);
        RequireSequence(layer, layer.Inputs[layer.Inputs.Count - 1], "KeyValueFrom");
        var (graph, features, heads) = (layer.Graph, layer.Input.Shape.RowLength, layer.Declaration.Int("heads"));
        var size = layer.Declaration.Has("keySize") ? layer.Declaration.Int("keySize") : SizeOf(layer, features, heads);
        var (steps, seen) = (layer.Input.Shape.Axes[0], layer.Stream?.Length ?? layer.Inputs[layer.Inputs.Count - 1].Shape.Axes[0]);
        NetworkLimits.RequireValues(layer.Name, [Math.Max(steps, seen), 3, heads, size], "in the queries, keys and values of all steps");
        NetworkLimits.RequireValues(layer.Name, [heads, steps, seen], "in the weights of all heads");
        layer.Constant("heads", heads);

        var (q, k, v) = new AttentionProjection(layer, heads, size).Build();
        var scores = layer.Named(Scores(layer, q, k, Shape.Batched(heads, steps, seen)), "s");
        var weights = Weights(layer, scores, 1 / Math.Sqrt(size));
        v = layer.Stream is { } stream ? stream.Remember(layer.Name, "values", v, axis: 0) : v;
        var mixed = layer.Named(graph.Contract("n h t s, n s 0 h d -> n t h d", weights, v, Shape.Batched(steps, heads, size)), "h");
        return Joined(layer, graph.Reshape(mixed, steps, heads * size), features);
    }

    /// <summary>q·kᵀ. A stream remembers the keys as that reads them: each component of all steps side by side.</summary>
    private static Tensor Scores(LayerContext layer, Tensor q, Tensor k, Shape shape) => layer.Stream is { } stream
        ? layer.Graph.Contract("n t 0 h d, n 0 h d s -> n h t s", q, stream.Remember(layer.Name, "keys", layer.Graph.Transpose(k, 1, 2, 3, 0), axis: 3), shape)
        : layer.Graph.Contract("n t 0 h d, n s 0 h d -> n h t s", q, k, shape);

    private static bool IsCausal(LayerContext layer) => layer.Declaration.Bool("Causal", false);

    /// <summary>The softmax of the scores that are seen; in training, some of it dropped.</summary>
    private static Tensor Weights(LayerContext layer, Tensor scores, double scale)
    {
        var (graph, rate) = (layer.Graph, layer.Declaration.Double("Dropout", 0));
        var scaled = Argument(0) * scale;
        layer.Constant("causal", IsCausal(layer) ? 1 : 0);
        var logits = !IsCausal(layer) ? graph.Map(scaled, scores)
            : layer.Stream is { } stream ? graph.Map(WhereLess(Argument(1), Index(0), Unseen, scaled), scores, stream.Number())
            : graph.Map(WhereLess(Index(1), Index(0), Unseen, scaled), scores);
        var softmax = layer.Named(graph.Map(Exp(Argument(0) - Argument(1)), logits, graph.ReduceRow(ReduceKind.LogSumExp, logits)), "p");
        if (!layer.Training || rate == 0)
        {
            return softmax;
        }

        var uniform = layer.Named(graph.Random(Distribution.Uniform, layer.Index, softmax.Shape), "u");
        return layer.Named(graph.Map(WhereLess(Argument(1), rate, 0, 1 / (1 - rate) * Argument(0)), softmax, uniform), "r");
    }

    /// <summary>The heads side by side times W_o.</summary>
    private static Tensor Joined(LayerContext layer, Tensor heads, int features)
    {
        var length = heads.Shape.RowLength;
        var kernel = AttentionProjection.Kernel(layer, "out_proj.weight", "Wₒ", length, features);
        var y = layer.Graph.Contract("n t i, i o -> n t o", heads, kernel, Shape.Batched(heads.Shape.Axes[0], features));
        return layer.Named(
            AttentionProjection.Bias(layer, "out_proj.bias", "bₒ", length, features) is { } bias ? layer.Graph.Map(Argument(0) + Argument(1), y, bias) : y, "a");
    }

    private static int SizeOf(LayerContext layer, int features, int heads) => features % heads == 0
        ? features / heads
        : throw layer.Mismatch("heads", string.Format(
            CultureInfo.InvariantCulture, "{0} features are not divisible by {1} heads; give the size of a head, as in MultiHeadAttention({1}, {2})", features, heads, Math.Max(1, features / heads)));

    private static void RequireSequence(LayerContext layer, Tensor tensor, string? argument)
    {
        if (tensor.Shape.Rank != 2)
        {
            var what = argument is null ? "what comes in" : $"'{layer.Declaration.String(argument)}'";
            throw layer.Misfit(argument, $"expects (time, features), but {what} has the shape {Shapes.InWords(tensor.Shape)}");
        }
    }
}
