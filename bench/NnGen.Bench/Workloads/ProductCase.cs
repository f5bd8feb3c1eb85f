using System.Runtime.InteropServices;
using NnGen.Bench.Baselines;
using NnGen.Bench.Goals;
using NnGen.CompilerServices;

namespace NnGen.Bench.Workloads;

/// <summary>The three products of training one layer on 32 rows, each called on its own.</summary>
/// <typeparam name="TNet">A network of one dense layer without bias, whose inputs and outputs are multiples of 16, so that rows have no pads.</typeparam>
internal sealed class ProductCase<TNet>
    where TNet : class, INetwork<TNet>
{
    private const int Rows = 32;

    private static readonly int Inputs = TNet.InputSize;
    private static readonly int Outputs = TNet.OutputSize;

    private readonly LayerKernels _kernels = LayerKernels.OfDense(typeof(TNet), Inputs, Outputs);
    private readonly LoopNetwork _loops = new([Inputs, Outputs], classifies: false);
    private readonly TensorNetwork _tensors = new([Inputs, Outputs], classifies: false);
    private readonly AlignedMemory _w = RandomValues.Create(Inputs * Outputs, 1);
    private readonly AlignedMemory _transposed = new(Inputs * Outputs);
    private readonly AlignedMemory _x = RandomValues.Create(Rows * Inputs, 2);
    private readonly AlignedMemory _dy = RandomValues.Create(Rows * Outputs, 3);
    private readonly AlignedMemory _y = new(Rows * Outputs);
    private readonly AlignedMemory _dw = new(Inputs * Outputs);
    private readonly AlignedMemory _dx = new(Rows * Inputs);

    /// <summary>The three, checked.</summary>
    public IEnumerable<Workload> Workloads()
    {
        float[] parameters = [.. _w.Span[..(Inputs * Outputs)], .. new float[Outputs]];
        _loops.SetParameters(parameters);
        _tensors.SetParameters(parameters);
        Check();
        yield return Create(
            Work.Outputs, new ShareOfPeak(0.88), Product, (net, x, _, y) => net.Predict(x, y), _y);
        yield return Create(
            Work.WeightGradients, new ShareOfPeak(0.88), WeightGradients, (net, x, dy, _) => net.WeightGradients(x, dy), _dw);
        yield return Create(
            Work.InputGradients, new ShareOfPeak(0.8), InputGradients, (net, _, dy, dx) => net.InputGradients(dy, dx), _dx);
    }

    private static ref float First(AlignedMemory memory) => ref MemoryMarshal.GetReference(memory.Span);

    private Workload Create(
        string work, Goal goal, Action kernel, Action<BaselineNetwork, ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>> baseline, AlignedMemory result)
    {
        Action<int> Baseline(BaselineNetwork network) => Repeat(() => baseline(network, _x.Span, _dy.Span, result.Span));
        var bytes = sizeof(float) * (long)((Inputs * Outputs) + (Rows * (Inputs + Outputs)));
        return new($"{Inputs}-{Outputs}", work, 2L * Rows * Inputs * Outputs, bytes, bytes)
        {
            Goal = goal,
            NnGen = Repeat(kernel),
            Loops = Baseline(_loops),
            Tensors = Baseline(_tensors),
        };
    }

    private static Action<int> Repeat(Action action) => times =>
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    };

    private void Product() => _kernels.Outputs(ref First(_w), ref First(_x), ref First(_y), Rows);

    private void WeightGradients() => _kernels.WeightGradients(ref First(_dy), ref First(_x), ref First(_dw), Rows, accumulate: false, part: 0, parts: 1);

    private void InputGradients()
    {
        Transposition.Run(ref First(_w), Inputs, Outputs, Outputs, ref First(_transposed), Inputs);
        _kernels.InputGradients(ref First(_transposed), ref First(_dy), ref First(_dx), Rows);
    }

    private void Check()
    {
        Product();
        WeightGradients();
        InputGradients();
        foreach (BaselineNetwork network in (BaselineNetwork[])[_loops, _tensors])
        {
            var (y, dx, dw) = (new float[Rows * Outputs], new float[Rows * Inputs], new float[Inputs * Outputs]);
            network.Predict(_x.Span[..(Rows * Inputs)], y);
            network.WeightGradients(_x.Span, _dy.Span);
            network.CopyWeightGradientsTo(dw);
            network.InputGradients(_dy.Span, dx);
            Agreement.CheckValues(typeof(TNet).Name, "Y", _y.Span, y);
            Agreement.CheckValues(typeof(TNet).Name, "dW", _dw.Span, dw);
            Agreement.CheckValues(typeof(TNet).Name, "dX", _dx.Span, dx);
        }
    }
}
