using NnGen.Emission.Tests.Declarations;
using NnGen.Emission.Tests.Oracle;
using NnGen.Generator.Declaration;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Emission.Tests.Networks;

/// <summary>The gradients of declared networks, evaluated in double precision, against central differences.</summary>
public class ModelGradientTests
{
    private const int Networks = RandomDeclarations.Count;
    private const int Batch = 3;

    [Fact]
    public void Gradients_of_random_networks_agree_with_central_differences()
    {
        var (tensors, zero) = (0, 0);
        foreach (var declaration in RandomDeclarations.Generated.Declarations)
        {
            var model = NetworkBuilder.Build(declaration, RepeatExpansion.Expand(declaration));
            foreach (var gradient in Check(model, new NetworkData(model, Batch, seed: 3)))
            {
                tensors++;
                zero += gradient.All(g => g == 0) ? 1 : 0;
            }
        }

        Assert.InRange(tensors, 8 * Networks, 30 * Networks);
        Assert.InRange(zero, 0, tensors / 40);
    }

    private static List<double[]> Check(NetworkModel model, NetworkData data)
    {
        var (bindings, gradients) = (data.Bind(), new List<double[]>());
        var wanted = model.Backward.ParameterGradients.ToDictionary(pair => (Tensor)pair.Key, pair => pair.Value);
        if (model.Backward.InputGradient is { } dx)
        {
            wanted.Add(model.Input, dx);
        }

        var outputGradient = bindings[model.Backward.OutputGradient];
        gradients.AddRange(Check(model, bindings, wanted, model.TrainingOutput, (y, i) => y * outputGradient[i]));
        LossFunction?[] losses = [model.Loss?.Targets, model.Loss?.Labels];
        foreach (var loss in losses.OfType<LossFunction>())
        {
            wanted = loss.ParameterGradients.ToDictionary(pair => (Tensor)pair.Key, pair => pair.Value);
            gradients.AddRange(Check(model, bindings, wanted, loss.TrainingLoss, (y, _) => y * data.Scale));
        }

        return gradients;
    }

    private static List<double[]> Check(
        NetworkModel model, Bindings bindings, Dictionary<Tensor, Tensor> wanted, Tensor output, Func<double, int, double> weigh)
    {
        var interpreter = new Interpreter(model.Graph, bindings);
        var check = new DirectionalCheck(() => new Interpreter(model.Graph, bindings).Evaluate(output).Select(weigh).Sum(), seed: 11);
        var gradients = new List<double[]>();
        foreach (var (leaf, tensor) in wanted)
        {
            var gradient = interpreter.Evaluate(tensor);
            check.Check(leaf, bindings[leaf], gradient);
            gradients.Add(gradient);
        }

        return gradients;
    }
}
