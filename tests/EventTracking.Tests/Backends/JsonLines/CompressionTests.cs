using EventTracking.Backends.JsonLines.Files;
using EventTracking.Backends.JsonLines.Unix;
using EventTracking.Tests.Support;
using EventTracking.Unix;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Rolled files are compressed in the background, and every event is in a file at all times.</summary>
public sealed class CompressionTests : IDisposable
{
    private readonly FileBackend _file = new(static file => new()
    {
        TimeProvider = file.Clock,
        BlockSize = 0,
        MaxFileSize = 1,
        CompressRolledFiles = true,
    });

    [Fact]
    public void A_rolled_file_is_replaced_by_its_compressed_form()
    {
        _file.Open().Emit("a", "b", "c");
        _file.Tracker.Dispose();

        Assert.Equal(["events.2026-11-23.000001.jsonl.gz", "events.2026-11-23.000002.jsonl.gz", "events.jsonl"], _file.Files);
        Assert.Equal(["a"], Names(0));
        Assert.Equal(["b"], Names(1));
        Assert.Equal(["c"], Names(2));
    }

    [Fact]
    public void Files_left_by_a_crash_are_compressed_after_a_restart()
    {
        _file.Folder.Write("events.2026-11-20.000001.jsonl", """{"name":"a"}""" + "\n");
        _file.Folder.Write("events.2026-11-20.000001.jsonl.gz.tmp", "half a file");
        _file.Folder.Write("events.2026-11-20.000002.jsonl", """{"name":"b"}""" + "\n");
        _file.Folder.Write("events.2026-11-20.000002.jsonl.gz", "compressed already, and perhaps not on the disk");

        _file.Open().Tracker.Dispose();

        Assert.Equal(["events.2026-11-20.000001.jsonl.gz", "events.2026-11-20.000002.jsonl.gz", "events.jsonl"], _file.Files);
        Assert.Equal(["a"], Names(0));
        Assert.Equal(["b"], Names(1));
    }

    [Fact]
    public void A_file_is_kept_if_its_compressed_form_cannot_be_synced()
    {
        _file.Calls.Syncing = static () => -5;
        _file.Open().Emit("a", "b");
        _file.Tracker.Dispose();

        Assert.Equal(["events.2026-11-23.000001.jsonl", "events.jsonl"], _file.Files);
        Assert.Equal(["a"], Names(0));
        Assert.NotEqual(0, _file.Failures(TrackingFailureKind.BackendDegraded));
    }

    [Fact]
    public void A_file_is_kept_if_the_folder_cannot_be_synced()
    {
        _file.Calls.SyncingFolder = static () => -5;
        _file.Open().Emit("a", "b");
        _file.Tracker.Dispose();

        Assert.Equal(["events.2026-11-23.000001.jsonl", "events.2026-11-23.000001.jsonl.gz", "events.jsonl"], _file.Files);
        Assert.Equal(["a"], Names(0));
        Assert.Equal(["a"], Names(1));
        Assert.NotEqual(0, _file.Failures(TrackingFailureKind.BackendDegraded));
    }

    [Fact]
    public void Files_maintained_by_another_process_are_left_alone()
    {
        _file.Folder.Write("events.2026-11-20.000001.jsonl", "{}\n");
        using var other = new UnixFileSystem(new UnixCalls()).OpenLock(_file.Path, permissions: null)!;
        Assert.True(other.TryLock(LockRange.Maintenance));

        _file.Open().Tracker.Dispose();

        Assert.Equal(["events.2026-11-20.000001.jsonl", "events.jsonl"], _file.Files);
    }

    [Fact]
    public void A_file_that_cannot_be_compressed_does_not_block_others_and_is_reported_once()
    {
        _file.Folder.Write("events.2026-11-20.000001.jsonl", "{}\n");
        Directory.CreateDirectory(_file.Folder.PathOf("events.2026-11-20.000001.jsonl.gz.tmp"));

        _file.Open().Emit("a", "b", "c", "d");
        _file.Tracker.Dispose();

        Assert.Equal(
            [
                "events.2026-11-20.000001.jsonl",
                "events.2026-11-23.000002.jsonl.gz",
                "events.2026-11-23.000003.jsonl.gz",
                "events.2026-11-23.000004.jsonl.gz",
                "events.jsonl",
            ],
            _file.Files);
        Assert.Equal(1, _file.Failures(TrackingFailureKind.BackendDegraded));
    }

    [Fact]
    public void A_symlink_at_the_temporary_path_is_not_followed()
    {
        var other = _file.Folder.Write("other", "precious");
        for (var number = 1; number < 3; number++)
            File.CreateSymbolicLink(_file.Folder.PathOf($"events.2026-11-23.{number:D6}.jsonl.gz.tmp"), other);

        _file.Open().Emit("a", "b", "c");
        _file.Tracker.Dispose();

        Assert.Equal("precious", File.ReadAllText(other));
        Assert.Equal(["a"], Names(0));
        Assert.Null(new FileInfo(_file.Folder.PathOf(_file.Files[0])).LinkTarget);
    }

    [Fact]
    public void Disposal_does_not_wait_forever()
    {
        _file.Folder.Write("events.2026-11-20.000001.jsonl", "{}\n");
        using var release = new ManualResetEventSlim();
        _file.Calls.Syncing = () =>
        {
            release.WaitInTime();
            return null;
        };

        _file.Open().Tracker.Dispose();
        Assert.Contains("events.2026-11-20.000001.jsonl", _file.Files);

        release.Set();
    }

    public void Dispose() => _file.Dispose();

    private string[] Names(int index) => SomeLines.NamesIn(_file.Folder.PathOf(_file.Files[index]));
}
