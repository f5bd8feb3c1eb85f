using NnGen.Emission.Tests.Graphs;
using NnGen.Emission.Tests.Networks;
using NnGen.Generator;
using NnGen.Generator.Declaration;
using NnGen.Generator.Layers;

namespace NnGen.Emission.Tests.Layers;

/// <summary>The recurrent layers against plain loops, and their gradients against central differences, for every form and option.</summary>
public class RecurrentTests
{
    private const int Time = 4;
    private const int Features = 3;
    private const int Units = 2;

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        string[] orders = ["", "ReturnSequences", "GoBackwards", "GoBackwards ReturnSequences", "Bidirectional", "Bidirectional ReturnSequences", "-UseBias", "Bidirectional -UseBias"];
        string[] layers = ["SimpleRNN", "SimpleRNN Softplus", "SimpleRNN PReLU", "LSTM", "GRU", "GRU Replaces", "GRU -ResetAfter", "GRU -ResetAfter Replaces"];
        foreach (var layer in layers)
        {
            foreach (var order in orders)
            {
                cases.Add(layer, order);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_layer_agrees_with_plain_loops_and_differences(string kind, string options)
    {
        var words = kind.Split(' ').Skip(1).Concat(options.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var layer = new BuiltLayer(kind.Split(' ')[0], [Time, Features], [new("units", new IntValue(Units)), .. words.Select(Option)]);
        Values.AssertClose(Expected(layer, words), layer.Evaluate());
        Assert.True(layer.CheckGradients(), "A gradient is 0.");
    }

    [Theory]
    [InlineData("SimpleRNN", 1)]
    [InlineData("LSTM", 4)]
    [InlineData("GRU", 3)]
    public void Parameters_are_pytorch_s(string kind, int gates)
    {
        var layer = new BuiltLayer(kind, [Time, Features], new Argument("units", new IntValue(Units)), Option("Bidirectional"));
        string[] names = ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"];
        Assert.Equal([.. names.Select(name => "layer." + name), .. names.Select(name => $"layer.{name}_reverse")], layer.Context.Parameters.Select(p => p.Specification.Name));
        Assert.Equal(2 * gates * Units * (Features + Units + 2), layer.Context.Parameters.Sum(parameter => parameter.Shape.Size));
        Assert.Equal([gates * Units, Features], layer.Context.Parameters[0].Specification.File!.Shape);
    }

    [Theory]
    [InlineData(new[] { 5 }, "5")]
    [InlineData(new[] { 4, 5, 3 }, "4×5×3")]
    public void Only_sequences_are_read(int[] input, string shape)
    {
        var error = Assert.Throws<LayerException>(() => new BuiltLayer("LSTM", input, new Argument("units", new IntValue(Units))));
        Assert.Equal($"LSTM expects (time, features), but what comes in has the shape {shape}", Assert.Single(error.MessageArguments));
    }

    [Fact]
    public void A_loop_s_body_costs_as_often_as_it_runs()
    {
        // Two biases, the sum of both products and tanh; then |h|, a choice and a difference, by which a state next to nothing becomes 0.
        const int OfStep = (2 * Units * (Features + Units)) + (4 * Units) + (3 * Units);
        var model = DeclaredModel.Of($"NeuralNetwork({Time}, {Features})", $"SimpleRNN({Units})");
        Assert.Equal(Time * OfStep, model.Layers[0].Flops);
    }

    private static double[] Expected(BuiltLayer layer, string[] options)
    {
        var directions = options.Contains("Bidirectional") ? new[] { ("", false), ("_reverse", true) } : [("", options.Contains("GoBackwards"))];
        var rows = new List<double[]>();
        foreach (var sequence in layer[layer.Input].Chunk(Time * Features))
        {
            var outputs = directions.Select(direction => Direct(layer, options, sequence, direction.Item1, direction.Item2)).ToArray();
            rows.AddRange(Enumerable.Range(0, outputs[0].Length).Select(t => outputs.SelectMany(output => output[t]).ToArray()));
        }

        return [.. rows.SelectMany(row => row)];
    }

    private static double[][] Direct(BuiltLayer layer, string[] options, double[] sequence, string suffix, bool reversed)
    {
        double[]? Parameter(string name) => layer.Parameter(name + suffix);
        var direct = new DirectRecurrence(
            Features, Units, Parameter("weight_ih_l0")!, Parameter("weight_hh_l0")!, Parameter("bias_ih_l0"), Parameter("bias_hh_l0"));
        Assert.Equal(options.Contains("-UseBias"), Parameter("bias_ih_l0") is null);
        var states = layer.Formula.Kind switch
        {
            "SimpleRNN" => direct.Run(sequence, reversed, 1, direct.Simple(ActivationOf(options, Parameter("alpha")))),
            "LSTM" => direct.Run(sequence, reversed, 2, direct.Memory),
            _ => direct.Run(sequence, reversed, 1, direct.Gated(!options.Contains("-ResetAfter"), !options.Contains("Replaces"))),
        };
        return options.Contains("ReturnSequences") ? states : [states[reversed ? 0 : ^1]];
    }

    private static Func<double, double> ActivationOf(string[] options, double[]? alpha) =>
        options.Contains("Softplus") ? z => Math.Log(1 + Math.Exp(z))
        : alpha is not null ? z => z > 0 ? z : alpha[0] * z
        : Math.Tanh;

    private static Argument Option(string word) => word switch
    {
        "Replaces" => new("UpdateGate", new EnumValue("UpdateGate", (int)UpdateGate.Replaces, true)),
        "Softplus" or "PReLU" => new("activation", new EnumValue("Activation", (int)Enum.Parse<Activation>(word), true)),
        _ => new(word.TrimStart('-'), new BoolValue(word[0] != '-')),
    };
}
