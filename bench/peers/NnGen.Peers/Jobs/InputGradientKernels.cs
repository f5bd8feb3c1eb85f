using System.Reflection;
using System.Runtime.InteropServices;
using NnGen.CompilerServices;

namespace NnGen.Peers.Jobs;

/// <summary>
/// The kernel behind dX = dY·Wᵀ. Backward computes dX only together with dW, so it is taken from the generated code by name; should it be
/// renamed, this throws, and <see cref="Comparisons.Agreement"/> would notice other arguments.
/// </summary>
internal static unsafe class InputGradientKernels
{
    /// <summary>W transposed and dX computed, as often as the argument says.</summary>
    public static Action<int> Find<TNet>(LayerCase layer, Block result)
        where TNet : class, INetwork<TNet>
    {
        var (rows, inputs, outputs) = (layer.Sizes.Rows, TNet.InputSize, TNet.OutputSize);
        var multiply = (delegate*<ref float, ref float, ref float, int, void>)Kernel($"InputGradient{outputs}To{inputs}");
        var transposed = new Block(inputs * outputs);
        return times =>
        {
            ref var first = ref MemoryMarshal.GetReference(transposed.Span);
            for (var i = 0; i < times; i++)
            {
                Transposition.Run(ref MemoryMarshal.GetReference(layer.Weights.Span), inputs, outputs, outputs, ref first, inputs);
                multiply(
                    ref first, ref MemoryMarshal.GetReference(layer.OutputGradients.Span), ref MemoryMarshal.GetReference(result.Span), rows);
            }
        };
    }

    private static nint Kernel(string name)
    {
        var method = typeof(InputGradientKernels).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("NnGen.Generated.", StringComparison.Ordinal) == true && type.Namespace.Contains("Layer", StringComparison.Ordinal))
            .Select(type => type.GetMethod(name, BindingFlags.Public | BindingFlags.Static))
            .FirstOrDefault(method => method is not null) ??
            throw new MissingMethodException($"The generated code has no kernel {name}.");
        return method.MethodHandle.GetFunctionPointer();
    }
}
