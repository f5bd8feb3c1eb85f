using System.Text.Json;

namespace NnGen.Files;

/// <summary>Parses a header's JSON and takes nothing but what the format has: no other property, none twice, nothing nested deeper.</summary>
internal ref struct HeaderParser
{
    private const string MetadataName = "__metadata__";

    private readonly string _file;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private Utf8JsonReader _json;

    private HeaderParser(ReadOnlySpan<byte> json, string file)
    {
        _file = file;
        _json = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 4 });
    }

    /// <exception cref="WeightsFileException">It is no header.</exception>
    public static (List<TensorEntry> Tensors, Dictionary<string, string> Metadata) Parse(ReadOnlySpan<byte> json, string file)
    {
        // The format asks for '{' at once; without this, spaces would do.
        if (json[0] != '{')
        {
            throw new WeightsFileException($"{file}: the header must start with '{{', but starts with 0x{json[0]:X2}.");
        }

        try
        {
            return new HeaderParser(json, file).Parse();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader's errors, and those of text that is not Unicode.
            throw new WeightsFileException($"{file}: the header is not valid JSON: {exception.Message}", null, exception);
        }
    }

    private (List<TensorEntry> Tensors, Dictionary<string, string> Metadata) Parse()
    {
        var tensors = new List<TensorEntry>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        Next(JsonTokenType.StartObject, "a header");
        while (NextName("the header") is { } name)
        {
            if (!_names.Add(name))
            {
                throw new WeightsFileException($"{_file}: '{Shown.Name(name)}' stands in the header twice.", name);
            }

            if (name == MetadataName)
            {
                ParseMetadata(metadata);
            }
            else
            {
                tensors.Add(ParseTensor(name));
            }
        }

        _json.Read();
        return (tensors, metadata);
    }

    private void ParseMetadata(Dictionary<string, string> metadata)
    {
        Next(JsonTokenType.StartObject, MetadataName);
        while (NextName(MetadataName) is { } key)
        {
            Next(JsonTokenType.String, $"a text for '{Shown.Name(key)}' of {MetadataName}");
            if (!metadata.TryAdd(key, _json.GetString()!))
            {
                throw new WeightsFileException($"{_file}: '{Shown.Name(key)}' stands in {MetadataName} twice.");
            }
        }
    }

    private TensorEntry ParseTensor(string name)
    {
        var (type, shape, offsets) = ((TensorType?)null, (List<long>?)null, (List<long>?)null);
        Next(JsonTokenType.StartObject, $"the description of '{Shown.Name(name)}'");
        while (NextName(name) is { } property)
        {
            switch (property)
            {
                case "dtype" when type is null:
                    type = ParseType(name);
                    break;
                case "shape" when shape is null:
                    shape = ParseNumbers(name, property);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ParseNumbers(name, property);
                    break;
                default:
                    throw Error(name, $"expected dtype, shape and data_offsets, each once, but found '{Shown.Name(property)}'");
            }
        }

        if (type is null || shape is null || offsets is not [var begin, var end])
        {
            throw Error(name, "expected dtype, shape and two data_offsets, but found less or more");
        }

        CheckSize(name, type.Value, shape, begin, end);
        return new(name, type.Value, shape, begin, end);
    }

    private TensorType ParseType(string name)
    {
        Next(JsonTokenType.String, $"a text for the dtype of '{Shown.Name(name)}'");
        var text = _json.GetString()!;
        return TensorTypes.TryFind(text, out var type) ? type : throw Error(name, $"the dtype '{Shown.Name(text)}' is not known");
    }

    private List<long> ParseNumbers(string name, string property)
    {
        var numbers = new List<long>();
        Next(JsonTokenType.StartArray, $"an array for the {property} of '{Shown.Name(name)}'");
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out var number) || number < 0)
            {
                throw Error(name, $"the {property} must be whole numbers of 0 or more, below 2^63");
            }

            numbers.Add(number);
        }

        return numbers;
    }

    private readonly void CheckSize(string name, TensorType type, List<long> shape, long begin, long end)
    {
        var size = (long)TensorTypes.SizeOf(type);
        foreach (var axis in shape)
        {
            if (axis != 0 && size > long.MaxValue / axis)
            {
                throw Error(name, $"{Shown.Tensor(type, shape)} is more than any file holds");
            }

            size *= axis;
        }

        if (begin > end || end - begin != size)
        {
            throw Error(name, FormattableString.Invariant($"{Shown.Tensor(type, shape)} takes {size} bytes, but the data_offsets are [{begin}, {end}]"));
        }
    }

    /// <summary>The next property's name, or null at the end of the object.</summary>
    private string? NextName(string owner)
    {
        _json.Read();
        return _json.TokenType switch
        {
            JsonTokenType.PropertyName => _json.GetString(),
            JsonTokenType.EndObject => null,
            _ => throw new WeightsFileException($"{_file}: expected a property of {Shown.Name(owner)}, but found {_json.TokenType}."),
        };
    }

    private void Next(JsonTokenType type, string what)
    {
        _json.Read();
        if (_json.TokenType != type)
        {
            throw new WeightsFileException($"{_file}: expected {what} ({type}), but found {_json.TokenType}.");
        }
    }

    private readonly WeightsFileException Error(string name, string problem) => new($"{_file}: tensor '{Shown.Name(name)}': {problem}.", name);
}
