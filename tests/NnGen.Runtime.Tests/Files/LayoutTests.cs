using System.Buffers.Binary;
using System.Text.Json;

namespace NnGen.Tests.Files;

/// <summary>Names, shapes and the order of elements are PyTorch's.</summary>
public class LayoutTests
{
    [Fact]
    public void A_dense_weight_is_out_by_in()
    {
        var net = new SmallNet(seed: 1);
        var file = Bytes.Of(net);
        var weight = Values(file, "dense1.weight", 4, 3);
        var bias = Values(file, "dense2.bias", 2);
        for (var o = 0; o < 4; o++)
        {
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(net.Dense1.Weight[i, o], weight[(o * 3) + i]);
            }
        }

        Assert.Equal([net.Dense2.Bias[0], net.Dense2.Bias[1]], bias);
        Assert.Equal(0, (file.Length - Bytes.Data(file).Length) % 8);
    }

    [Fact]
    public void A_dense_layer_after_a_flattened_image_takes_it_channels_first()
    {
        var net = new ImageNet(seed: 1);
        var weight = Values(Bytes.Of(net), "dense1.weight", 5, 24);
        for (var (o, h, w, c) = (0, 0, 0, 0); o < 5; Advance(ref o, ref h, ref w, ref c))
        {
            Assert.Equal(net.Dense1.Weight[(((h * 3) + w) * 4) + c, o], weight[(o * 24) + (((c * 2) + h) * 3) + w]);
        }

        static void Advance(ref int o, ref int h, ref int w, ref int c)
        {
            c = (c + 1) % 4;
            w = c > 0 ? w : (w + 1) % 3;
            h = c + w > 0 ? h : (h + 1) % 2;
            o += c + w + h > 0 ? 0 : 1;
        }
    }

    [Fact]
    public void A_concatenated_image_is_channels_first_and_what_it_stands_beside_is_not()
    {
        var net = new BranchNet(seed: 1);
        var weight = Values(Bytes.Of(net), "head.weight", 3, 14);
        for (var o = 0; o < 3; o++)
        {
            Assert.Equal([net.Head.Weight[0, o], net.Head.Weight[1, o]], weight[(o * 14)..((o * 14) + 2)]);
            for (var place = 0; place < 12; place++)
            {
                var (c, h, w) = (place / 4, place / 2 % 2, place % 2);
                Assert.Equal(net.Head.Weight[2 + (((h * 2) + w) * 3) + c, o], weight[(o * 14) + 2 + place]);
            }
        }
    }

    [Fact]
    public void A_flattened_sequence_keeps_its_order()
    {
        var net = new SequenceNet(seed: 1);
        var weight = Values(Bytes.Of(net), "dense1.weight", 2, 6);
        Assert.Equal(Enumerable.Range(0, 12).Select(e => net.Dense1.Weight[e % 6, e / 6]), weight);
    }

    [Fact]
    public void Networks_load_what_they_saved()
    {
        Check(new SmallNet(seed: 1), new SmallNet(seed: 2));
        Check(new ImageNet(seed: 1), new ImageNet(seed: 2));
        Check(new BranchNet(seed: 1), new BranchNet(seed: 2));
        Check(new SlopeNet(seed: 1), new SlopeNet(seed: 2));

        static void Check<TNet>(TNet saved, TNet loaded)
            where TNet : class, INetwork<TNet>
        {
            Assert.NotEqual(saved.Parameters.ToArray(), loaded.Parameters.ToArray());
            loaded.Load(Bytes.Of(saved));
            Assert.Equal(saved.Parameters.ToArray(), loaded.Parameters.ToArray());
        }
    }

    private static float[] Values(byte[] file, string name, params int[] shape)
    {
        using var header = JsonDocument.Parse(Bytes.Header(file));
        var tensor = header.RootElement.GetProperty(name);
        Assert.Equal("F32", tensor.GetProperty("dtype").GetString());
        Assert.Equal(shape, tensor.GetProperty("shape").EnumerateArray().Select(axis => axis.GetInt32()));
        var offsets = tensor.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt32()).ToArray();
        var data = Bytes.Data(file)[offsets[0]..offsets[1]].ToArray();
        return [.. Enumerable.Range(0, data.Length / 4).Select(i => BinaryPrimitives.ReadSingleLittleEndian(data.AsSpan(4 * i)))];
    }
}
