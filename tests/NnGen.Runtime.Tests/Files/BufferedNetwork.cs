using NnGen.CompilerServices;

namespace NnGen.Tests.Files;

/// <summary>
/// Tables as a convolution and a batch normalisation would have them: a kernel stored as [height, width, in, out] and in files
/// [out, in, height, width], a running mean, and a count. It predicts the sum of all it holds.
/// </summary>
public sealed class BufferedNetwork : INetwork<BufferedNetwork>
{
    private const int Height = 2;
    private const int Width = 3;
    private const int Channels = 2;
    private const int Filters = 5;

    private readonly AlignedMemory _parameters = new(ParameterStorageLength);
    private readonly float[] _buffers = new float[Filters + 1];

    public static int InputSize => 1;

    public static int OutputSize => 1;

    public static int ParameterCount => Height * Width * Channels * Filters;

    public static int ParameterStorageLength => Height * Width * Channels * 16;

    public static NetworkInfo Info { get; } = new()
    {
        ContractVersion = GeneratedCode.ContractVersion,
        Name = nameof(BufferedNetwork),
        InputShape = [1],
        OutputShape = [1],
        Loss = Loss.None,
        LossTermsPerSample = 1,
        LabelsPerSample = 0,
        BufferLength = Filters + 1,
        ChunkSize = 1,
        WorkspaceLengthPerSample = 0,
        WorkspaceFixedLength = 0,
        Layers = [new LayerInfo("conv1", "Conv2D 5", [1], ParameterCount, 0)],
        Parameters =
        [
            new()
            {
                Name = "conv1.weight", Layer = 0, Role = ParameterRole.Weight, Shape = [Height, Width, Channels, Filters], Offset = 0,
                RowCount = Height * Width * Channels, RowLength = Filters, RowStride = 16, FanIn = 1, FanOut = 1, Initializer = Initializer.Zeros,
                InitializerValue = 0, FileView = new([Filters, Channels, Height, Width], [1, 16, Width * Channels * 16, Channels * 16]),
            },
        ],
        Buffers =
        [
            new() { Name = "norm1.running_mean", Shape = [Filters], Offset = 0 },
            new() { Name = "norm1.num_batches_tracked", Shape = [], Offset = Filters, IsCount = true },
        ],
        Activations = [],
    };

    public Span<float> Parameters => _parameters.Span;

    public Span<float> Buffers => _buffers;

    public ulong Seed => 0;

    public static BufferedNetwork Create(ulong seed) => new();

    public static void Predict(ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        outputs[0] = inputs[0];
        foreach (var value in (ReadOnlySpan<float>)[.. parameters, .. buffers])
        {
            outputs[0] += value;
        }
    }

    public static void Forward(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, Span<float> outputs, Workspace workspace) =>
        throw new NotSupportedException();

    public static void Backward(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> outputGradients, Span<float> inputGradients,
        Workspace workspace, Span<float> gradients) => throw new NotSupportedException();

    public static void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Workspace workspace, float scale,
        bool continuing) => throw new NotSupportedException();

    public static void ComputeDeltas(
        ReadOnlySpan<float> parameters, Span<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Workspace workspace, float scale,
        bool continuing) => throw new NotSupportedException();

    public static void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts) =>
        throw new NotSupportedException();

    public static void AddGradients(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts) =>
        throw new NotSupportedException();

    public static double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> outputs,
        Workspace workspace) => throw new NotSupportedException();

    public static double Evaluate(
        ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> outputs,
        Workspace workspace) => throw new NotSupportedException();
}

public class BufferTests
{
    [Fact]
    public void Kernels_buffers_and_counts_stand_as_in_PyTorch()
    {
        var file = Bytes.Of(Filled());
        Assert.Contains(Bytes.Entry("conv1.weight", "5,2,2,3", 0, 240), Bytes.Header(file), StringComparison.Ordinal);
        Assert.Contains(Bytes.Entry("norm1.running_mean", "5", 240, 260), Bytes.Header(file), StringComparison.Ordinal);
        Assert.Contains(Bytes.Entry("norm1.num_batches_tracked", "", 260, 268, "I64"), Bytes.Header(file), StringComparison.Ordinal);

        // Element (out 4, in 1, row 1, column 2) is the last of the kernel; the count follows the means.
        Assert.Equal(Bytes.Floats(1000 + (((((1 * 3) + 2) * 2) + 1) * 16) + 4), Bytes.Data(file)[236..240].ToArray());
        Assert.Equal(Bytes.Floats(1000 + (((((0 * 3) + 1) * 2) + 0) * 16) + 0), Bytes.Data(file)[4..8].ToArray());
        Assert.Equal(7L, BitConverter.ToInt64(Bytes.Data(file)[260..]));

        var net = new BufferedNetwork();
        net.Parameters.Fill(-1);
        net.Load(file, new LoadOptions { SelfTest = SelfTestMode.Never });
        Assert.Equal(Filled().Buffers.ToArray(), net.Buffers.ToArray());
        for (var i = 0; i < net.Parameters.Length; i++)
        {
            Assert.Equal(i % 16 < 5 ? 1000 + i : -1, net.Parameters[i]);
        }
    }

    [Fact]
    public void A_count_must_be_an_integer_and_nothing_else_may()
    {
        var (file, net) = (Bytes.Of(Filled()), new BufferedNetwork());
        var header = Bytes.Header(file).Replace("\"I64\",\"shape\":[]", "\"F32\",\"shape\":[2]", StringComparison.Ordinal);
        var error = Assert.Throws<WeightsFileException>(() => net.Load(Bytes.Of(header, Bytes.Data(file))));
        Assert.Contains("'norm1.num_batches_tracked' (F32 [2]) must be I64 []", error.Message, StringComparison.Ordinal);
        Assert.All(net.Buffers.ToArray(), value => Assert.Equal(0, value));
    }

    private static BufferedNetwork Filled()
    {
        var net = new BufferedNetwork();
        for (var i = 0; i < net.Parameters.Length; i++)
        {
            net.Parameters[i] = i % 16 < 5 ? 1000 + i : 0;
        }

        ((ReadOnlySpan<float>)[1, 2, 3, 4, 5, 7]).CopyTo(net.Buffers);
        return net;
    }
}
