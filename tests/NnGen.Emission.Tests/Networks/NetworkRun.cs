extern alias runtime;

using runtime::NnGen;

namespace NnGen.Emission.Tests.Networks;

/// <summary>What every entry of a generated network gives on one batch.</summary>
internal sealed record NetworkRun
{
    public const ulong Seed = 77;
    public const ulong Step = 5;

    public required float[] Predicted { get; init; }

    public required float[] Forwarded { get; init; }

    public required float[] InputGradients { get; init; }

    /// <summary>From Backward, in storage order.</summary>
    public required float[] Gradients { get; init; }

    /// <summary>After Forward.</summary>
    public required float[] Buffers { get; init; }

    public required LossRun? OfTargets { get; init; }

    public required LossRun? OfLabels { get; init; }

    /// <summary>Everything, for comparing bits.</summary>
    public IEnumerable<float> AllValues =>
    [
        .. Predicted, .. Forwarded, .. InputGradients, .. Gradients, .. Buffers, .. OfTargets?.AllValues ?? [], .. OfLabels?.AllValues ?? [],
    ];

    /// <summary>Runs everything; <paramref name="pad"/> lies in the pads of the parameters and in all memory that no one has written.</summary>
    public static NetworkRun Of(EmittedNetwork network, NetworkData data, float pad = 0)
    {
        var (code, buffers, storage) = (network.Code, network.Buffers, network.Store(data.Parameters, pad));
        var outputs = new float[data.Count * code.OutputSize];
        code.Predict(storage, buffers, data.Inputs, outputs);

        var workspace = CreateWorkspace(network, data.Count + 2, pad);
        var (forwarded, inputGradients, gradients) = (new float[outputs.Length], new float[data.Inputs.Length], network.Gradients);
        code.Forward(storage, buffers, data.Inputs, forwarded, workspace);
        code.Backward(storage, buffers, data.OutputGradients, inputGradients, workspace, gradients);
        return new()
        {
            Predicted = outputs,
            Forwarded = forwarded,
            InputGradients = inputGradients,
            Gradients = gradients,
            Buffers = buffers,
            OfTargets = data.Model.Loss is null ? null : LossRun.OfTargets(network, data, storage, pad),
            OfLabels = data.Model.Loss?.Labels is null ? null : LossRun.OfLabels(network, data, storage, pad),
        };
    }

    /// <summary>A workspace whose next forward pass draws the masks of <see cref="Step"/>.</summary>
    public static Workspace CreateWorkspace(EmittedNetwork network, int maxBatch, float pad)
    {
        var workspace = network.Code.CreateWorkspace(maxBatch);
        workspace.Memory.Fill(pad);
        (workspace.Seed, workspace.Step) = (Seed, Step - 1);
        return workspace;
    }
}

/// <summary>What training and evaluation give with a loss; gradients are in storage order.</summary>
internal sealed record LossRun(double Sum, float[] Gradients, float[] Buffers, double EvaluatedSum, float[] Evaluated)
{
    public IEnumerable<float> AllValues => [.. Gradients, .. Buffers, .. Evaluated, (float)Sum, (float)EvaluatedSum];

    public static LossRun OfTargets(EmittedNetwork network, NetworkData data, float[] storage, float pad)
    {
        var (code, buffers, gradients, outputs) = Prepare(network, data);
        var workspace = TrainingWorkspace(network, data, pad);
        var sum = code.AccumulateGradients(storage, buffers, data.Inputs, data.Targets, workspace, gradients, data.Scale, false);
        var evaluated = code.Evaluate(storage, network.Buffers, data.Inputs, data.Targets, outputs, workspace);
        return new(sum, gradients, buffers, evaluated, outputs);
    }

    public static LossRun OfLabels(EmittedNetwork network, NetworkData data, float[] storage, float pad)
    {
        var (code, buffers, gradients, outputs) = Prepare(network, data);
        var workspace = TrainingWorkspace(network, data, pad);
        var sum = code.AccumulateGradients(storage, buffers, data.Inputs, data.Labels, workspace, gradients, data.Scale, false);
        var evaluated = code.Evaluate(storage, network.Buffers, data.Inputs, data.Labels, outputs, workspace);
        return new(sum, gradients, buffers, evaluated, outputs);
    }

    /// <summary>Gradients begin with what must be overwritten, and zeros between.</summary>
    private static (Compilation.NetworkUnderTest Code, float[] Buffers, float[] Gradients, float[] Outputs) Prepare(
        EmittedNetwork network, NetworkData data)
    {
        var stale = data.Parameters.ToDictionary(pair => pair.Key, pair => pair.Value.Select(_ => float.NaN).ToArray());
        var gradients = network.Store(stale);
        return (network.Code, network.Buffers, gradients, new float[data.Count * network.Code.OutputSize]);
    }

    private static Workspace TrainingWorkspace(EmittedNetwork network, NetworkData data, float pad)
    {
        var workspace = NetworkRun.CreateWorkspace(network, data.Count + 1, pad);
        workspace.Step = NetworkRun.Step;
        return workspace;
    }
}
