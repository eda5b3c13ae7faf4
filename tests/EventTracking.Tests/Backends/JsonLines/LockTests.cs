using EventTracking.Backends.JsonLines.Files;
using EventTracking.Backends.JsonLines.Unix;
using EventTracking.Tests.Support;
using EventTracking.Unix;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Processes that share a file wait for each other, but not for stopped processes or readers.</summary>
public sealed class LockTests : IDisposable
{
    private readonly FileBackend _file = new FileBackend().Open();

    [Fact]
    public void A_process_stopped_while_holding_the_lock_does_not_block_others()
    {
        using (var other = OpenByAnother())
        {
            Assert.True(other.TryLock());
            _file.Write("a");
            _file.Write("b");
            Assert.Equal(["a", "b"], _file.Names);
            Assert.Contains("is held by another process", Assert.Single(_file.Log.Entries).Exception!.Message, StringComparison.Ordinal);
        }

        _file.Write("c");
        Assert.Equal(["a", "b", "c"], _file.Names);
        Assert.Equal(1, _file.Failures(TrackingFailureKind.BackendDegraded));
    }

    [Fact]
    public void A_resumed_process_finishes_its_block_in_the_same_file()
    {
        using var other = OpenByAnother();
        Assert.True(other.TryLock());
        other.Append("{\"name\":\"oth");

        _file.Write("a");
        other.Append("er\"}\n");

        Assert.Equal(["other"], SomeLines.NamesIn(_file.Folder.PathOf(_file.Files[0])));
        Assert.Equal(["a"], _file.Names);
    }

    [Fact]
    public void Events_written_during_a_truncation_are_kept()
    {
        using var other = new Tracker(SomeBackends.Only(new JsonLinesBackend(_file.Path)));
        File.WriteAllText(_file.Path, "{\"name\":\"torn");
        _file.Calls.Truncating = () =>
        {
            other.Emit("b");
            Assert.True(other.Flush(TimeSpan.FromMinutes(1)));
            return null;
        };

        _file.Write("a");

        Assert.Equal(["a", "b"], _file.Files.SelectMany(name => SomeLines.NamesIn(_file.Folder.PathOf(name))));
    }

    [Fact]
    public void Events_stay_in_memory_while_the_file_can_neither_be_written_nor_rolled()
    {
        using (var other = OpenByAnother())
        {
            Assert.True(other.TryLock() && other.TryLock(LockRange.Rolling));
            _file.Emit("a");
            Assert.Contains(
                "wait in memory",
                Assert.Throws<IOException>(() => _file.Backend.Flush(TimeSpan.FromMinutes(1))).Message,
                StringComparison.Ordinal);
            Assert.Equal(1, _file.Account.Pending);
        }

        _file.Write("b");
        Assert.Equal(["a", "b"], _file.Names);
        Assert.Equal(0, _file.Account.Dropped.Total);
    }

    [Fact]
    public void A_line_being_written_by_another_program_is_left_alone()
    {
        File.WriteAllText(_file.Path, "{\"name\":\"other");
        var isWriting = true;
        _file.Calls.Reserving = _ =>
        {
            File.AppendAllText(_file.Path, isWriting ? "\"}\n" : "");
            isWriting = false;
            return null;
        };

        _file.Write("a");

        Assert.Equal(["other", "a"], _file.Names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_rolled_file_still_being_written_is_neither_deleted_nor_compressed(bool compress)
    {
        using var file = new FileBackend(file => new()
        {
            TimeProvider = file.Clock,
            BlockSize = 0,
            MaxFileSize = 1,
            RetainedFiles = compress ? null : 1,
            CompressRolledFiles = compress,
        });
        file.Open().Emit("a");
        using (var other = new OtherWriter(file.Path))
        {
            Assert.True(other.TryLock());
            file.Emit("b", "c");
            file.Tracker.Dispose();
            Assert.Equal(["a"], SomeLines.NamesIn(file.Folder.PathOf(Assert.Single(file.Files, IsFirst))));
        }

        file.Open().Tracker.Dispose();
        Assert.DoesNotContain(file.Files, IsFirst);

        static bool IsFirst(string name) => name.EndsWith(".000001.jsonl", StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_only_process_cannot_take_the_lock()
    {
        using var reader = new UnixFileSystem(new UnixCalls()).Open(_file.Path);
        Assert.True(reader.TryLock(reader.WriteLock));

        _file.Write("a");

        Assert.Equal(["a"], _file.Names);
        Assert.Equal(0, _file.Failures(TrackingFailureKind.BackendDegraded));
    }

    [Theory]
    [InlineData("644", "600")]
    [InlineData("600", "600")]
    [InlineData("664", "660")]
    [InlineData("666", "666")]
    public void The_lock_file_requires_write_access_to_the_file(string mode, string modeOfLock)
    {
        using var file = new FileBackend();
        file.Folder.Write(FileBackend.FileName, "");
        UnixModes.Set(file.Path, Mode(mode));

        file.Open();

        Assert.Equal(Mode(modeOfLock), UnixModes.Of(file.LockPath));
        Assert.Equal(0, new FileInfo(file.LockPath).Length);
    }

    [Fact]
    public void A_symlink_at_the_lock_path_is_not_used_and_is_reported()
    {
        using var file = new FileBackend();
        var other = file.Folder.Write("other", "precious");
        File.CreateSymbolicLink(file.LockPath, other);

        file.Open().Write("a");

        Assert.Equal(["a"], file.Names);
        Assert.Contains("is a link", Assert.Single(file.Log.Entries).Exception!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_lock_file_the_file_itself_is_locked_and_reported_once()
    {
        using var file = new FileBackend();
        Directory.CreateDirectory(file.LockPath);

        file.Open().Write("a");
        file.Backend.Reopen();
        file.Write("b");

        Assert.Equal(["a", "b"], file.Names);
        Assert.Equal(1, file.Failures(TrackingFailureKind.BackendDegraded));
    }

    [Fact]
    public void The_lock_is_held_only_while_writing_a_block()
    {
        using var other = OpenByAnother();
        var isLocked = false;
        _file.Calls.Writing = _ =>
        {
            isLocked = !other.TryLock();
            return null;
        };

        _file.Write("a");

        Assert.True(isLocked);
        Assert.True(other.TryLock());
    }

    [Fact]
    public void A_file_system_without_locks_is_still_written_to()
    {
        _file.Calls.Locking = static () => -37;
        _file.Write("a");

        Assert.Equal(["a"], _file.Names);
    }

    public void Dispose() => _file.Dispose();

    private OtherWriter OpenByAnother() => new(_file.Path);

    private static UnixFileMode Mode(string octal) => (UnixFileMode)Convert.ToInt32(octal, 8);
}
