using System.Globalization;
using NnGen.Emission.Tests.Compilation;
using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Graphs;
using NnGen.Emission.Tests.Oracle;
using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Emission.Tests.Networks;

/// <summary>Activations and losses against their textbook formulas, written out here once more.</summary>
public class FormulaTests
{
    private const int Rows = 2;
    private const int Columns = 4;
    private const int Batch = 3;

    private static readonly double[] Scores =
        [-3, -1, -0.25, 0, 0.5, 1, 2.5, 4, -30, 30, 0.125, -0.5, 1, 1, 1, 1, 0, -2, 3, 0.75, -0.1, 0.2, -4, 2];

    [Theory]
    [InlineData(nameof(Activation.Linear), 0)]
    [InlineData(nameof(Activation.Sigmoid), 0)]
    [InlineData(nameof(Activation.Tanh), 0)]
    [InlineData(nameof(Activation.ReLU), 0)]
    [InlineData(nameof(Activation.LeakyReLU), 0.01)]
    [InlineData(nameof(Activation.LeakyReLU), 0.3)]
    [InlineData(nameof(Activation.PReLU), 0.25)]
    [InlineData(nameof(Activation.ELU), 1)]
    [InlineData(nameof(Activation.ELU), 0.4)]
    [InlineData(nameof(Activation.GELU), 0)]
    [InlineData(nameof(Activation.SiLU), 0)]
    [InlineData(nameof(Activation.Softplus), 0)]
    [InlineData(nameof(Activation.Sign), 0)]
    public void Activation_is_the_textbook_s(string name, double alpha)
    {
        var activation = Enum.Parse<Activation>(name);
        var option = alpha == 0 ? "" : $", Alpha = {alpha.ToString(CultureInfo.InvariantCulture)}";
        var (model, bindings) = Build($"NeuralNetwork({Rows}, {Columns})", $"Activation(Activation.{name}{option})");
        foreach (var parameter in model.Parameters)
        {
            bindings[parameter] = [parameter.Specification.InitializerValue];
        }

        Values.AssertClose([.. Scores.Select(z => Direct(activation, z, alpha))], Evaluate(model, bindings, model.Output));
    }

    [Fact]
    public void Softmax_is_the_textbook_s()
    {
        var (model, bindings) = Build($"NeuralNetwork({Rows}, {Columns})", "Activation(Activation.Softmax)");
        Values.AssertClose([.. Probabilities().SelectMany(row => row)], Evaluate(model, bindings, model.Output));
    }

    [Fact]
    public void Losses_over_elements_are_the_textbook_s()
    {
        CheckLoss("MeanSquaredError", "Linear", (y, t) => y.Zip(t, (a, b) => (a - b) * (a - b)).Average());
        CheckLoss("HalfSquaredError", "Linear", (y, t) => 0.5 * y.Zip(t, (a, b) => (a - b) * (a - b)).Sum());
        CheckLoss("MeanAbsoluteError", "Tanh", (y, t) => y.Zip(t, (a, b) => Math.Abs(a - b)).Average());
        CheckLoss("Huber", "Linear", (y, t) => y.Zip(t, (a, b) => Huber(a - b, 1)).Average());
        CheckLoss("Huber, HuberDelta = 0.3", "Linear", (y, t) => y.Zip(t, (a, b) => Huber(a - b, 0.3)).Average());
        CheckLoss("Hinge", "Linear", (y, t) => y.Zip(t, (a, b) => Math.Max(0, 1 - (a * b))).Average());
        CheckLoss("BinaryCrossEntropy", "Sigmoid", (y, t) => y.Zip(t, (p, b) => -(b * Math.Log(p)) - ((1 - b) * Math.Log(1 - p))).Average(), 1e-4);
    }

