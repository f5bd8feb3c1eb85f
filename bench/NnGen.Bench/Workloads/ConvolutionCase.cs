using System.Runtime.InteropServices;
using NnGen.Bench.Baselines.Convolutional;
using NnGen.Bench.Goals;
using NnGen.Bench.Networks.Products;
using NnGen.CompilerServices;
using Images = NnGen.CompilerServices.Padding;

namespace NnGen.Bench.Workloads;

/// <summary>
/// The three products of training a 3×3 convolution, 14×14×8 → 14×14×16, each called on its own on images that are padded already, and two of them
/// once more with what a step does before: the copies into padded images, and turning the weights.
/// </summary>
internal sealed class ConvolutionCase
{
    /// <summary>So few that images and results stay in the second cache.</summary>
    private const int Samples = 4;

    private const int Size = 14;
    private const int Padded = Size + 2;
    private const int Window = 9;
    private const int Inputs = 8;
    private const int Outputs = 16;
    private const int InputLength = Size * Size * Inputs;
    private const int OutputLength = Size * Size * Outputs;

    private readonly LayerKernels _kernels = LayerKernels.OfConvolution(typeof(Convolution8To16), Window, Inputs, Outputs);
    private readonly LoopConvolution _loops = new(Size, Size, Inputs, Outputs);
    private readonly AlignedMemory _w = RandomValues.Create(Window * Inputs * Outputs, 1);
    private readonly AlignedMemory _turned = new(Window * Inputs * Outputs);
    private readonly AlignedMemory _x = RandomValues.Create(Samples * InputLength, 2);
    private readonly AlignedMemory _dy = RandomValues.Create(Samples * OutputLength, 3);
    private readonly AlignedMemory _xPadded = new(Samples * Padded * Padded * Inputs);
    private readonly AlignedMemory _dyPadded = new(Samples * Padded * Padded * Outputs);
    private readonly AlignedMemory _y = new(Samples * OutputLength);
    private readonly AlignedMemory _dw = new(Window * Inputs * Outputs);
    private readonly AlignedMemory _dx = new(Samples * InputLength);
    private readonly float[] _loopResult = new float[Samples * OutputLength];

    /// <summary>The jobs, checked.</summary>
    public IEnumerable<Workload> Workloads()
    {
        PadInputs();
        PadOutputGradients();
        Check(ForwardByKernel, LoopForward, _y, "Y");
        Check(KernelGradients, LoopKernelGradients, _dw, "dW");
        Check(InputGradients, LoopInputGradients, _dx, "dX");
        yield return Create(Work.ConvolutionOutputs, new ShareOfPeak(0.85), ForwardByKernel, LoopForward);
        yield return Create(Work.ConvolutionKernelGradients, new ShareOfPeak(0.7), KernelGradients, LoopKernelGradients);
        yield return Create(Work.ConvolutionInputGradients, new ShareOfPeak(0.7), InputGradients, LoopInputGradients);
        yield return Create(Work.PaddedConvolutionOutputs, null, PadInputs + (Action)ForwardByKernel, LoopForward);
        yield return Create(Work.PaddedConvolutionInputGradients, null, PadOutputGradients + (Action)InputGradients, LoopInputGradients);
    }

    private static ref float First(AlignedMemory memory) => ref MemoryMarshal.GetReference(memory.Span);

    private static Workload Create(string work, Goal? goal, Action kernel, Action loops)
    {
        const long Bytes = sizeof(float) * ((Window * Inputs * Outputs) + (Samples * (long)(InputLength + OutputLength)));
        return new("14x14x8-C16", work, 2L * Samples * Size * Size * Window * Inputs * Outputs, Bytes, Bytes)
        {
            Goal = goal,
            NnGen = Repeat(kernel),
            Loops = Repeat(loops),
            Tensors = null,
        };
    }

    private static Action<int> Repeat(Action action) => times =>
    {
        for (var i = 0; i < times; i++)
        {
            action();
        }
    };

    private void PadInputs() => Images.Run(
        ref First(_x), ref First(_xPadded), Samples, 0, (Size, Size, Inputs), (InputLength, Size * Inputs, Inputs),
        (Padded * Padded * Inputs, Padded * Inputs, Inputs), (Padded + 1) * Inputs);

    /// <summary>The last of the nine matrices comes first: that turns the window.</summary>
    private void PadOutputGradients()
    {
        Images.Run(
            ref First(_dy), ref First(_dyPadded), Samples, 0, (Size, Size, Outputs), (OutputLength, Size * Outputs, Outputs),
            (Padded * Padded * Outputs, Padded * Outputs, Outputs), (Padded + 1) * Outputs);
        Transposition.RunAll(
            [Window], [-Inputs * Outputs], ref _w.Span[(Window - 1) * Inputs * Outputs], Inputs, Outputs, Outputs, ref First(_turned), Inputs);
    }

    private void ForwardByKernel() => _kernels.Outputs(ref First(_w), ref First(_xPadded), ref First(_y), Samples);

    private void KernelGradients() => _kernels.WeightGradients(ref First(_dy), ref First(_xPadded), ref First(_dw), Samples, accumulate: false, part: 0, parts: 1);

    private void InputGradients() => _kernels.InputGradients(ref First(_turned), ref First(_dyPadded), ref First(_dx), Samples);

    private void LoopForward()
    {
        for (var n = 0; n < Samples; n++)
        {
            _loops.Forward(_x.Span.Slice(n * InputLength, InputLength), _w.Span, default, _loopResult.AsSpan(n * OutputLength, OutputLength));
        }
    }

    private void LoopKernelGradients()
    {
        var gradients = _loopResult.AsSpan(0, _loops.WeightCount);
        gradients.Clear();
        for (var n = 0; n < Samples; n++)
        {
            _loops.AddWeightGradients(_x.Span.Slice(n * InputLength, InputLength), _dy.Span.Slice(n * OutputLength, OutputLength), gradients);
        }
    }

    private void LoopInputGradients()
    {
        for (var n = 0; n < Samples; n++)
        {
            _loops.InputGradients(_dy.Span.Slice(n * OutputLength, OutputLength), _w.Span, _loopResult.AsSpan(n * InputLength, InputLength));
        }
    }

    private void Check(Action kernel, Action loops, AlignedMemory result, string what)
    {
        kernel();
        loops();
        Agreement.CheckValues(nameof(Convolution8To16), what, result.Span, _loopResult.AsSpan(0, result.Span.Length));
    }
}
