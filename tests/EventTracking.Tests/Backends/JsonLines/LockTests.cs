using EventTracking.JsonLines.Files;
using EventTracking.JsonLines.Unix;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Processes that share a file wait for each other, but not for one that does not come to an end.</summary>
public sealed class LockTests : IDisposable
{
    private readonly FileBackend _file = new FileBackend().Open();

    [Fact]
    public void Events_are_kept_while_another_process_has_the_file_to_itself()
    {
        using (var other = OpenByAnother())
        {
            Assert.True(other.TryLock());
            _file.Emit("a");
            Assert.False(_file.Tracker.Flush(TimeSpan.FromMinutes(1)));
            Assert.Equal(1, _file.Account.Pending);
            Assert.Contains("is being written to by another process", Assert.Single(_file.Log.Entries).Exception!.Message, StringComparison.Ordinal);
        }

        _file.Write("b");
        Assert.Equal(["a", "b"], _file.Names);
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

    private LineFile OpenByAnother() => new UnixFileSystem(new UnixCalls()).Open(_file.Path);

    public void Dispose() => _file.Dispose();
}
