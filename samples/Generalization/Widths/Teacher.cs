using NnGen;

namespace Generalizing.Widths;

/// <summary>The function to learn, and noisy samples of it.</summary>
public static class Teacher
{
    /// <summary>The values of one sample.</summary>
    public const int Inputs = 8;

    /// <summary>f(x) = x₁ + ½x₂ + x₃·x₄.</summary>
    public static float At(ReadOnlySpan<float> x) => x[0] + (0.5f * x[1]) + (x[2] * x[3]);

    /// <summary>Standard normal inputs, and f of them with normal noise.</summary>
    public static (float[] Inputs, float[] Targets) Sample(int count, float noise, ulong seed)
    {
        var random = new RandomSource(seed);
        var (inputs, targets) = (new float[count * Inputs], new float[count]);
        for (var i = 0; i < count; i++)
        {
            var x = inputs.AsSpan(i * Inputs, Inputs);
            foreach (ref var value in x)
            {
                value = random.NextNormal();
            }

            targets[i] = At(x) + (noise * random.NextNormal());
        }

        return (inputs, targets);
    }
}
