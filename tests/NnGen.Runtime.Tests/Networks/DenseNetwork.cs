using NnGen.CompilerServices;

namespace NnGen.Tests.Networks;

/// <summary>What a <see cref="DenseNetwork{TSpec}"/> looks like.</summary>
public interface IDenseSpec
{
    static abstract int Inputs { get; }

    static abstract int Outputs { get; }

    static abstract Loss Loss { get; }

    static abstract int ChunkSize { get; }

    static virtual int ContractVersion => GeneratedCode.ContractVersion;
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

    /// <summary>Told of the first row of each training pass, for a test that sets it.</summary>
    public static Action<long>? DeltaHook { get; set; }

    /// <summary>Told of the part of each gradient pass, for a test that sets it.</summary>
    public static Action<int>? GradientHook { get; set; }

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

    public static void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets,
        Workspace workspace, float scale, bool continuing)
    {
        var count = Guard.Deltas(
            parameters.Length, ParameterStorageLength, inputs, InputSize, targets.Length, OutputSize, workspace,
            Tables.WorkspaceLengthPerSample, 0);
        Begin(parameters, inputs, count, workspace);
        for (var row = 0; row < count; row++)
        {
            Delta(targets.Slice(row * OutputSize, OutputSize), row, workspace, scale);
        }
    }

    public static void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels,
        Workspace workspace, float scale, bool continuing)
    {
        Begin(parameters, inputs, labels.Length, workspace);
        Span<float> target = stackalloc float[OutputSize];
        for (var row = 0; row < labels.Length; row++)
        {
            target.Clear();
            if (labels[row] >= 0)
            {
                target[labels[row]] = 1;
            }

            Delta(target, row, workspace, labels[row] >= 0 ? scale : 0);
        }
    }

    public static void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts)
    {
        var count = Guard.Gradients(
            inputs, InputSize, targets.Length, OutputSize, workspace, Tables.WorkspaceLengthPerSample, 0, gradients.Length,
            ParameterStorageLength, part, parts);
        AddRows(inputs, count, workspace, gradients, accumulate, part, parts);
    }

    public static void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts) =>
        AddRows(inputs, labels.Length, workspace, gradients, accumulate, part, parts);

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

    private static void Begin(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, int count, Workspace workspace)
    {
        Passes?.Add((workspace.Seed, workspace.Step, workspace.FirstRow));
        DeltaHook?.Invoke(workspace.FirstRow);
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

    /// <summary>A row's loss and delta, behind all outputs.</summary>
    private static void Delta(ReadOnlySpan<float> target, int row, Workspace workspace, float scale)
    {
        var y = workspace.Memory.Slice(row * Stride, OutputSize);
        workspace.Memory[(2 * Stride * workspace.MaxBatch) + row] = scale == 0 ? 0 : (float)RowLoss(y, target);
        for (var o = 0; o < OutputSize; o++)
        {
            workspace.Memory[((workspace.MaxBatch + row) * Stride) + o] = (y[o] - target[o]) * scale * (HasSoftmax ? 1f : 2f / OutputSize);
        }
    }

    /// <summary>A part of the rows of weight and bias; the bias is the last row.</summary>
    private static void AddRows(
        ReadOnlySpan<float> inputs, int count, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts)
    {
        GradientHook?.Invoke(part);
        for (var row = Part.Start(InputSize + 1, 1, part, parts); row < Part.Start(InputSize + 1, 1, part + 1, parts); row++)
        {
            for (var o = 0; o < OutputSize; o++)
            {
                var sum = accumulate ? gradients[(row * Stride) + o] : 0;
                for (var sample = 0; sample < count; sample++)
                {
                    var x = row == InputSize ? 1 : inputs[(sample * InputSize) + row];
                    sum += x * workspace.Memory[((workspace.MaxBatch + sample) * Stride) + o];
                }

                gradients[(row * Stride) + o] = sum;
            }
        }
    }

    private static NetworkInfo CreateInfo()
    {
        var kind = $"Dense {OutputSize} {(HasSoftmax ? "Softmax" : "Linear")}";
        return new NetworkInfo
        {
            ContractVersion = TSpec.ContractVersion,
            Name = typeof(TSpec).Name,
            InputShape = [InputSize],
            OutputShape = [OutputSize],
            Loss = TSpec.Loss,
            LossTermsPerSample = 1,
            LabelsPerSample = HasSoftmax ? 1 : 0,
            BufferLength = 0,
            ChunkSize = TSpec.ChunkSize,
            WorkspaceLengthPerSample = 3 * Stride,
            WorkspaceFixedLength = 0,
            Layers = [new LayerInfo("dense1", kind, [OutputSize], ParameterCount, 2L * InputSize * OutputSize)],
            Parameters = [CreateParameter("weight", ParameterRole.Weight), CreateParameter("bias", ParameterRole.Bias)],
            Activations = [new ActivationInfo(0, 0, 1, OutputSize, Stride)],
            Scores = new ActivationInfo(0, 0, 1, OutputSize, Stride),
            Losses = new ActivationInfo(0, 2 * Stride, 1, 1, 1),
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
