namespace NnGen.Testing.Tests;

/// <summary>What is wrong with a network's gradients.</summary>
internal interface IFault
{
    static virtual void OfParameters(Span<float> gradients)
    {
    }

    static virtual void OfInputs(Span<float> gradients)
    {
    }
}

/// <summary>A network that computes as another one does, but for a fault in its gradients.</summary>
internal sealed class Altered<TNet, TFault>(ulong seed) : INetwork<Altered<TNet, TFault>>
    where TNet : class, INetwork<TNet>
    where TFault : IFault
{
    private readonly TNet _net = TNet.Create(seed);

    public static int InputSize => TNet.InputSize;

    public static int OutputSize => TNet.OutputSize;

    public static int ParameterCount => TNet.ParameterCount;

    public static int ParameterStorageLength => TNet.ParameterStorageLength;

    public static NetworkInfo Info => TNet.Info;

    public Span<float> Parameters => _net.Parameters;

    public Span<float> Buffers => _net.Buffers;

    public ulong Seed => _net.Seed;

    public static Altered<TNet, TFault> Create(ulong seed) => new(seed);

    public static void Predict(ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs) =>
        TNet.Predict(parameters, buffers, inputs, outputs);

    public static void Forward(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs, Workspace workspace) =>
        TNet.Forward(parameters, buffers, inputs, outputs, workspace);

    public static void Backward(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> outputGradients, Span<float> inputGradients,
        Workspace workspace, Span<float> gradients)
    {
        TNet.Backward(parameters, buffers, outputGradients, inputGradients, workspace, gradients);
        TFault.OfParameters(gradients);
        TFault.OfInputs(inputGradients);
    }

    public static void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Workspace workspace, float scale, bool continuing) =>
        TNet.ComputeDeltas(parameters, buffers, inputs, targets, workspace, scale, continuing);

    public static void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Workspace workspace, float scale, bool continuing) =>
        TNet.ComputeDeltas(parameters, buffers, inputs, labels, workspace, scale, continuing);

    public static void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts)
    {
        TNet.AddGradients(inputs, targets, workspace, gradients, accumulate, part, parts);
        TFault.OfParameters(gradients);
    }

    public static void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts)
    {
        TNet.AddGradients(inputs, labels, workspace, gradients, accumulate, part, parts);
        TFault.OfParameters(gradients);
    }

    public static double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Span<float> outputs, Workspace workspace) => TNet.Evaluate(parameters, buffers, inputs, targets, outputs, workspace);

    public static double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Span<float> outputs, Workspace workspace) => TNet.Evaluate(parameters, buffers, inputs, labels, outputs, workspace);
}
