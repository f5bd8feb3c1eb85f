using System.Runtime.InteropServices;
using System.Text.Json;
using NnGen.Tests.Files;

namespace NnGen.Tests.Fixtures;

/// <summary>A safetensors file beside this one that holds many networks' tensors, each under a path such as <c>Net/start/conv.weight</c>.</summary>
internal sealed class TensorFile
{
    private readonly Dictionary<string, (int[] Shape, byte[] Data)> _tensors;

    private TensorFile(byte[] file)
    {
        using var header = JsonDocument.Parse(Bytes.Header(file));
        _tensors = header.RootElement.EnumerateObject().ToDictionary(tensor => tensor.Name, tensor =>
        {
            var offsets = Numbers(tensor.Value.GetProperty("data_offsets"));
            return (Numbers(tensor.Value.GetProperty("shape")), Bytes.Data(file)[offsets[0]..offsets[1]].ToArray());
        });
    }

    /// <summary>What stands before the first slash of the names.</summary>
    public IEnumerable<string> Networks => _tensors.Keys.Select(name => name.Split('/')[0]).Distinct();

    public float[] this[string name] => MemoryMarshal.Cast<byte, float>(_tensors[name].Data).ToArray();

    public static TensorFile Read(string name) => new(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", name)));

    public int[] Shape(string name) => _tensors[name].Shape;

    /// <summary>The tensors under a path, as a file of their own, or null where there are none.</summary>
    public byte[]? Part(string path)
    {
        var (entries, data) = (new List<string>(), new List<byte>());
        foreach (var (name, (shape, bytes)) in _tensors.Where(tensor => tensor.Key.StartsWith(path + "/", StringComparison.Ordinal)))
        {
            entries.Add(Bytes.Entry(name[(path.Length + 1)..], string.Join(',', shape), data.Count, data.Count + bytes.Length));
            data.AddRange(bytes);
        }

        return entries.Count == 0 ? null : Bytes.Of($"{{{string.Join(',', entries)}}}", CollectionsMarshal.AsSpan(data));
    }

    private static int[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt32())];
}
