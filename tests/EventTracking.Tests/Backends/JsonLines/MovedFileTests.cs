using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Other programs move, delete or truncate log files.</summary>
public sealed class MovedFileTests : IDisposable
{
    private readonly FileBackend _file = new FileBackend().Open();

    [Fact]
    public void A_new_file_is_created_after_the_old_one_is_moved()
    {
        _file.Write("a");
        File.Move(_file.Path, _file.Path + ".1");
        _file.Write("b");
        _file.Write("c");

        Assert.Equal(["a"], SomeLines.NamesIn(_file.Path + ".1"));
        Assert.Equal(["b", "c"], _file.Names);
        Assert.Equal(0, _file.Failures(TrackingFailureKind.BackendDegraded));
    }

    [Fact]
    public void Writing_switches_to_the_replacement_file()
    {
        _file.Write("a");
        _file.Folder.Write("new", "");
        File.Move(_file.Folder.PathOf("new"), _file.Path, overwrite: true);
        _file.Write("b");

        Assert.Equal(["b"], _file.Names);
    }

    [Fact]
    public void A_deleted_file_is_recreated()
    {
        _file.Write("a");
        File.Delete(_file.Path);
        _file.Write("b");

        Assert.Equal(["b"], _file.Names);
    }

    [Fact]
    public void A_truncated_file_is_written_from_its_beginning()
    {
        _file.Write("a");
        using (var file = new FileStream(_file.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(0);
        _file.Write("b");

        Assert.Equal(["b"], _file.Names);
    }

    [Fact]
    public void Events_wait_for_a_missing_folder()
    {
        var folder = Path.GetDirectoryName(_file.Path)!;
        _file.Write("a");
        Directory.Move(folder, folder + ".away");
        _file.Emit("b");
        Assert.False(_file.Tracker.Flush(TimeSpan.FromMinutes(1)));
        Assert.Equal(1, _file.Account.Pending);

        Directory.Move(folder + ".away", folder);
        _file.Write("c");
        Assert.Equal(["a", "b", "c"], _file.Names);
    }

    [Fact]
    public void Reopening_switches_to_the_replacement_file()
    {
        _file.Write("a");
        _file.Emit("b");
        File.Move(_file.Path, _file.Path + ".1");
        _file.Backend.Reopen();
        Assert.Empty(_file.Names);

        _file.Write("c");
        Assert.Equal(["b", "c"], _file.Names);
    }

    [Fact]
    public void An_open_reader_does_not_block_writing()
    {
        _file.Write("a");
        using var reader = new FileStream(_file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        _file.Write("b");

        Assert.Equal(["a", "b"], _file.Names);
    }

    [Fact]
    public void Reopening_after_disposal_does_nothing()
    {
        _file.Tracker.Dispose();

        Assert.Throws<ObjectDisposedException>(_file.Backend.Reopen);
    }

    public void Dispose() => _file.Dispose();
}
