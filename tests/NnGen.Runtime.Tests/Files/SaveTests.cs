namespace NnGen.Tests.Files;

public class SaveTests
{
    [Fact]
    public void Path_stream_and_memory_hold_the_same_bytes_and_load_the_same()
    {
        using var file = new SavedFile();
        var net = new SmallNet(seed: 3);
        net.Save(file.Path);
        var stream = new MemoryStream();
        net.Save(stream);
        Assert.Equal(Bytes.Of(net), File.ReadAllBytes(file.Path));
        Assert.Equal(Bytes.Of(net), stream.ToArray());

        var (fromPath, fromStream) = (new SmallNet(), new SmallNet());
        fromPath.Load(file.Path);
        stream.Position = 0;
        fromStream.Load(stream);
        Assert.Equal(net.Parameters.ToArray(), fromPath.Parameters.ToArray());
        Assert.Equal(net.Parameters.ToArray(), fromStream.Parameters.ToArray());
    }

    [Fact]
    public void An_existing_file_is_replaced_and_nothing_is_left_beside_it()
    {
        using var file = new SavedFile();
        File.WriteAllText(file.Path, "old");
        new SmallNet(seed: 3).Save(file.Path);
        Assert.Equal(Bytes.Of(new SmallNet(seed: 3)), File.ReadAllBytes(file.Path));
        Assert.Equal(["net.safetensors"], file.Files);
    }

    [Fact]
    public void A_save_that_fails_leaves_the_old_file_and_nothing_beside_it()
    {
        using var file = new SavedFile();
        File.WriteAllText(file.Path, "old");
        Assert.Throws<IOException>(() => NnGen.Files.AtomicFile.Write(file.Path, stream =>
        {
            stream.WriteByte(1);
            throw new IOException("The disk is full.");
        }));
        Assert.Equal("old", File.ReadAllText(file.Path));
        Assert.Equal(["net.safetensors"], file.Files);
        Assert.Throws<DirectoryNotFoundException>(() => new SmallNet().Save(file.Path + "/missing/net.safetensors"));
    }

    [Fact]
    public void Streams_that_cannot_seek_and_give_little_at_a_time_are_read()
    {
        var net = new SmallNet();
        net.Load(new TrickleStream(Bytes.Of(new SmallNet(seed: 4))));
        Assert.Equal(new SmallNet(seed: 4).Parameters.ToArray(), net.Parameters.ToArray());

        // Without a length to hold them against, the header's claims fail only where the bytes end.
        var file = Bytes.Of(net);
        Assert.Throws<WeightsFileException>(() => net.Load(new TrickleStream(file[..^1])));
        Assert.Throws<WeightsFileException>(() => net.Load(new TrickleStream([.. file, 0])));
        Assert.Throws<WeightsFileException>(() => net.Load(new TrickleStream([0xFF, 0xE0, 0xF5, 5, 0, 0, 0, 0, (byte)'{'])));
    }

    [Fact]
    public void A_stream_is_read_from_its_position()
    {
        var net = new SmallNet();
        net.Load(new MemoryStream([1, 2, 3, .. Bytes.Of(new SmallNet(seed: 4))]) { Position = 3 });
        Assert.Equal(new SmallNet(seed: 4).Parameters.ToArray(), net.Parameters.ToArray());
    }

    [Fact]
    public void Wrong_calls_name_the_argument()
    {
        var net = new SmallNet();
        Assert.Throws<ArgumentNullException>("path", () => net.Save((string)null!));
        Assert.Throws<ArgumentException>("path", () => net.Load(""));
        Assert.Throws<ArgumentNullException>("stream", () => net.Load((Stream)null!));
        Assert.Throws<ArgumentNullException>("rename", () => net.Load("x", (Func<string, string>)null!));
        Assert.Throws<ArgumentNullException>("net", () => ((SmallNet)null!).Save(new MemoryStream()));
        Assert.Throws<FileNotFoundException>(() => net.Load("no-such-file.safetensors"));
    }

    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var one = new byte[3];
            var count = base.Read(one, 0, Math.Min(buffer.Length, one.Length));
            one.AsSpan(0, count).CopyTo(buffer);
            return count;
        }
    }
}
