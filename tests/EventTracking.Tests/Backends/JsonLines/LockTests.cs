using EventTracking.JsonLines.Files;
using EventTracking.JsonLines.Unix;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Processes that share a file wait for each other, but not for one that is stopped, and not for readers.</summary>
public sealed class LockTests : IDisposable
{
    private readonly FileBackend _file = new FileBackend().Open();

    [Fact]
    public void A_process_that_is_stopped_while_it_has_the_lock_keeps_no_other_from_writing()
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
        Assert.Equal(1, _file.Failures(TrackingFailureKind.BackendImpaired));
    }

    [Fact]
    public void Without_the_lock_nothing_is_cut_and_a_torn_line_is_ended()
    {
        using var other = OpenByAnother();
        Assert.True(other.TryLock());
        File.WriteAllText(_file.Path, "{\"name\":\"torn");

        _file.Write("a");

        Assert.Equal("{\"name\":\"torn", SomeLines.Of(_file.Path)[0]);
        Assert.Equal(2, SomeLines.Of(_file.Path).Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_line_that_another_process_is_writing_is_neither_ended_nor_cut(bool isLocked)
    {
        using var other = OpenByAnother();
        Assert.True(isLocked == false || other.TryLock());
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

    [Fact]
    public void Without_the_lock_a_file_is_not_rolled()
    {
        using var file = new FileBackend(static file => new() { TimeProvider = file.Clock, BlockSize = 0, MaxFileSize = 1 }).Open();
        using (var other = Open(file.Path))
        {
            Assert.True(other.TryLock());
            file.Emit("a", "b");
            Assert.Equal(["a", "b"], file.Names);
        }

        file.Emit("c");
        Assert.Equal(["c"], file.Names);
    }

    [Fact]
    public void A_block_that_went_to_a_file_that_was_deleted_meanwhile_is_written_again()
    {
        using var other = OpenByAnother();
        Assert.True(other.TryLock());
        _file.Calls.Writing = _ =>
        {
            if (_file.Calls.Writes == 1)
                File.Delete(_file.Path);
            return null;
        };

        _file.Write("a");

        Assert.Equal(["a"], _file.Names);
    }

    [Fact]
    public void A_process_that_may_only_read_the_file_cannot_take_the_lock()
    {
        using var reader = new UnixFileSystem(new UnixCalls()).Open(_file.Path);
        Assert.True(reader.TryLock());

        _file.Write("a");

        Assert.Equal(["a"], _file.Names);
        Assert.Equal(0, _file.Failures(TrackingFailureKind.BackendImpaired));
    }

    [Theory]
    [InlineData("644", "600")]
    [InlineData("600", "600")]
    [InlineData("664", "660")]
    [InlineData("666", "666")]
    public void Only_those_who_may_write_to_the_file_may_open_its_lock_file(string mode, string modeOfLock)
    {
        using var file = new FileBackend();
        file.Folder.Write(FileBackend.FileName, "");
        UnixModes.Set(file.Path, Mode(mode));

        file.Open();

        Assert.Equal(Mode(modeOfLock), UnixModes.Of(file.LockPath));
        Assert.Equal(0, new FileInfo(file.LockPath).Length);
    }

    [Fact]
    public void A_link_in_the_place_of_the_lock_file_is_not_used_and_that_is_reported()
    {
        using var file = new FileBackend();
        var other = file.Folder.Write("other", "precious");
        File.CreateSymbolicLink(file.LockPath, other);

        file.Open().Write("a");

        Assert.Equal(["a"], file.Names);
        Assert.Contains("is a link", Assert.Single(file.Log.Entries).Exception!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_lock_file_can_be_created_the_file_is_locked_itself_and_that_is_reported_once()
    {
        using var file = new FileBackend();
        Directory.CreateDirectory(file.LockPath);

        file.Open().Write("a");
        file.Backend.Reopen();
        file.Write("b");

        Assert.Equal(["a", "b"], file.Names);
        Assert.Equal(1, file.Failures(TrackingFailureKind.BackendImpaired));
    }

    [Fact]
    public void The_lock_is_held_for_the_length_of_a_block_only()
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
    public void A_file_system_without_locks_is_written_to_all_the_same()
    {
        _file.Calls.Locking = static () => -37;
        _file.Write("a");

        Assert.Equal(["a"], _file.Names);
    }

    public void Dispose() => _file.Dispose();

    private LineFile OpenByAnother() => Open(_file.Path);

    private static LineFile Open(string path) => new UnixFileSystem(new UnixCalls()).OpenLock(path, rights: null)!;

    private static UnixFileMode Mode(string octal) => (UnixFileMode)Convert.ToInt32(octal, 8);
}
