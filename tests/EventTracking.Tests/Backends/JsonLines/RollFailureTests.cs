using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>A file that cannot be rolled keeps growing. A failed attempt changes nothing.</summary>
public sealed class RollFailureTests : IDisposable
{
    private const int OperationNotPermitted = -1;
    private const int Busy = -16;
    private const int OtherVolume = -18;

    private readonly FileBackend _file =
        new(static file => new() { TimeProvider = file.Clock, BlockSize = 0, MaxFileSize = 1, RetainedFiles = 1 });

    [Theory]
    [InlineData(OperationNotPermitted)]
    [InlineData(Busy)]
    [InlineData(OtherVolume)]
    public void A_failed_roll_leaves_no_files_and_is_reported_once_per_outage(int error)
    {
        _file.Folder.Write("events.2026-11-20.000007.jsonl", "genuine");
        _file.Calls.Renaming = _ => error;
        _file.Open();
        EmitForAMinute();

        Assert.Equal(["events.2026-11-20.000007.jsonl", "events.jsonl"], _file.Files);
        Assert.Equal(60, _file.Names.Length);
        Assert.Equal(1, _file.Failures(TrackingFailureKind.BackendDegraded));
        Assert.Contains(
            _file.Log.Entries, entry => entry.Exception!.Message.Contains($"'{_file.Path}' cannot be rolled", StringComparison.Ordinal));

        _file.Calls.Renaming = static _ => null;
        _file.Clock.Advance(TimeSpan.FromMinutes(1));
        _file.Emit("rolled");
        Assert.Contains("events.2026-11-23.000008.jsonl", _file.Files);
        Assert.Equal(["rolled"], _file.Names);

        _file.Calls.Renaming = _ => error;
        EmitForAMinute();
        Assert.Equal(2, _file.Failures(TrackingFailureKind.BackendDegraded));
    }

    [Fact]
    public void A_failing_roll_is_not_retried_for_every_event()
    {
        var attempts = 0;
        _file.Calls.Renaming = _ =>
        {
            attempts++;
            return Busy;
        };
        _file.Open();
        EmitForAMinute();

        Assert.InRange(attempts, 2, 10);
    }

    [Fact]
    public void Files_of_other_owners_in_a_sticky_folder_are_not_duplicated()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can change the owner of a file.");
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "setpriv is not available.");

        File.WriteAllText(_file.Path, "");
        UnixModes.Set(_file.Path, (UnixFileMode)0b110_110_110);
        UnixModes.Set(_file.Folder.FullName, (UnixFileMode)0b1_111_111_111);
        var asNobody = new LineWriterProgram(
            "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=/tmp", "dotnet", LineWriterProgram.Assembly);
        using var writer = asNobody.Start(_file.Path, 0, "events=50", "flush=1", "max=1000");
        Assert.Equal(0, writer.EndInTime());

        Assert.Equal(["events.jsonl"], _file.Files);
        Assert.Equal(50, WrittenEvents.In(_file.Path)[0].Count);
    }

    public void Dispose() => _file.Dispose();

    private void EmitForAMinute()
    {
        for (var second = 0; second < 60; second++)
        {
            _file.Emit("a");
            _file.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
