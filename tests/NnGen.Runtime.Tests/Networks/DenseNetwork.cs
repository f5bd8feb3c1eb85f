using NnGen.CompilerServices;

namespace NnGen.Tests.Networks;

/// <summary>What a <see cref="DenseNetwork{TSpec}"/> looks like.</summary>
public interface IDenseSpec
{
    static abstract int Inputs { get; }

    static abstract int Outputs { get; }

    static abstract Loss Loss { get; }

    static abstract int ChunkSize { get; }
}

/// <summary>
/// One dense layer written by hand as the generator would lay it out, with plain loops: softmax before a cross-entropy, else linear.
/// At most 16 inputs and outputs.
/// </summary>
public sealed class DenseNetwork<TSpec> : INetwork<DenseNetwork<TSpec>>
    where TSpec : struct, IDenseSpec
{
    private const int Stride = 16;

    private static readonly NetworkInfo Tables = CreateInfo();

    private readonly AlignedMemory _parameters;

    public DenseNetwork(ulong seed = 0)
    {
        Seed = seed;
        _parameters = GeneratedCode.Initialize(Tables, ParameterStorageLength, seed);
    }

    public static int InputSize => TSpec.Inputs;

    public static int OutputSize => TSpec.Outputs;

    public static int ParameterCount => (InputSize + 1) * OutputSize;

    public static int ParameterStorageLength => (InputSize + 1) * Stride;

    public static NetworkInfo Info => Tables;

    /// <summary>The workspace's seed, step and first row at each training pass, for a test that sets it.</summary>
    public static List<(ulong Seed, ulong Step, long FirstRow)>? Passes { get; set; }

    public Span<float> Parameters => _parameters.Span;

    public Span<float> Buffers => [];

    public ulong Seed { get; }

    private static bool HasSoftmax => TSpec.Loss == Loss.CategoricalCrossEntropy;

    public static DenseNetwork<TSpec> Create(ulong seed) => new(seed);

    public static void Predict(ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var count = Guard.Predict(parameters.Length, ParameterStorageLength, inputs, InputSize, outputs, OutputSize);
        for (var row = 0; row < count; row++)
        {
            Row(parameters, inputs.Slice(row * InputSize, InputSize), outputs.Slice(row * OutputSize, OutputSize));
        }
    }

    public static void Forward(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs, Workspace workspace)
    {
        var count = Guard.Forward(
            parameters.Length, ParameterStorageLength, inputs, InputSize, outputs, OutputSize, workspace, Tables.WorkspaceLengthPerSample, 0);
        workspace.BeginForward(count);
        Remember(parameters, inputs, count, workspace);
        for (var row = 0; row < count; row++)
        {
            workspace.Memory.Slice(row * Stride, OutputSize).CopyTo(outputs[(row * OutputSize)..]);
        }
    }

    public static void Backward(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> outputGradients, Span<float> inputGradients,
        Workspace workspace, Span<float> gradients) => throw new NotSupportedException();

    public static double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate)
    {
        var count = Guard.Train(
            parameters.Length, ParameterStorageLength, inputs, InputSize, targets.Length, OutputSize, workspace,
            Tables.WorkspaceLengthPerSample, 0, gradients.Length);
        Begin(parameters, inputs, count, workspace, gradients, accumulate);
        var loss = 0.0;
        for (var row = 0; row < count; row++)
        {
            loss += RowLoss(workspace.Memory.Slice(row * Stride, OutputSize), targets.Slice(row * OutputSize, OutputSize));
            AddGradients(inputs, targets.Slice(row * OutputSize, OutputSize), row, workspace, gradients, scale);
        }

        return loss;
    }

    public static double AccumulateGradients(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Workspace workspace, Span<float> gradients, float scale, bool accumulate)
    {
        Begin(parameters, inputs, labels.Length, workspace, gradients, accumulate);
        Span<float> target = stackalloc float[OutputSize];
        var loss = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] >= 0)
            {
                target.Clear();
                target[labels[row]] = 1;
                loss += RowLoss(workspace.Memory.Slice(row * Stride, OutputSize), target);
                AddGradients(inputs, target, row, workspace, gradients, scale);
            }
        }

        return loss;
    }

    public static double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Span<float> outputs, Workspace workspace)
    {
        Predict(parameters, buffers, inputs, outputs);
        var loss = 0.0;
        for (var start = 0; start < outputs.Length; start += OutputSize)
        {
            loss += RowLoss(outputs.Slice(start, OutputSize), targets.Slice(start, OutputSize));
        }

        return loss;
    }

    public static double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Span<float> outputs, Workspace workspace)
    {
        Predict(parameters, buffers, inputs, outputs);
        var loss = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            loss -= labels[row] < 0 ? 0 : Math.Log(outputs[(row * OutputSize) + labels[row]]);
        }

        return loss;
    }

    private static void Begin(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, int count, Workspace workspace, Span<float> gradients, bool accumulate)
    {
        Passes?.Add((workspace.Seed, workspace.Step, workspace.FirstRow));
        if (!accumulate)
        {
            gradients.Clear();
        }

        Remember(parameters, inputs, count, workspace);
    }

    private static void Remember(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, int count, Workspace workspace)
    {
        for (var row = 0; row < count; row++)
        {
            Row(parameters, inputs.Slice(row * InputSize, InputSize), workspace.Memory.Slice(row * Stride, OutputSize));
        }
    }

    private static void Row(ReadOnlySpan<float> parameters, ReadOnlySpan<float> x, Span<float> y)
    {
        for (var o = 0; o < OutputSize; o++)
        {
            y[o] = parameters[(InputSize * Stride) + o];
            for (var i = 0; i < InputSize; i++)
            {
                y[o] += x[i] * parameters[(i * Stride) + o];
            }
        }

        if (HasSoftmax)
        {
            var sum = 0f;
            foreach (ref var value in y)
            {
                value = VectorMath.Exp(value);
                sum += value;
            }

            foreach (ref var value in y)
            {
                value /= sum;
            }
        }
    }

    private static double RowLoss(ReadOnlySpan<float> y, ReadOnlySpan<float> target)
    {
        var loss = 0.0;
        for (var o = 0; o < y.Length; o++)
        {
            double e = y[o] - target[o];
            loss += HasSoftmax ? (target[o] == 0 ? 0 : -target[o] * Math.Log(y[o])) : e * e / y.Length;
        }

        return loss;
    }

    private static void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> target, int row, Workspace workspace, Span<float> gradients, float scale)
    {
        for (var o = 0; o < OutputSize; o++)
        {
            var delta = (workspace.Memory[(row * Stride) + o] - target[o]) * scale * (HasSoftmax ? 1f : 2f / OutputSize);
            gradients[(InputSize * Stride) + o] += delta;
            for (var i = 0; i < InputSize; i++)
            {
                gradients[(i * Stride) + o] += delta * inputs[(row * InputSize) + i];
            }
        }
    }

    private static NetworkInfo CreateInfo()
    {
        var kind = $"Dense {OutputSize} {(HasSoftmax ? "Softmax" : "Linear")}";
        return new NetworkInfo
        {
            ContractVersion = GeneratedCode.ContractVersion,
            Name = typeof(TSpec).Name,
            InputShape = [InputSize],
            OutputShape = [OutputSize],
            Loss = TSpec.Loss,
            LossTermsPerSample = 1,
            LabelsPerSample = HasSoftmax ? 1 : 0,
            BufferLength = 0,
            ChunkSize = TSpec.ChunkSize,
            WorkspaceLengthPerSample = Stride,
            WorkspaceFixedLength = 0,
            Layers = [new LayerInfo("dense1", kind, [OutputSize], ParameterCount, 2L * InputSize * OutputSize)],
            Parameters = [CreateParameter("weight", ParameterRole.Weight), CreateParameter("bias", ParameterRole.Bias)],
            Activations = [new ActivationInfo(0, 0, 1, OutputSize, Stride)],
            Scores = new ActivationInfo(0, 0, 1, OutputSize, Stride),
        };
    }

    private static ParameterInfo CreateParameter(string name, ParameterRole role)
    {
        var isWeight = role == ParameterRole.Weight;
        return new ParameterInfo
        {
            Name = $"dense1.{name}",
            Layer = 0,
            Role = role,
            Shape = isWeight ? [InputSize, OutputSize] : [OutputSize],
            Offset = isWeight ? 0 : InputSize * Stride,
            RowCount = isWeight ? InputSize : 1,
            RowLength = OutputSize,
            RowStride = Stride,
            FanIn = InputSize,
            FanOut = OutputSize,
            Initializer = isWeight ? Initializer.XavierUniform : Initializer.Zeros,
            InitializerValue = 0,
        };
    }
}
