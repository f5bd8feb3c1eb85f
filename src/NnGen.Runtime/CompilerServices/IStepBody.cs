using System.ComponentModel;

namespace NnGen.CompilerServices;

/// <summary>One step of a sequence in generated code; see <see cref="Scratch.RunStep"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStepBody
{
    /// <summary>Runs with <paramref name="scratch"/>, 64-byte-aligned and uninitialised.</summary>
    static abstract void Run(
        ref readonly float parameters, ref readonly float buffers, ref float state, ref readonly float input, ref float output, ref float scratch);
}
