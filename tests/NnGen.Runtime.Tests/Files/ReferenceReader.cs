using System.Buffers.Binary;
using System.Text.Json;

namespace NnGen.Tests.Files;

/// <summary>Decides, on the document model and without regard for speed, whether bytes are a file of <see cref="SmallNet"/>.</summary>
internal static class ReferenceReader
{
    private static readonly Dictionary<string, int[]> Shapes = new()
    {
        ["dense1.weight"] = [4, 3], ["dense1.bias"] = [4], ["dense2.weight"] = [2, 4], ["dense2.bias"] = [2],
    };

    /// <summary>Each tensor's bytes, as floats, or null where the file is not valid.</summary>
    public static Dictionary<string, byte[]>? Read(byte[] file)
    {
        var length = file.Length < 8 ? ulong.MaxValue : BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (file.Length < 8 || length < 2 || length > (ulong)(file.Length - 8))
        {
            return null;
        }

        var (header, data) = (file.AsMemory(8, (int)length), file.AsMemory(8 + (int)length));
        try
        {
            using var document = JsonDocument.Parse(header);
            return header.Span[0] == '{' && HasOnlyText(document.RootElement) ? Tensors(document.RootElement, data.Span) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, byte[]>? Tensors(JsonElement root, ReadOnlySpan<byte> data)
    {
        var (tensors, covered, names) = (new Dictionary<string, byte[]>(), new int[data.Length], new HashSet<string>());
        foreach (var property in root.EnumerateObject())
        {
            if (!names.Add(property.Name) || property.Value.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            if (property.Name == "__metadata__")
            {
                var keys = property.Value.EnumerateObject().ToArray();
                if (keys.Any(key => key.Value.ValueKind != JsonValueKind.String) || keys.DistinctBy(key => key.Name).Count() != keys.Length)
                {
                    return null;
                }
            }
            else if (Values(property, data, covered) is { } values)
            {
                tensors.Add(property.Name, values);
            }
            else
            {
                return null;
            }
        }

        return tensors.Count == 4 && covered.All(count => count == 1) ? tensors : null;
    }

    private static byte[]? Values(JsonProperty tensor, ReadOnlySpan<byte> data, int[] covered)
    {
        var properties = tensor.Value.EnumerateObject().ToArray();
        var named = properties.DistinctBy(property => property.Name).ToDictionary(property => property.Name, property => property.Value);
        if (properties.Length != 3 || !named.TryGetValue("dtype", out var type) || !named.TryGetValue("shape", out var shape)
            || !named.TryGetValue("data_offsets", out var offsets) || type.ValueKind != JsonValueKind.String
            || Numbers(offsets) is not [var begin, var end] || begin < 0 || begin > end || end > data.Length
            || !Shapes.TryGetValue(tensor.Name, out var expected) || Numbers(shape) is not { } axes || !axes.SequenceEqual(expected.Select(axis => (long)axis)))
        {
            return null;
        }

        var count = expected.Aggregate(1, (product, axis) => product * axis);
        var bytes = data[(int)begin..(int)end];
        covered.AsSpan((int)begin..(int)end).CountOnce();
        return type.GetString() switch
        {
            "F32" when bytes.Length == 4 * count => bytes.ToArray(),
            "F16" when bytes.Length == 2 * count => Widen(bytes, half => BitConverter.SingleToInt32Bits((float)BitConverter.UInt16BitsToHalf(half))),
            "BF16" when bytes.Length == 2 * count => Widen(bytes, half => half << 16),
            _ => null,
        };
    }

    private static byte[] Widen(ReadOnlySpan<byte> bytes, Func<ushort, int> bits)
    {
        var wide = new byte[2 * bytes.Length];
        for (var i = 0; i < bytes.Length; i += 2)
        {
            BinaryPrimitives.WriteInt32LittleEndian(wide.AsSpan(2 * i), bits(BinaryPrimitives.ReadUInt16LittleEndian(bytes[i..])));
        }

        return wide;
    }

    private static long[]? Numbers(JsonElement array)
    {
        if (array.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var numbers = array.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number) ? number : -1).ToArray();
        return numbers.Contains(-1) ? null : numbers;
    }

    private static void CountOnce(this Span<int> counts)
    {
        foreach (ref var count in counts)
        {
            count++;
        }
    }

    /// <summary>Whether all names and texts of the document are Unicode, which asking for them tells.</summary>
    private static bool HasOnlyText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(property => property.Name is not null && HasOnlyText(property.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(HasOnlyText),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
