using System.Runtime.CompilerServices;

namespace NnGen.CompilerServices;

/// <content>The checks of a sequence that comes in step by step.</content>
public static partial class Guard
{
    /// <summary>Checks the arguments of one step of a sequence.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or two of state, input and output overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(
        int parameterLength, int expectedParameterLength, ReadOnlySpan<float> state, ReadOnlySpan<float> input, int inputSize, Span<float> output, int outputSize)
    {
        if (parameterLength != expectedParameterLength || input.Length != inputSize || output.Length != outputSize || input.Overlaps(output)
            || state.Overlaps(input) || state.Overlaps(output))
        {
            GuardErrors.ThrowStep(parameterLength, expectedParameterLength, input.Length, inputSize, output.Length, outputSize, input.Overlaps(output));
        }
    }

    /// <summary>Checks that a sequence which has an end is not at it: the number of the step becomes an address.</summary>
    /// <param name="count">The steps so far, as a state holds them.</param>
    /// <param name="most">The steps there can be.</param>
    /// <exception cref="InvalidOperationException">There have been as many.</exception>
    /// <exception cref="ArgumentException">The state holds what no number of steps can be.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StepNumber(float count, int most)
    {
        if (!(count >= 0 && count < most && (int)count == count))
        {
            GuardErrors.ThrowStepNumber(count, most);
        }
    }
}
