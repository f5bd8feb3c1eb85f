using NnGen.Emission.Tests.Graphs;
using NnGen.Generator.Declaration;
using NnGen.Generator.Layers;

namespace NnGen.Emission.Tests.Layers;

/// <summary>Attention and positions against plain loops, and their gradients against central differences, for every form and option.</summary>
public class AttentionTests
{
    private const int Time = 4;
    private const int Seen = 3;
    private const int Features = 6;

    [Theory]
    [InlineData("2", "")]
    [InlineData("2", "Causal")]
    [InlineData("1", "Causal -UseBias")]
    [InlineData("3 5", "")]
    [InlineData("3 5", "Causal")]
    [InlineData("2", "Cross")]
    [InlineData("2", "Cross Causal")]
    [InlineData("2 4", "Cross -UseBias")]
    [InlineData("2", "Wider")]
    [InlineData("2 1", "Wider Causal")]
    [InlineData("2", "Wider -UseBias")]
    public void A_layer_agrees_with_plain_loops_and_differences(string heads, string options)
    {
        int[] numbers = [.. heads.Split(' ').Select(int.Parse)];
        var words = options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var layer = Build(numbers, words);
        var size = numbers.Length > 1 ? numbers[1] : Features / numbers[0];
        Values.AssertClose(Expected(layer, new(numbers[0], size, words.Contains("Causal")), numbers[0] * size), layer.Evaluate());
        Assert.True(layer.CheckGradients(), "A gradient is 0.");
    }

    [Theory]
    [InlineData("2", "", "in_proj_weight 18×6, in_proj_bias 18, out_proj.weight 6×6, out_proj.bias 6")]
    [InlineData("2 5", "-UseBias", "in_proj_weight 30×6, out_proj.weight 6×10")]
    [InlineData("2", "Cross", "in_proj_weight 18×6, in_proj_bias 18, out_proj.weight 6×6, out_proj.bias 6")]
    [InlineData("2", "Wider", "q_proj_weight 6×6, k_proj_weight 6×7, v_proj_weight 6×7, in_proj_bias 18, out_proj.weight 6×6, out_proj.bias 6")]
    public void Parameters_are_pytorch_s(string heads, string options, string expected)
    {
        var layer = Build([.. heads.Split(' ').Select(int.Parse)], options.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var parameters = layer.Context.Parameters.Select(parameter => parameter.Specification)
            .Select(p => $"{p.Name["layer.".Length..]} {string.Join('×', p.File?.Shape ?? p.Shape)}");
        Assert.Equal(expected, string.Join(", ", parameters));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Positions_are_waves_of_growing_length(int features)
    {
        var layer = new BuiltLayer("PositionalEncoding", [Time, features]);
        var waves = from t in Enumerable.Range(0, Time)
                    from c in Enumerable.Range(0, features)
                    let angle = t / Math.Pow(10000, (c - (c % 2)) / (double)features)
                    select c % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
        var table = waves.ToArray();
        Values.AssertClose([.. layer[layer.Input].Select((x, i) => x + table[i % table.Length])], layer.Evaluate());
        Assert.True(layer.CheckGradients(), "A gradient is 0.");
    }

    [Fact]
    public void Learnt_positions_are_a_row_for_each_step()
    {
        var layer = new BuiltLayer("PositionalEncoding", [Time, 5], new Argument("Learnt", new BoolValue(true)));
        var table = layer.Parameter("weight")!;
        Assert.Equal(Time * 5, table.Length);
        Values.AssertClose([.. layer[layer.Input].Select((x, i) => x + table[i % table.Length])], layer.Evaluate());
        Assert.True(layer.CheckGradients(), "A gradient is 0.");
    }

    [Theory]
    [InlineData("MultiHeadAttention", 4, "MultiHeadAttention: 6 features are not divisible by 4 heads; give the size of a head, as in MultiHeadAttention(4, 1)")]
    public void Heads_that_do_not_share_out_the_features_say_so(string kind, int heads, string message)
    {
        var exception = Assert.Throws<LayerException>(() => new BuiltLayer(kind, [Time, Features], new Argument("heads", new IntValue(heads))));
        Assert.Equal(message, string.Join(' ', exception.MessageArguments));
        Assert.Equal("heads", exception.Argument);
    }

    [Theory]
    [InlineData("MultiHeadAttention")]
    [InlineData("PositionalEncoding")]
    public void Only_sequences_have_steps(string kind)
    {
        var exception = Assert.Throws<LayerException>(() => new BuiltLayer(kind, [Features], new Argument("heads", new IntValue(2))));
        Assert.Equal($"{kind} expects (time, features), but what comes in has the shape {Features}", string.Join(' ', exception.MessageArguments));
    }

    private static BuiltLayer Build(int[] heads, string[] options)
    {
        int[][] inputs = options.Contains("Cross") ? [[Time, Features], [Seen, Features]] : options.Contains("Wider") ? [[Time, Features], [Seen, Features + 1]] : [[Time, Features]];
        List<Argument> arguments = [new("heads", new IntValue(heads[0]))];
        arguments.AddRange(heads.Skip(1).Select(size => new Argument("keySize", new IntValue(size))));
        arguments.AddRange(options.Where(option => option is "Causal" or "-UseBias").Select(option => new Argument(option.TrimStart('-'), new BoolValue(option[0] != '-'))));
        return new("MultiHeadAttention", inputs, arguments);
    }

    private static double[] Expected(BuiltLayer layer, DirectAttention direct, int length)
    {
        var inProjection = layer.Parameter("in_proj_weight")?.Chunk(3 * length).ToArray();
        var bias = layer.Parameter("in_proj_bias");
        var (queried, seen) = (layer.Inputs[0], layer.Inputs[^1]);
        var rows = new List<double[]>();
        for (var n = 0; n < BuiltLayer.Batch; n++)
        {
            double[][] Sequence(Generator.Graph.Tensor x) => layer[x].Chunk(x.Shape.Size).ElementAt(n).Chunk(x.Shape.RowLength).ToArray();
            double[][] Project(double[][] x, int third, string name) => DirectAttention.Affine(
                x, inProjection?.Select(row => row[(third * length)..][..length]).ToArray() ?? layer.Parameter(name)!.Chunk(length).ToArray(), bias?[(third * length)..][..length]);
            var heads = direct.Heads(
                Project(Sequence(queried), 0, "q_proj_weight"), Project(Sequence(seen), 1, "k_proj_weight"), Project(Sequence(seen), 2, "v_proj_weight"));
            rows.AddRange(DirectAttention.Affine(heads, layer.Parameter("out_proj.weight")!.Chunk(Features).ToArray(), layer.Parameter("out_proj.bias")));
        }

        return [.. rows.SelectMany(row => row)];
    }
}
