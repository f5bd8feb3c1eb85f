using System.Globalization;

namespace NnGen.Files;

/// <summary>What NnGen writes into a file besides the tensors. A file without it, as PyTorch's users write, is not checked against it.</summary>
internal static class FileMetadata
{
    public const string VersionKey = "nngen.version";

    private const string NetworkKey = "nngen.network";
    private const string FingerprintKey = "nngen.fingerprint";

    /// <summary>The version of this library.</summary>
    public static string Version { get; } = typeof(FileMetadata).Assembly.GetName().Version!.ToString(3);

    /// <summary>The metadata of a network; <c>format</c> is what loaders of the Python world look for.</summary>
    public static List<KeyValuePair<string, string>> Of<TNet>(ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers)
        where TNet : class, INetwork<TNet>
    {
        List<KeyValuePair<string, string>> metadata = [new("format", "pt"), new(VersionKey, Version), new(NetworkKey, TNet.Info.Name)];
        if (TNet.Info.Fingerprint != 0)
        {
            metadata.Add(new(FingerprintKey, Text(TNet.Info.Fingerprint)));
        }

        // Elsewhere the last bits are this machine's own.
        if (Determinism.IsGuaranteed)
        {
            var (input, output) = SelfTest.Create<TNet>(parameters, buffers);
            metadata.Add(new(SelfTest.InputKey, input));
            metadata.Add(new(SelfTest.OutputKey, output));
        }

        return metadata;
    }

    /// <summary>Whether a file says nothing of an architecture, or that it is the network's.</summary>
    public static bool IsOf(NetworkInfo info, IReadOnlyDictionary<string, string> metadata) =>
        info.Fingerprint == 0 || !metadata.TryGetValue(FingerprintKey, out var text) || text == Text(info.Fingerprint);

    /// <exception cref="WeightsFileException">The file was saved by a network of another architecture.</exception>
    public static void CheckFingerprint(IReadOnlyDictionary<string, string> metadata, NetworkInfo info, string file)
    {
        if (!IsOf(info, metadata))
        {
            var text = metadata[FingerprintKey];
            var name = metadata.TryGetValue(NetworkKey, out var network) ? $" ({Shown.Name(network)})" : "";
            throw new WeightsFileException(
                $"{file}: it was saved by a network{name} of the architecture {Shown.Name(text)}, but {info.Name} is of {Text(info.Fingerprint)}: layers, activations or constants differ.");
        }
    }

    /// <exception cref="WeightsFileException">The network does not compute what the file says.</exception>
    public static void RunSelfTest<TNet>(
        IReadOnlyDictionary<string, string> metadata, SelfTestMode mode, ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, string file)
        where TNet : class, INetwork<TNet>
    {
        var isSame = metadata.TryGetValue(VersionKey, out var version) && version == Version;
        if (!Determinism.IsGuaranteed || mode == SelfTestMode.Never || (mode == SelfTestMode.SameVersion && !isSame))
        {
            return;
        }

        if (metadata.TryGetValue(SelfTest.InputKey, out var input) && metadata.TryGetValue(SelfTest.OutputKey, out var output))
        {
            SelfTest.Verify<TNet>(input, output, parameters, buffers, file);
        }
    }

    private static string Text(ulong fingerprint) => fingerprint.ToString("x16", CultureInfo.InvariantCulture);
}
