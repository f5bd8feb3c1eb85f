using System.Buffers.Binary;
using System.Text;

namespace NnGen.Tests.Files;

/// <summary>Seeded damage to a file: by chance, and on purpose.</summary>
internal sealed class Mutations(ulong seed)
{
    private static readonly string[] Pieces =
    [
        "dense1.weight", "dense1.bias", "dense2.weight", "dense2.bias", "__metadata__", "dtype", "shape", "data_offsets", "F32", "F16", "I64", "BF16",
        "0", "1", "-1", "2", "3", "4", "48", "64", "96", "104", "9223372036854775807", "18446744073709551616", "1e3", "4.0", "null", "true", "{}",
        "[]", "[[]]", "{\"a\":{\"b\":{\"c\":{}}}}", "\"", "\\u0000", "\\ud800", ",", ":", "{", "}", "[", "]", " ", "\n", "format", "pt",
    ];

    private readonly RandomSource _random = new(seed);

    public static IReadOnlyList<string> Kinds { get; } =
        ["flip", "truncate", "extend", "length", "replace", "insert", "duplicate", "nest", "offsets", "shape", "remove", "splice"];

    /// <summary>A mutated copy, and what was done to it.</summary>
    public (string Kind, byte[] File) Of(byte[] valid)
    {
        var kind = Kinds[_random.NextInt32(Kinds.Count)];
        return (kind, kind switch
        {
            "flip" => Flip(valid),
            "truncate" => valid[.._random.NextInt32(valid.Length)],
            "extend" => [.. valid, .. new byte[1 + _random.NextInt32(20)]],
            "length" => WithLength(valid),
            "splice" => Splice(valid),
            _ => Bytes.Of(Edit(kind, Bytes.Header(valid)), Bytes.Data(valid)),
        });
    }

    private byte[] Flip(byte[] valid)
    {
        var file = valid.ToArray();
        for (var flips = 1 + _random.NextInt32(4); flips > 0; flips--)
        {
            file[_random.NextInt32(file.Length)] ^= (byte)(1 << _random.NextInt32(8));
        }

        return file;
    }

    private byte[] WithLength(byte[] valid)
    {
        var file = valid.ToArray();
        var length = BinaryPrimitives.ReadInt64LittleEndian(file);
        BinaryPrimitives.WriteInt64LittleEndian(file, _random.NextInt32(4) switch
        {
            0 => length + _random.NextInt32(64) - 32,
            1 => _random.NextInt32(int.MaxValue),
            2 => ((long)_random.NextUInt32() << 32) | _random.NextUInt32(),
            _ => 1L << _random.NextInt32(64),
        });
        return file;
    }

    /// <summary>Some bytes overwritten by others of the file.</summary>
    private byte[] Splice(byte[] valid)
    {
        var file = valid.ToArray();
        var length = 1 + _random.NextInt32(16);
        valid.AsSpan(_random.NextInt32(file.Length - length), length).CopyTo(file.AsSpan(_random.NextInt32(file.Length - length)));
        return file;
    }

    private byte[] Edit(string kind, string header) => Encoding.UTF8.GetBytes(kind switch
    {
        "replace" => Replaced(header),
        "insert" => header.Insert(_random.NextInt32(header.Length), Piece()),
        "duplicate" => $"{header.TrimEnd()[..^1]},{Twice()}}}",
        "nest" => Nested(header),
        "offsets" => WithNumbers(header, "data_offsets"),
        "shape" => WithNumbers(header, "shape"),
        _ => header.Remove(_random.NextInt32(header.Length - 8), 1 + _random.NextInt32(8)),
    });

    /// <summary>What the file has already, in its place or without data.</summary>
    private string Twice() => _random.NextInt32(3) switch
    {
        0 => Bytes.Entry("dense1.bias", "4", 48, 64),
        1 => Bytes.Entry("dense1.bias", "0", 48, 48),
        _ => "\"__metadata__\":{\"format\":\"pt\"}",
    };

    private string Replaced(string header)
    {
        var old = Piece();
        var at = header.IndexOf(old, _random.NextInt32(header.Length), StringComparison.Ordinal);
        return at < 0 ? header.Insert(0, Piece()) : header.Remove(at, old.Length).Insert(at, Piece());
    }

    private string Nested(string header)
    {
        var depth = 1 + _random.NextInt32(200);
        var (open, close) = _random.NextInt32(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
        var deep = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
        return $"{{\"deep\":{deep},{header[1..]}";
    }

    /// <summary>Other numbers for one of a property's arrays, near those that are there.</summary>
    private string WithNumbers(string header, string property)
    {
        var start = header.IndexOf($"\"{property}\":[", _random.NextInt32(header.Length), StringComparison.Ordinal);
        start = start < 0 ? header.IndexOf($"\"{property}\":[", StringComparison.Ordinal) : start;
        var from = header.IndexOf('[', start) + 1;
        var numbers = Enumerable.Range(0, 1 + _random.NextInt32(3)).Select(_ => (_random.NextInt32(30) * 4).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return $"{header[..from]}{string.Join(",", numbers)}{header[header.IndexOf(']', from)..]}";
    }

    private string Piece() => Pieces[_random.NextInt32(Pieces.Length)];
}
