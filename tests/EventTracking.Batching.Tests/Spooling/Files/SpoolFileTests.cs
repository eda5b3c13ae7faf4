using EventTracking.Batching.Spooling.Files;
using EventTracking.Batching.Spooling.Files.Unix;
using EventTracking.Batching.Tests.Spooling.Support;
using EventTracking.Unix;

namespace EventTracking.Batching.Tests.Spooling.Files;

/// <summary>Files on the real file system.</summary>
public sealed class SpoolFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ISpoolFileSystem _files = SpoolFileSystem.Default;

    [Fact]
    public void What_is_written_at_an_offset_is_read_there()
    {
        using var file = _files.Create(_folder.PathOf("a"), 0);

        Assert.Equal(3, file.Write(2, "abc"u8));
        file.Sync();

        var content = new byte[10];
        Assert.Equal(5, file.Read(0, content));
        Assert.Equal("\0\0abc"u8, content.AsSpan(0, 5));
        Assert.Equal(0, file.Read(5, content));
        Assert.Equal(5, file.Length);
        Assert.Equal(0, file.Write(0, []));
    }

    [Fact]
    public void A_truncated_file_ends_there()
    {
        using var file = _files.Create(_folder.PathOf("a"), 100_000);
        file.Write(0, "abc"u8);
        file.Truncate(1);

        Assert.Equal(1, file.Length);
        Assert.Equal("a", File.ReadAllText(_folder.PathOf("a")));
    }

    [Fact]
    public void Reserved_space_does_not_change_the_length_and_is_released_by_truncating()
    {
        Assert.SkipUnless(UnixCalls.HasLinuxLayouts, "Disk blocks are reserved on 64-bit Linux.");
        var path = _folder.PathOf("a");
        using var file = _files.Create(path, 1_000_000);
        Assert.SkipUnless(Blocks(path) > 0, "The file system cannot reserve blocks.");

        Assert.Equal(0, file.Length);
        Assert.InRange(Blocks(path) * 512, 1_000_000, 1_100_000);

        file.Write(0, "abc"u8);
        file.Truncate(3);
        Assert.InRange(Blocks(path) * 512, 1, 65_536);
    }

    [Fact]
    public void Writing_to_a_deleted_file_is_an_error()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a call that returns the number of names in one layout.");
        var path = _folder.PathOf("a");
        using var file = _files.Create(path, 0);
        file.Write(0, "abc"u8);
        File.Delete(path);

        var error = Assert.Throws<IOException>(() => file.Write(3, "def"u8));

        Assert.Equal($"The file '{path}' was deleted.", error.Message);
    }

    [Fact]
    public void A_file_cannot_be_created_twice()
    {
        _files.Create(_folder.PathOf("a"), 0).Dispose();

        var error = Assert.Throws<IOException>(() => _files.Create(_folder.PathOf("a"), 0));

        Assert.Contains(_folder.PathOf("a"), error.Message, StringComparison.Ordinal);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Error numbers are those of Unix.");
        Assert.Equal(ErrorNumber.FileExists, error.HResult);
    }

    [Fact]
    public void A_missing_file_or_folder_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Error numbers are those of Unix.");
        var missing = _folder.PathOf("missing/a");

        foreach (Action call in (Action[])
        [
            () => _files.Create(missing, 0),
            () => _files.Open(missing),
            () => _files.Delete(missing),
            () => _files.Rename(missing, _folder.PathOf("b")),
            () => _files.SyncFolder(missing),
        ])
        {
            var error = Assert.Throws<IOException>(call);
            Assert.Equal(ErrorNumber.NoSuchFile, error.HResult);
            Assert.Contains(missing, error.Message, StringComparison.Ordinal);
        }

        var unlisted = Assert.ThrowsAny<IOException>(() => _files.List(_folder.PathOf("missing")));
        Assert.Contains("missing", unlisted.Message, StringComparison.Ordinal);
        Assert.Empty(_files.ListFolders(_folder.PathOf("missing")));
    }

    [Fact]
    public void A_file_is_not_renamed_over_another_one()
    {
        _folder.Write("a", "1");
        _folder.Write("b", "2");

        Assert.Throws<IOException>(() => _files.Rename(_folder.PathOf("a"), _folder.PathOf("b")));
        _files.Rename(_folder.PathOf("a"), _folder.PathOf("c"));

        Assert.Equal(["b", "c"], _files.List(_folder.FullName));
    }

    [Fact]
    public void Files_and_folders_are_listed_separately_and_in_order()
    {
        Directory.CreateDirectory(_folder.PathOf("folder"));
        _folder.Write("b", "");
        _folder.Write("a", "");
        _folder.Write("B", "");

        Assert.Equal(["B", "a", "b"], _files.List(_folder.FullName));
        Assert.Equal(["folder"], _files.ListFolders(_folder.FullName));

        _files.Delete(_folder.PathOf("a"));
        _files.SyncFolder(_folder.FullName);
        Assert.Equal(["B", "b"], _files.List(_folder.FullName));
    }

    [Fact]
    public void Only_this_user_can_access_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files inherit the permissions of their folder.");
        _files.Create(_folder.PathOf("a"), 0).Dispose();

        Assert.Equal("600", Shell.Run("stat", "--format=%a", _folder.PathOf("a")));
    }

    [Fact]
    public void Links_are_neither_followed_nor_replaced()
    {
        var target = _folder.Write("target", "kept");
        File.CreateSymbolicLink(_folder.PathOf("link"), target);
        File.CreateSymbolicLink(_folder.PathOf("dangling"), _folder.PathOf("nothing"));
        Directory.CreateSymbolicLink(_folder.PathOf("linked"), _folder.FullName);

        var error = Assert.Throws<IOException>(() => _files.Open(_folder.PathOf("link")));
        Assert.Contains("is a symbolic link", error.Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => _files.Create(_folder.PathOf("link"), 0));
        Assert.Throws<IOException>(() => _files.Create(_folder.PathOf("dangling"), 0));
        Assert.Empty(_files.ListFolders(_folder.FullName));
        Assert.False(File.Exists(_folder.PathOf("nothing")));
        Assert.Equal("kept", File.ReadAllText(target));
    }

    [Fact]
    public void A_pipe_is_refused_without_waiting_for_its_other_end()
    {
        Assert.SkipUnless(UnixCalls.HasLinuxLayouts, "The kind of a file is known on 64-bit Linux.");
        Shell.Run("mkfifo", _folder.PathOf("pipe"));

        var error = Bounded.Run(() => Assert.Throws<IOException>(() => _files.Open(_folder.PathOf("pipe"))));

        Assert.Contains("is a pipe or a device", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_write_is_returned_and_an_interrupted_one_repeated()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Tests system calls of Unix.");
        var results = new Queue<int?>([-ErrorNumber.Interrupted, 2, null, 0, -ErrorNumber.NoSpace]);
        var files = new UnixSpoolFileSystem(new FailingSpoolCalls { Writing = () => results.Dequeue() });
        using var file = files.Create(_folder.PathOf("a"), 0);

        Assert.Equal(2, file.Write(0, "abc"u8));
        Assert.Equal(1, file.Write(2, "c"u8));
        Assert.Equal(ErrorNumber.NoSpace, Assert.Throws<IOException>(() => file.Write(3, "d"u8)).HResult);
        Assert.Equal(ErrorNumber.NoSpace, Assert.Throws<IOException>(() => file.Write(3, "d"u8)).HResult);
    }

    [Fact]
    public void A_failed_sync_is_reported_and_not_repeated()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Tests system calls of Unix.");
        var calls = new FailingSpoolCalls { Syncing = static () => -ErrorNumber.InputOutput };
        using var file = new UnixSpoolFileSystem(calls).Create(_folder.PathOf("a"), 0);

        var error = Assert.Throws<IOException>(file.Sync);

        Assert.Equal(ErrorNumber.InputOutput, error.HResult);
        Assert.Contains($"What was written to '{_folder.PathOf("a")}' may not be on disk", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, calls.Syncs);
    }

    [Theory]
    [InlineData(ErrorNumber.NotSupported, true)]
    [InlineData(ErrorNumber.NoSpace, false)]
    public void Without_space_no_file_is_left_but_a_file_system_that_cannot_reserve_is_used(int error, bool isUsable)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Tests system calls of Unix.");
        var files = new UnixSpoolFileSystem(new FailingSpoolCalls { Reserving = () => -error });

        if (isUsable)
            files.Create(_folder.PathOf("a"), 100).Dispose();
        else
            Assert.Equal(error, Assert.Throws<IOException>(() => files.Create(_folder.PathOf("a"), 100)).HResult);

        Assert.Equal(isUsable, File.Exists(_folder.PathOf("a")));
    }

    public void Dispose() => _folder.Dispose();

    private static long Blocks(string path) =>
        long.Parse(Shell.Run("stat", "--format=%b", path), System.Globalization.CultureInfo.InvariantCulture);
}
