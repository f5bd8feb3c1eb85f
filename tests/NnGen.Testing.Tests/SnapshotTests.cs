namespace NnGen.Testing.Tests;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("snapshots").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_new_text_fails_and_holds_once_renamed()
    {
        var error = Assert.Throws<AssertionFailedException>(() => Verify("one\r\ntwo\n"));
        Assert.StartsWith("New: rename", error.Message, StringComparison.Ordinal);
        const string received = "SnapshotTests.A_new_text_fails_and_holds_once_renamed_id=7#Net.g.received.cs";
        Assert.Equal([received], Files());
        Assert.Equal("one\ntwo", Read(received));

        File.Move(Path.Combine(_directory, received), Path.Combine(_directory, received.Replace(".received.", ".verified.", StringComparison.Ordinal)));
        Verify("one\ntwo");
        Verify("one\r\ntwo\r\n\n");

        void Verify(string text) => Snapshot.Verify(
            text, "cs", "Net.g", "id=7", _directory, method: nameof(A_new_text_fails_and_holds_once_renamed));
    }

    [Fact]
    public void Another_text_fails_with_both_and_the_right_one_clears_up()
    {
        Write("SnapshotTests.Another_text_fails_with_both_and_the_right_one_clears_up.verified.txt", "old\n");
        var error = Assert.Throws<AssertionFailedException>(() => Snapshot.Verify("new", directory: _directory));
        Assert.Contains("Received:\nnew\n\nVerified:\nold", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, Files().Length);

        Snapshot.Verify("old", directory: _directory);
        Assert.Single(Files());
    }

    [Fact]
    public void A_folder_is_compared_file_by_file()
    {
        var folder = Path.Combine(_directory, "generated", "below");
        Directory.CreateDirectory(folder);
        Assert.Throws<AssertionFailedException>(Verify);

        File.WriteAllText(Path.Combine(folder, "A.Net.g.cs"), "a\n");
        File.WriteAllText(Path.Combine(folder, "B.Net.g.cs"), "b\n");
        Write("SnapshotTests.A_folder_is_compared_file_by_file#A.Net.g.verified.cs", "a");
        Write("SnapshotTests.A_folder_is_compared_file_by_file#C.Net.g.verified.cs", "c");
        var message = Assert.Throws<AssertionFailedException>(Verify).Message;
        Assert.Contains("#B.Net.g.received.cs to .verified. to accept it:\nb", message, StringComparison.Ordinal);
        Assert.Contains("#C.Net.g.verified.cs is verified, but", message, StringComparison.Ordinal);
        Assert.DoesNotContain("#A.Net", message, StringComparison.Ordinal);

        Write("SnapshotTests.A_folder_is_compared_file_by_file#B.Net.g.verified.cs", "b");
        File.Delete(Path.Combine(_directory, "SnapshotTests.A_folder_is_compared_file_by_file#C.Net.g.verified.cs"));
        Verify();

        void Verify() => Snapshot.VerifyFolder(Path.Combine(_directory, "generated"), "*.g.cs", _directory, method: nameof(A_folder_is_compared_file_by_file));
    }

    [Fact]
    public void A_directory_that_is_not_there_is_named()
    {
        var error = Assert.Throws<DirectoryNotFoundException>(() => Snapshot.Verify("text", path: "/_/tests/SnapshotTests.cs"));
        Assert.Contains("'/_/tests'", error.Message, StringComparison.Ordinal);
        Assert.Contains("pass the directory", error.Message, StringComparison.Ordinal);
    }

    private string[] Files() => [.. Directory.GetFiles(_directory).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private string Read(string file) => File.ReadAllText(Path.Combine(_directory, file));

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_directory, file), text);
}
