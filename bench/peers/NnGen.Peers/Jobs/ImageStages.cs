namespace NnGen.Peers.Jobs;

/// <summary>What stands before the dense layers of a network of images: stages of a 3×3 convolution that keeps the size, a ReLU and a pool that halves it.</summary>
/// <param name="Size">The height and width of the images.</param>
/// <param name="Channels">The channels of the images, then those after each stage.</param>
internal sealed record ImageStages(int Size, int[] Channels)
{
    public const int Kernel = 3;

    public int Count => Channels.Length - 1;

    /// <summary>The height and width after the last stage.</summary>
    public int FinalSize => Size >> Count;

    /// <summary>The values of an image.</summary>
    public int InputSize => Size * Size * Channels[0];

    /// <summary>The number of weights of a stage's kernel.</summary>
    public int KernelLength(int stage) => Kernel * Kernel * Channels[stage] * Channels[stage + 1];

    /// <summary>
    /// Parameters of these stages and of the dense layers behind them, from our order to that of all peers: kernels [out][in][3][3] instead of [3][3][in][out], and the first
    /// dense layer's inputs channels first.
    /// </summary>
    public float[] ChannelsFirst(float[] parameters, int units)
    {
        var (result, start) = ((float[])parameters.Clone(), 0);
        for (var stage = 0; stage < Count; stage++)
        {
            Transpose(parameters, result, start, Kernel * Kernel, Channels[stage], Channels[stage + 1]);
            start += KernelLength(stage) + Channels[stage + 1];
        }

        SwapRows(parameters, result, start, units);
        return result;
    }

    private static void Transpose(float[] parameters, float[] result, int start, int places, int inputs, int outputs)
    {
        for (var i = 0; i < places * inputs * outputs; i++)
        {
            var (place, input, output) = (i / (inputs * outputs), i / outputs % inputs, i % outputs);
            result[start + (((output * inputs) + input) * places) + place] = parameters[start + i];
        }
    }

    private void SwapRows(float[] parameters, float[] result, int start, int units)
    {
        var (places, channels) = (FinalSize * FinalSize, Channels[^1]);
        for (var i = 0; i < places * channels; i++)
        {
            var row = ((i % channels) * places) + (i / channels);
            parameters.AsSpan(start + (i * units), units).CopyTo(result.AsSpan(start + (row * units), units));
        }
    }
}
