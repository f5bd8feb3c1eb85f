using System.Runtime.InteropServices;

namespace NnGen.Peers.Libraries;

/// <summary>A library that bench/peers/run built, or the reason why there is none.</summary>
internal sealed class NativeLibraryFile(string directory, string name)
{
    private nint _handle;

    /// <summary>The address of a function.</summary>
    /// <exception cref="PeerUnavailableException">The library could not be built or loaded.</exception>
    public nint Function(string function)
    {
        if (_handle == 0)
        {
            Load();
        }

        return NativeLibrary.GetExport(_handle, function);
    }

    private void Load()
    {
        var path = Path.Combine(directory, name + ".so");
        if (!File.Exists(path))
        {
            var reason = Path.Combine(directory, name + ".reason");
            throw new PeerUnavailableException(File.Exists(reason) ? File.ReadAllText(reason).Trim() : name + ".so was not built");
        }

        try
        {
            _handle = NativeLibrary.Load(path);
        }
        catch (DllNotFoundException)
        {
            throw new PeerUnavailableException(name + ".so does not load: a library that it needs is missing");
        }
    }
}
