namespace NnGen.Tests.Files;

/// <summary>What a file must be, error by error; each leaves the network as it was.</summary>
public class StrictLoadTests
{
    private const string W1 = "\"dense1.weight\":{\"dtype\":\"F32\",\"shape\":[4,3],\"data_offsets\":[0,48]}";
    private const string B1 = "\"dense1.bias\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[48,64]}";
    private const string W2 = "\"dense2.weight\":{\"dtype\":\"F32\",\"shape\":[2,4],\"data_offsets\":[64,96]}";
    private const string B2 = "\"dense2.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[96,104]}";
    private const string Valid = $"{{{W1},{B1},{W2},{B2}}}";

    [Fact]
    public void A_file_without_metadata_loads()
    {
        var net = new SmallNet();
        net.Load(Bytes.Of(Valid, Data()));
        Assert.Equal(1f, net.Dense1.Weight[1, 0]);
        Assert.Equal(3f, net.Dense1.Weight[0, 1]);
        Assert.Equal(25f, net.Dense2.Bias[1]);
    }

    [Theory]
    [InlineData($"{{{W1},{B1},{W2}}}", null, "the tensors take 96 bytes, but the file has 104 bytes of data")]
    [InlineData($"{{{W1},{B1},{W2},{B2},\"more\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[104,104]}}}}", "more", "'more' (F32 [0]) is no tensor of SmallNet, which has dense1.weight, dense1.bias, dense2.weight, dense2.bias")]
    [InlineData($"{{{W1},{B1},{W2},\"dense2.b\":{{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[96,104]}}}}", "dense2.b", "'dense2.b' (F32 [2]) is no tensor of SmallNet")]
    [InlineData($"{{{W1},{B1},{W2},{B2},{W1}}}", "dense1.weight", "'dense1.weight' stands in the header twice")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"F32\",\"shape\":[3,4],\"data_offsets\":[0,48]}}}}", "dense1.weight", "'dense1.weight' (F32 [3, 4]) must be F32 [4, 3] (or F16, BF16) for SmallNet")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"I32\",\"shape\":[4,3],\"data_offsets\":[0,48]}}}}", "dense1.weight", "'dense1.weight' (I32 [4, 3]) must be F32 [4, 3]")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"F99\",\"shape\":[4,3],\"data_offsets\":[0,48]}}}}", "dense1.weight", "the dtype 'F99' is not known")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"F32\",\"shape\":[4,4],\"data_offsets\":[0,48]}}}}", "dense1.weight", "F32 [4, 4] takes 64 bytes, but the data_offsets are [0, 48]")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,48]}}}}", "dense1.weight", "is more than any file holds")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"F32\",\"shape\":[-4,-3],\"data_offsets\":[0,48]}}}}", "dense1.weight", "the shape must be whole numbers of 0 or more")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"F32\",\"shape\":[4,3.0],\"data_offsets\":[0,48]}}}}", "dense1.weight", "the shape must be whole numbers of 0 or more")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"F32\",\"shape\":[4,3],\"data_offsets\":[48,0]}}}}", "dense1.weight", "the data_offsets are [48, 0]")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"F32\",\"shape\":[4,3],\"data_offsets\":[8,56]}}}}", "dense1.weight", "'dense1.weight' (from 8 to 56) leave a gap")]
    [InlineData($"{{{W1},{B1},{W2},\"dense2.bias\":{{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[92,100]}}}}", "dense2.bias", "'dense2.bias' (from 92 to 100) overlap")]
    [InlineData($"{{{W1},{B1},{W2},\"dense2.bias\":{{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[100,108]}}}}", "dense2.bias", "'dense2.bias' (from 100 to 108) leave a gap")]
    [InlineData($"{{{W1},{B1},{W2},\"dense2.bias\":{{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[96,112]}}}}", "dense2.bias", "'dense2.bias' end at 112, but the file has 104 bytes of data")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"F32\",\"shape\":[4,3],\"data_offsets\":[0,48],\"dtype\":\"F32\"}}}}", "dense1.weight", "each once, but found 'dtype'")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"F32\",\"shape\":[4,3],\"data_offsets\":[0,48],\"extra\":1}}}}", "dense1.weight", "each once, but found 'extra'")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"F32\",\"shape\":[4,3],\"data_offsets\":[0,48,48]}}}}", "dense1.weight", "two data_offsets")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"F32\",\"data_offsets\":[0,48]}}}}", "dense1.weight", "expected dtype, shape and two data_offsets")]
    [InlineData($"{{{B1},{W2},{B2},\"dense1.weight\":{{\"dtype\":\"F32\",\"shape\":[[[[4]]]],\"data_offsets\":[0,48]}}}}", "dense1.weight", "the shape must be whole numbers")]
    [InlineData($"{{{W1},{B1},{W2},{B2},\"__metadata__\":{{\"a\":{{}}}}}}", null, "expected a text for 'a' of __metadata__ (String), but found StartObject")]
    [InlineData($"{{{W1},{B1},{W2},{B2},\"__metadata__\":{{\"a\":\"b\",\"a\":\"c\"}}}}", null, "'a' stands in __metadata__ twice")]
    [InlineData($" {Valid}", null, "the header must start with '{', but starts with 0x20")]
    [InlineData($"{Valid}{{}}", null, "the header is not valid JSON")]
    [InlineData($"{{{W1},{B1},{W2},{B2},}}", null, "the header is not valid JSON")]
    [InlineData($"{{{W1},{B1},{W2},{B2},\"\\ud800\":1}}", null, "the header is not valid JSON")]
    [InlineData("{}", null, "the tensors take 0 bytes, but the file has 104 bytes of data")]
    public void Errors_name_the_tensor_and_what_was_expected(string header, string? tensor, string message)
    {
        var error = Fails(Bytes.Of(header, Data()));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("The bytes: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(tensor, error.TensorName);
    }

    [Fact]
    public void A_missing_tensor_is_named()
    {
        var error = Fails(Bytes.Of($"{{{W1},{B1}}}", Data().AsSpan(0, 64)));
        Assert.Equal("The bytes: SmallNet expects 'dense2.weight' (F32 [2, 4] (or F16, BF16)) and 1 more, but the file has no such tensor.", error.Message);
        Assert.Equal("dense2.weight", error.TensorName);
    }

    [Fact]
    public void Lengths_of_headers_are_held_against_the_file_and_the_limit()
    {
        var file = Bytes.Of(Valid, Data());
        foreach (var length in (ulong[])[0, 1, (ulong)file.Length - 7, 100_000_001, 1UL << 32, ulong.MaxValue])
        {
            BitConverter.TryWriteBytes(file, length);
            Assert.Contains($"is given as {length}", Fails(file).Message, StringComparison.Ordinal);
        }

        Assert.Contains("the file ends after 0", Fails([]).Message, StringComparison.Ordinal);
        Assert.Contains("the file ends after 7", Fails(new byte[7]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Trailing_spaces_and_escaped_names_are_part_of_the_format()
    {
        var net = new SmallNet();
        net.Load(Bytes.Of(Valid.Replace("dense1.bias", "dense1\\u002ebias", StringComparison.Ordinal) + "   ", Data()));
        Assert.Equal(12f, net.Dense1.Bias[0]);
    }

    private static WeightsFileException Fails(byte[] file)
    {
        var net = new SmallNet(seed: 9);
        var before = net.Parameters.ToArray();
        var error = Assert.Throws<WeightsFileException>(() => net.Load(file));
        Assert.Equal(before, net.Parameters.ToArray());
        return error;
    }

    private static byte[] Data() => Bytes.Floats([.. Enumerable.Range(0, 26).Select(i => (float)i)]);
}
