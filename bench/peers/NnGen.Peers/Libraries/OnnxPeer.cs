using System.Runtime.InteropServices;
using NnGen.Peers.Jobs;

namespace NnGen.Peers.Libraries;

/// <summary>ONNX Runtime, driven by native/onnx.c.</summary>
internal sealed unsafe class OnnxPeer(string directory)
{
    private readonly NativeLibraryFile _library = new(directory, "libpeer_onnx");

    /// <summary>The library's version, or null before <see cref="Predict"/> has loaded it.</summary>
    public string? Version { get; private set; }

    /// <summary>Inference on the first rows of the network's inputs into its <see cref="NetworkCase.PeerOutputs"/>.</summary>
    /// <exception cref="PeerUnavailableException">The library is missing or refuses the model.</exception>
    public Action<int> Predict(NetworkCase network, int rows)
    {
        Load();
        var model = OnnxModel.Write(network, rows);
        var open = (delegate* unmanaged<byte*, int, float*, long*, int, float*, int, nint>)_library.Function("onnx_open");
        var repeat = (delegate* unmanaged<nint, int, int>)_library.Function("onnx_repeat");
        long[] axes = [rows, .. OnnxModel.InputAxes(network)];
        fixed (byte* bytes = model)
        fixed (long* shape = axes)
        {
            var session = open(bytes, model.Length, network.Inputs.Pointer, shape, axes.Length, network.PeerOutputs.Pointer, network.OutputSize);
            if (session == 0)
            {
                throw Failure();
            }

            return times =>
            {
                if (repeat(session, times) != 0)
                {
                    throw Failure();
                }
            };
        }
    }

    private void Load()
    {
        if (Version is not null)
        {
            return;
        }

        var load = (delegate* unmanaged<byte*, byte*>)_library.Function("onnx_load");
        var path = (byte*)Marshal.StringToCoTaskMemUTF8(Path.Combine(directory, "libonnxruntime.so"));
        Version = Marshal.PtrToStringUTF8((nint)load(path)) ?? throw Failure();
        Marshal.FreeCoTaskMem((nint)path);
    }

    private PeerUnavailableException Failure()
    {
        var error = (delegate* unmanaged<byte*>)_library.Function("onnx_error");
        return new(Marshal.PtrToStringUTF8((nint)error()) ?? "unknown error");
    }
}
