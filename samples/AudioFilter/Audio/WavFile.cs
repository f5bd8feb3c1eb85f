using System.Buffers.Binary;

namespace AudioFilter.Audio;

/// <summary>Writes sounds of one channel as WAV files of 16 bits a sample.</summary>
public static class WavFile
{
    private const int HeaderLength = 44;
    private const int BytesPerSample = 2;

    /// <summary>Writes samples, those beyond [−1, 1] cut off, to a path, whose folder must exist.</summary>
    public static void Write(string path, ReadOnlySpan<float> samples)
    {
        var bytes = new byte[HeaderLength + (samples.Length * BytesPerSample)];
        WriteHeader(bytes);
        for (var i = 0; i < samples.Length; i++)
        {
            var value = (short)MathF.Round(Math.Clamp(samples[i], -1, 1) * short.MaxValue);
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(HeaderLength + (i * BytesPerSample)), value);
        }

        File.WriteAllBytes(path, bytes);
    }

    private static void WriteHeader(Span<byte> bytes)
    {
        const int Pcm = 1, Channels = 1, FormatLength = 16;
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], FormatLength);
        BinaryPrimitives.WriteInt16LittleEndian(bytes[20..], Pcm);
        BinaryPrimitives.WriteInt16LittleEndian(bytes[22..], Channels);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[24..], Sound.Rate);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[28..], Sound.Rate * BytesPerSample * Channels);
        BinaryPrimitives.WriteInt16LittleEndian(bytes[32..], BytesPerSample * Channels);
        BinaryPrimitives.WriteInt16LittleEndian(bytes[34..], BytesPerSample * 8);
        "data"u8.CopyTo(bytes[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[40..], bytes.Length - HeaderLength);
    }
}
