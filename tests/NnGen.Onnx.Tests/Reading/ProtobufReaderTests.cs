namespace NnGen.Onnx.Tests.Reading;

/// <summary>The wire format, from bytes written by hand.</summary>
public class ProtobufReaderTests
{
    [Fact]
    public void Fields_of_every_wire_type_are_read_in_order()
    {
        var reader = new ProtobufReader([0x08, 0x96, 0x01, 0x12, 0x02, (byte)'a', (byte)'b', 0x1D, 0x00, 0x00, 0x80, 0x3F, 0x21, 7, 0, 0, 0, 0, 0, 0, 0]);
        Assert.True(reader.Next());
        Assert.Equal((1, 150ul), (reader.Field, reader.Number));
        Assert.True(reader.Next());
        Assert.Equal(2, reader.Field);
        Assert.True(reader.Bytes.SequenceEqual("ab"u8));
        Assert.True(reader.Next());
        Assert.Equal((3, 1f), (reader.Field, BitConverter.UInt32BitsToSingle((uint)reader.Number)));
        Assert.True(reader.Next());
        Assert.Equal((4, 7ul), (reader.Field, reader.Number));
        Assert.False(reader.Next());
    }

    [Fact]
    public void Integers_may_be_packed_and_negative()
    {
        var integers = new List<long>();
        var reader = new ProtobufReader([0x08, 0x05, 0x0A, 0x0B, 0x03, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0x0A, 0x00]);
        while (reader.Next())
        {
            reader.AddIntegers(integers);
        }

        Assert.Equal([5, 3, -1], integers);
    }

    [Theory]
    [InlineData(new byte[] { 0x12, 0x05, 1, 2 })]
    [InlineData(new byte[] { 0x08 })]
    [InlineData(new byte[] { 0x0B })]
    [InlineData(new byte[] { 0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    public void Messages_that_are_damaged_are_refused(byte[] message) => Assert.Throws<InvalidDataException>(() => new ProtobufReader(message).Next());

    [Fact]
    public void A_tensor_is_read_from_raw_and_from_typed_data()
    {
        var raw = OnnxTensor.Read([0x08, 2, 0x08, 1, 0x10, 1, 0x42, 1, (byte)'x', 0x4A, 8, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0]);
        Assert.Equal(("x", ElementType.Single), (raw.Name, raw.Type));
        Assert.Equal([2, 1], raw.Axes);
        Assert.Equal([1f, -2f], raw.Singles);
        var typed = OnnxTensor.Read([0x08, 2, 0x10, 7, 0x38, 4, 0x38, 9]);
        Assert.Equal([4, 9], typed.Integers);
    }
}
