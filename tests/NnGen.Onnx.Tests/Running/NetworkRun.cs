using NnGen.Emission.Tests.Compilation;
using NnGen.Onnx.Tests.Translation;

namespace NnGen.Onnx.Tests.Running;

/// <summary>Many cases' networks, compiled at once, equal declarations once.</summary>
internal sealed class NetworkRun : IDisposable
{
    private readonly Dictionary<string, int> _ordinals = [];
    private readonly Dictionary<int, string> _faults = [];
    private readonly LoadedNetworks _loaded;

    public NetworkRun(IEnumerable<CaseNetwork> networks)
    {
        foreach (var network in networks)
        {
            _ordinals.TryAdd(network.Draft.Attributes, _ordinals.Count);
        }

        var sources = _ordinals.OrderBy(entry => entry.Value).Select(entry => Source(entry.Key, entry.Value)).ToArray();
        _loaded = Load(sources);
    }

    /// <summary>How many networks there are.</summary>
    public int Count => _ordinals.Count;

    /// <summary>The widest kernels that this machine accelerates, so that the others need not be compiled.</summary>
    private static VectorWidth Width =>
        System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? VectorWidth.Bits512
        : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? VectorWidth.Bits256 : VectorWidth.Bits128;

    /// <summary>What is wrong with the outputs, or null.</summary>
    public string? Complaint(CaseNetwork network)
    {
        var ordinal = _ordinals[network.Draft.Attributes];
        if (_faults.TryGetValue(ordinal, out var fault))
        {
            return fault;
        }

        var compiled = NetworkUnderTest.Of(_loaded, $"OnnxCases.Network{ordinal}");
        var (parameters, buffers) = (Blocks.Parameters(compiled, network.Draft), Blocks.Buffers(compiled, network.Draft));
        return Comparison.Complaint(network.Compute(compiled, parameters, buffers, network.Inputs), network.Expected);
    }

    public void Dispose() => _loaded.Dispose();

    /// <summary>A network that the generator or the compiler complains of is its own cases' fault; the compiler must not see it for the others' sake.</summary>
    private LoadedNetworks Load(string[] sources)
    {
        var compilation = new NetworkCompilation(sources);
        foreach (var diagnostic in compilation.Diagnostics)
        {
            _faults.TryAdd(Ordinal(Path.GetFileNameWithoutExtension(diagnostic.Location.GetLineSpan().Path)["Declared".Length..]), diagnostic.ToString());
        }

        using var image = new MemoryStream();
        foreach (var complaint in compilation.Emit(Width, image, trim: true))
        {
            _faults.TryAdd(Ordinal(complaint.Split("Network")[1]), complaint);
        }

        if (image.Length == 0)
        {
            var complaints = new NetworkCompilation([.. sources.Where((_, i) => !_faults.ContainsKey(i))]).Emit(Width, image, trim: true);
            Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        }

        image.Position = 0;
        return new(image);
    }

    private static string Source(string attributes, int ordinal) => $"""
        using NnGen;
        namespace OnnxCases;
        /// <summary>A case of ONNX's.</summary>
        {attributes}
        public sealed partial class Network{ordinal};

        """;

    private static int Ordinal(string text) => int.Parse(string.Concat(text.TakeWhile(char.IsAsciiDigit)), null);
}