    [Fact]
    public void Perceptron_s_loss_looks_behind_the_step()
    {
        Func<double[], double[], double> expected = (s, t) => s.Zip(t, (a, b) => Math.Max(0, -b * a)).Sum();
        CheckLoss("Perceptron", "Linear", expected);
        var (model, bindings) = Build($"NeuralNetwork({Rows}, {Columns}, Loss = Loss.Perceptron)", "Activation(Activation.Sign)");
        bindings[model.Loss!.Targets.Target] = Targets;
        Values.AssertClose(PerRow(Scores, Targets, expected), Evaluate(model, bindings, model.Loss.Targets.TrainingLoss));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void Categorical_cross_entropy_is_the_textbook_s(double smoothing)
    {
        Func<double[], double[], double> expected = (p, y) =>
            -p.Zip(y, (a, b) => (((1 - smoothing) * b) + (smoothing / Columns)) * Math.Log(a)).Sum();
        var option = smoothing == 0 ? "" : ", LabelSmoothing = 0.2";
        CheckLoss("CategoricalCrossEntropy" + option, "Softmax", expected);

        var (model, bindings) = Build(
            $"NeuralNetwork({Rows}, {Columns}, Loss = Loss.CategoricalCrossEntropy{option})", "Activation(Activation.Softmax)");
        double[] labels = [0, 3, -100, 1, 2, 2];
        bindings[model.Loss!.Labels!.Target] = labels;
        var losses = Probabilities().Select((p, row) => labels[row] < 0 ? 0 : expected(p, [.. p.Select((_, i) => i == labels[row] ? 1.0 : 0)]));
        Values.AssertClose([.. losses], Evaluate(model, bindings, model.Loss.Labels.TrainingLoss));
    }

    [Fact]
    public void Divergence_counts_impossible_classes_as_nothing() =>
        CheckLoss("KLDivergence", "Softmax", (p, y) => p.Zip(y, (a, b) => b <= 0 ? 0 : b * (Math.Log(b) - Math.Log(a))).Sum());

    private static double[] Targets { get; } = [.. Scores.Select((_, i) => Math.Sin(7 * i)).Chunk(Columns).SelectMany(AsDistribution)];

    private static void CheckLoss(string loss, string activation, Func<double[], double[], double> expected, double tolerance = 1e-12)
    {
        var (model, bindings) = Build($"NeuralNetwork({Rows}, {Columns}, Loss = Loss.{loss})", $"Activation(Activation.{activation})");
        bindings[model.Loss!.Targets.Target] = Targets;
        var outputs = Evaluate(model, bindings, model.Output);
        Values.AssertClose(PerRow(outputs, Targets, expected), Evaluate(model, bindings, model.Loss.Targets.TrainingLoss), tolerance);
        Values.AssertClose(PerRow(outputs, Targets, expected), Evaluate(model, bindings, model.Loss.Targets.InferenceLoss), tolerance);
    }

    private static double[] PerRow(double[] outputs, double[] targets, Func<double[], double[], double> loss) =>
        [.. outputs.Chunk(Columns).Zip(targets.Chunk(Columns), loss)];

    private static double[] AsDistribution(double[] row)
    {
        var positive = row.Select(value => Math.Max(0, value)).ToArray();
        return [.. positive.Select(value => value / positive.Sum())];
    }

    private static double[][] Probabilities() =>
        [.. Scores.Chunk(Columns).Select(row => row.Select(z => Math.Exp(z - row.Max()) / row.Sum(other => Math.Exp(other - row.Max()))).ToArray())];

    private static double Huber(double e, double delta) =>
        Math.Abs(e) <= delta ? 0.5 * e * e : delta * (Math.Abs(e) - (0.5 * delta));

    private static double Direct(Activation activation, double z, double alpha) => activation switch
    {
        Activation.Linear => z,
        Activation.Sigmoid => 1 / (1 + Math.Exp(-z)),
        Activation.Tanh => Math.Tanh(z),
        Activation.ReLU => Math.Max(0, z),
        Activation.LeakyReLU or Activation.PReLU => z > 0 ? z : alpha * z,
        Activation.ELU => z > 0 ? z : alpha * (Math.Exp(z) - 1),
        Activation.GELU => z * 0.5 * (1 + DoubleFunctions.Erf(z / Math.Sqrt(2))),
        Activation.SiLU => z / (1 + Math.Exp(-z)),
        Activation.Softplus => Math.Log(1 + Math.Exp(z)),
        Activation.Sign => z >= 0 ? 1 : -1,
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    private static (NetworkModel Model, Bindings Bindings) Build(string network, string layer)
    {
        var source = DeclaredNetworkSource.Of("Formula", Loss.None, network, [layer]);
        var compilation = new NetworkCompilation(DeclaredNetworkSource.File([source]));
        Assert.Empty(compilation.Diagnostics);
        var declaration = Assert.Single(compilation.Declarations);
        var model = NetworkBuilder.Build(declaration, RepeatExpansion.Expand(declaration));
        var bindings = new Bindings(Batch) { [model.Input] = Scores };
        return (model, bindings);
    }

    private static double[] Evaluate(NetworkModel model, Bindings bindings, Tensor tensor) => new Interpreter(model.Graph, bindings).Evaluate(tensor);
}
