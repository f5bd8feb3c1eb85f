extern alias runtime;

using NnGen.Onnx.Tests.Reading;
using runtime::NnGen;

namespace NnGen.Onnx.Tests.Running;

/// <summary>
/// One update by ONNX's Adam, Adagrad and Momentum against our optimizers. Their inputs are the learning rate, the number T of updates before, and
/// for each of several tensors, kind by kind, parameters, gradients and states.
/// </summary>
internal static class OptimizerCases
{
    /// <summary>The default of Adam and Adagrad in ONNX.</summary>
    private const float Epsilon = 1e-6f;

    /// <summary>What the outputs of one case were computed with, though its model does not say so.</summary>
    private static readonly Dictionary<string, float> OwnEpsilons = new() { ["node/test_adam_multiple"] = 1e-2f };

    private static readonly Dictionary<string, (int States, Func<OnnxNode, float, float, long, Optimizer> Create)> Kinds = new()
    {
        ["Adam"] = (2, Adam),
        ["Adagrad"] = (1, (node, rate, epsilon, _) => new AdaGrad(rate, node.Real("decay_factor", 0), 0, epsilon)),
        ["Momentum"] = (1, Momentum),
    };

    public static IEnumerable<CaseResult> Run(IEnumerable<OnnxCase> cases) => cases
        .Where(@case => @case.Model.Nodes is [var node] && Kinds.ContainsKey(node.Operator))
        .Select(@case => new CaseResult(@case.Name, @case.Model.Nodes[0].Operator, Complaint: Complaint(@case)));

    private static string? Complaint(OnnxCase @case)
    {
        var node = @case.Model.Nodes[0];
        var (states, create) = Kinds[node.Operator];
        var (rate, before) = (@case.Inputs[0].Singles[0], (long)@case.Inputs[1].Elements[0]);
        var epsilon = node.Real("epsilon", OwnEpsilons.GetValueOrDefault(@case.Name, Epsilon));
        var tensors = (@case.Inputs.Count - 2) / (states + 2);
        var complaints = Enumerable.Range(0, tensors).Select(tensor =>
        {
            float[] Input(int kind) => @case.Inputs[2 + (kind * tensors) + tensor].Singles;
            float[][] kept = [.. Enumerable.Range(2, states).Select(Input)];
            var updated = Update(create(node, rate, epsilon, before), StepCount(node, before), Input(0), Input(1), kept, node.Real("norm_coefficient", 0));
            float[] expected = [.. Enumerable.Range(0, states + 1).SelectMany(kind => @case.Outputs[(kind * tensors) + tensor].Singles)];
            return Comparison.Complaint(updated, expected);
        });
        return complaints.FirstOrDefault(complaint => complaint is not null);
    }

    /// <summary>New parameters, then new states, each without the block's pads.</summary>
    private static float[] Update(Optimizer optimizer, long steps, float[] values, float[] gradients, float[][] states, float decay)
    {
        var (info, length) = (OneRow(values.Length), (values.Length + 15) / 16 * 16);
        var (block, gradient) = (new float[length], new float[length]);
        values.CopyTo(block, 0);
        gradients.CopyTo(gradient, 0);
        _ = new Penalties(info, new TrainerOptions { L2 = decay }).Add(block, gradient);
        optimizer.Bind(info, length, new ThreadTeam(1));
        optimizer.StepCount = steps;
        foreach (var (state, start) in optimizer.States.Zip(states))
        {
            start.CopyTo(state.Memory.Span);
        }

        optimizer.Apply(block, gradient);
        return [.. block[..values.Length], .. optimizer.States.SelectMany(state => state.Memory.Span[..values.Length].ToArray())];
    }

    /// <summary>ONNX's Adam does not correct its means before the first update; ours no longer does after many.</summary>
    private static long StepCount(OnnxNode node, long before) => node.Operator != "Adam" ? before : before == 0 ? 1_000_000 : before - 1;

    /// <summary>ONNX adds ε to √v before the correction, we after it.</summary>
    private static Adam Adam(OnnxNode node, float rate, float epsilon, long before)
    {
        var (beta1, beta2) = (node.Real("alpha", 0.9f), node.Real("beta", 0.999f));
        var correction = before == 0 ? 1 : Math.Sqrt(1 - Math.Pow(beta2, before));
        return new(rate, beta1, beta2, (float)(epsilon / correction));
    }

    /// <summary>ONNX's β is the share of the gradient in all updates but the first; ours is one less dampening.</summary>
    private static SGD Momentum(OnnxNode node, float rate, float epsilon, long before) =>
        new(rate, node.Real("alpha", 0), 1 - node.Real("beta", 1), node.Text("mode", "standard") == "nesterov");

    /// <summary>The tables of a network of one row of weights.</summary>
    private static NetworkInfo OneRow(int length) => new()
    {
        ContractVersion = 0,
        Name = "Row",
        InputShape = [1],
        OutputShape = [length],
        Loss = default,
        LossTermsPerSample = 1,
        LabelsPerSample = 0,
        BufferLength = 0,
        ChunkSize = 1,
        WorkspaceLengthPerSample = 0,
        WorkspaceFixedLength = 0,
        Layers = [],
        Activations = [],
        Parameters =
        [
            new()
            {
                Name = "row.weight", Layer = 0, Role = ParameterRole.Weight, Shape = [1, length], Offset = 0, RowCount = 1, RowLength = length,
                RowStride = (length + 15) / 16 * 16, FanIn = 1, FanOut = length, Initializer = default, InitializerValue = 0,
            },
        ],
    };
}
