using System.Runtime.InteropServices;
using NnGen.Peers.Jobs;

namespace NnGen.Peers.Libraries;

/// <summary>A library of matrix products: the products alone, and the training step written by hand on them (native/training.c).</summary>
internal sealed unsafe class MatrixPeer(string directory, string name)
{
    private readonly NativeLibraryFile _library = new(directory, "libpeer_" + name);

    /// <summary>The processor that the library takes this one for, or null where it is missing.</summary>
    public string? Target
    {
        get
        {
            try
            {
                var describe = (delegate* unmanaged<byte*>)_library.Function("library_description");
                return Marshal.PtrToStringUTF8((nint)describe());
            }
            catch (PeerUnavailableException)
            {
                return null;
            }
        }
    }

    /// <summary>A product of matrices into a result of its own.</summary>
    /// <exception cref="PeerUnavailableException">The library is missing or has no such kernel.</exception>
    public Action<int> Multiply(ProductKind kind, LayerSizes sizes, Block left, Block right, Block result)
    {
        var open = (delegate* unmanaged<int, int, int, int, int, nint>)_library.Function("product_open");
        var repeat = (delegate* unmanaged<nint, float*, float*, float*, int, void>)_library.Function("product_repeat");
        var product = open((int)kind, sizes.Rows, sizes.Inputs, sizes.Outputs, kind == ProductKind.WeightGradient ? 1 : 0);
        if (product == 0)
        {
            throw new PeerUnavailableException("no kernel for this product");
        }

        return times => repeat(product, left.Pointer, right.Pointer, result.Pointer, times);
    }

    /// <summary>Training steps on the network's inputs and labels.</summary>
    /// <exception cref="PeerUnavailableException">The library is missing or has no such kernel.</exception>
    public (Func<float> Step, Action<int> Repeat) Train(NetworkCase network, int rows, float learningRate)
    {
        var open = (delegate* unmanaged<int*, int, int, float*, float, nint>)_library.Function("trainer_open");
        var step = (delegate* unmanaged<nint, float*, int*, float>)_library.Function("trainer_step");
        var repeat = (delegate* unmanaged<nint, float*, int*, int, void>)_library.Function("trainer_repeat");
        nint trainer;
        fixed (int* sizes = network.Sizes)
        fixed (float* parameters = network.ParameterStorage)
        {
            trainer = open(sizes, network.Layers, rows, parameters, learningRate);
        }

        if (trainer == 0)
        {
            throw new PeerUnavailableException("no kernel for one of the products");
        }

        // The labels are pinned for good by their block, so the addresses hold.
        return (() => step(trainer, network.Inputs.Pointer, network.Labels.Integers),
            times => repeat(trainer, network.Inputs.Pointer, network.Labels.Integers, times));
    }
}
