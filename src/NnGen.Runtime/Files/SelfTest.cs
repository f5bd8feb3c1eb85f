using System.Buffers.Binary;

namespace NnGen.Files;

/// <summary>
/// One input and the output's bits, kept in a file's metadata, as Base64 of little-endian floats: a network that loads the file must
/// compute the same.
/// </summary>
internal static class SelfTest
{
    public const string InputKey = "nngen.selftest.input";
    public const string OutputKey = "nngen.selftest.output";

    private const ulong Seed = 0x5E1F_7E57;

    /// <summary>An input of numbers in [0, 1), or of any tokens, and what the parameters make of it.</summary>
    public static (string Input, string Output) Create<TNet>(ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers)
        where TNet : class, INetwork<TNet>
    {
        var (random, input, output) = (new RandomSource(Seed), new float[TNet.InputSize], new float[TNet.OutputSize]);
        foreach (ref var value in input.AsSpan())
        {
            value = random.NextSingle();
        }

        foreach (var vocabulary in TNet.Info.Vocabularies)
        {
            foreach (ref var value in input.AsSpan(vocabulary.Start, vocabulary.Count))
            {
                value = Math.Min((int)(value * vocabulary.Size), vocabulary.Size - 1);
            }
        }

        Predict<TNet>(parameters, buffers, input, output);
        return (Encode(input), Encode(output));
    }

    /// <summary>Repeats the prediction.</summary>
    /// <exception cref="WeightsFileException">The vectors have the wrong length, or a bit differs.</exception>
    public static void Verify<TNet>(string input, string output, ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, string file)
        where TNet : class, INetwork<TNet>
    {
        var x = Decode(input, TNet.InputSize, InputKey, file);
        var expected = Decode(output, TNet.OutputSize, OutputKey, file);
        var actual = new float[TNet.OutputSize];
        Predict<TNet>(parameters, buffers, x, actual);
        for (var i = 0; i < actual.Length; i++)
        {
            // The bits of NaN are outside what is promised.
            if (BitConverter.SingleToInt32Bits(actual[i]) != BitConverter.SingleToInt32Bits(expected[i])
                && !(float.IsNaN(actual[i]) && float.IsNaN(expected[i])))
            {
                throw new WeightsFileException(FormattableString.Invariant(
                    $"{file}: the self-test failed: output {i} must be {expected[i]:G9}, but is {actual[i]:G9}. The file was altered after it was saved, or this version computes otherwise (LoadOptions.SelfTest)."));
            }
        }
    }

    /// <summary>Tokens are written as floats too: a vocabulary is smaller than 2²⁴.</summary>
    private static void Predict<TNet>(ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, float[] input, Span<float> output)
        where TNet : class, INetwork<TNet>
    {
        if (TNet.Info.ReadsTokens)
        {
            TNet.Predict(parameters, buffers, Array.ConvertAll(input, value => (int)value), output);
        }
        else
        {
            TNet.Predict(parameters, buffers, input, output);
        }
    }

    private static string Encode(ReadOnlySpan<float> values)
    {
        var bytes = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        }

        return Convert.ToBase64String(bytes);
    }

    private static float[] Decode(string text, int count, string key, string file)
    {
        var bytes = new byte[4 * count];
        if (!Convert.TryFromBase64String(text, bytes, out var written) || written != bytes.Length)
        {
            throw new WeightsFileException(FormattableString.Invariant($"{file}: {key} must be Base64 of {count} floats."));
        }

        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(4 * i));
        }

        return values;
    }
}
