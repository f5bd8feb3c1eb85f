namespace NnGen.Tests.Files;

/// <summary>Names, element types, and what the metadata is held against.</summary>
public class MetadataTests
{
    [Fact]
    public void Another_activation_or_constant_is_refused_unless_asked_for()
    {
        Refuses(new SmallTanhNet(), Bytes.Of(new SmallNet(seed: 1)), "(SmallNet)");
        Refuses(new OtherSlopeNet(), Bytes.Of(new SlopeNet(seed: 1)), "(SlopeNet)");

        var net = new SmallTanhNet();
        net.Load(Bytes.Of(new SmallNet(seed: 1)), new LoadOptions { CheckArchitecture = false, SelfTest = SelfTestMode.Never });
        Assert.Equal(new SmallNet(seed: 1).Parameters.ToArray(), net.Parameters.ToArray());

        static void Refuses<TNet>(TNet net, byte[] file, string saved)
            where TNet : class, INetwork<TNet>
        {
            var before = net.Parameters.ToArray();
            Assert.Contains(saved, Assert.Throws<WeightsFileException>(() => net.Load(file)).Message, StringComparison.Ordinal);
            Assert.Equal(before, net.Parameters.ToArray());
        }
    }

    [Fact]
    public void Loss_dropout_and_initialisation_are_no_part_of_the_architecture()
    {
        var net = new SmallDropoutNet();
        net.Load(Bytes.Of(new SmallNet(seed: 1)));
        Assert.Equal(new SmallNet(seed: 1).Parameters.ToArray(), net.Parameters.ToArray());
    }

    [Fact]
    public void The_self_test_finds_an_altered_weight()
    {
        var file = Bytes.Of(new SmallNet(seed: 1));

        // The last bias, 0, becomes 0.5.
        file[^1] = 0x3F;
        var (net, before) = (new SmallNet(seed: 2), new SmallNet(seed: 2).Parameters.ToArray());
        Assert.Contains("the self-test failed", Assert.Throws<WeightsFileException>(() => net.Load(file)).Message, StringComparison.Ordinal);
        Assert.Equal(before, net.Parameters.ToArray());
        net.Load(file, new LoadOptions { SelfTest = SelfTestMode.Never });
    }

    [Fact]
    public void Another_versions_self_test_runs_if_asked_for()
    {
        var file = Bytes.Of(new SmallNet(seed: 1));
        var header = Bytes.Header(file).Replace($"\"nngen.version\":\"{NnGen.Files.FileMetadata.Version}\"", "\"nngen.version\":\"0.0.9\"", StringComparison.Ordinal);
        Assert.NotEqual(header, Bytes.Header(file));
        var data = Bytes.Data(file).ToArray();
        data[^1] = 0x3F;
        var net = new SmallNet();
        net.Load(Bytes.Of(header, data));
        Assert.Throws<WeightsFileException>(() => net.Load(Bytes.Of(header, data), new LoadOptions { SelfTest = SelfTestMode.Always }));
    }

    [Fact]
    public void A_self_test_of_the_wrong_length_is_refused()
    {
        var file = Bytes.Of(new SmallNet(seed: 1));
        var header = Bytes.Header(file).Replace("\"nngen.selftest.input\":\"", "\"nngen.selftest.input\":\"AAAA", StringComparison.Ordinal);
        var error = Assert.Throws<WeightsFileException>(() => new SmallNet().Load(Bytes.Of(header, Bytes.Data(file))));
        Assert.Contains("nngen.selftest.input must be Base64 of 3 floats", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_mapped_and_must_stay_apart()
    {
        var source = new SmallNet(seed: 1);
        var file = Bytes.Of(source);
        var renamed = Bytes.Of(Bytes.Header(file).Replace("dense1.", "0.", StringComparison.Ordinal).Replace("dense2.", "2.", StringComparison.Ordinal), Bytes.Data(file));
        var net = new SmallNet();
        Assert.Throws<WeightsFileException>(() => net.Load(renamed));
        net.Load(renamed, new LoadOptions { Rename = name => name.Replace("0.", "dense1.", StringComparison.Ordinal).Replace("2.", "dense2.", StringComparison.Ordinal) });
        Assert.Equal(source.Parameters.ToArray(), net.Parameters.ToArray());

        var twice = Assert.Throws<WeightsFileException>(() => net.Load(renamed, new LoadOptions { Rename = name => "dense1." + name[2..] }));
        Assert.Contains("'2.weight' (F32 [2, 4]), renamed to 'dense1.weight', is what '0.weight' is already", twice.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => net.Load(renamed, new LoadOptions { Rename = _ => null! }));
        Assert.Equal(source.Parameters.ToArray(), net.Parameters.ToArray());
    }

    [Fact]
    public void Halves_and_brain_floats_are_read()
    {
        var net = new SlopeNet();
        var shapes = new[] { ("dense1.weight", "4,3", 12), ("dense1.bias", "4", 4), ("dense2.weight", "2,4", 8), ("dense2.bias", "2", 2) };
        var (entries, data) = (new List<string>(), new List<byte>());
        foreach (var (name, shape, count) in shapes)
        {
            var isHalf = name.StartsWith("dense1", StringComparison.Ordinal);
            entries.Add(Bytes.Entry(name, shape, data.Count, data.Count + (2 * count), isHalf ? "F16" : "BF16"));
            for (var i = 0; i < count; i++)
            {
                // −1.5 in either type.
                data.AddRange(isHalf ? [0x00, 0xBE] : [0xC0, 0xBF]);
            }
        }

        net.Load(Bytes.Of($"{{{string.Join(",", entries)}}}", data.ToArray()));
        var logical = new float[SlopeNet.ParameterCount];
        net.CopyParametersTo(logical);
        Assert.All(logical, value => Assert.Equal(-1.5f, value));
    }
}
