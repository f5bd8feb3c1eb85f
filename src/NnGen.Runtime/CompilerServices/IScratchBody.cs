using System.ComponentModel;

namespace NnGen.CompilerServices;

/// <summary>Generated code that needs temporary memory; see <see cref="Scratch.Run"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IScratchBody
{
    /// <summary>Runs with <paramref name="scratch"/>, 64-byte-aligned and uninitialised.</summary>
    static abstract void Run(
        ref readonly float parameters, ref readonly float buffers, ref readonly float inputs, ref float outputs, int count, ref float scratch);
}
