using System.Globalization;
using EventTracking.Batching.Spooling.Files;
using EventTracking.Batching.Spooling.Files.Unix;
using EventTracking.Batching.Tests.Spooling.Support;
using EventTracking.Unix;

namespace EventTracking.Batching.Tests.Spooling.Files;

/// <summary>The lock of a spool within one process, on the real file system.</summary>
public sealed class SpoolLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ISpoolFileSystem _files = SpoolFileSystem.Default;

    [Fact]
    public void A_second_lock_in_the_same_process_is_refused_until_the_first_is_released()
    {
        var first = _files.Lock(_folder.FullName);

        var error = Assert.Throws<SpoolInUseException>(() => _files.Lock(_folder.FullName));
        first.Dispose();
        using var second = _files.Lock(_folder.FullName);

        Assert.Equal(
            $"The spool '{_folder.FullName}' is in use by another spool of this process. Give each spool its own path; "
                + "'{instance}' in a path is replaced by the first free number.",
            error.Message);
        Assert.Equal(Environment.ProcessId, error.ProcessId);
        Assert.Equal(_folder.FullName, error.Path);
    }

    [Fact]
    public void The_lock_file_names_its_owner_and_can_be_read_by_others()
    {
        using var held = _files.Lock(_folder.FullName);

        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {Environment.MachineName}\n"),
            Shell.Run("cat", LockPath) + "\n");
    }

    [Fact]
    public void Reading_the_lock_file_does_not_hold_its_lock()
    {
        Assert.SkipUnless(UnixCalls.HasLinuxLayouts, "Elsewhere the lock is the same as that of .NET.");
        _folder.Write("LOCK", "");

        using var reader = new FileStream(LockPath, FileMode.Open, FileAccess.Read, FileShare.Read);
        _files.Lock(_folder.FullName).Dispose();
    }

    [Fact]
    public void A_lock_file_left_by_a_longer_process_id_is_taken_over_whole()
    {
        _folder.Write("LOCK", "123456789012345 some-machine-with-a-long-name\n");

        using var held = _files.Lock(_folder.FullName);

        Assert.Equal(Environment.ProcessId, Assert.Throws<SpoolInUseException>(() => _files.Lock(_folder.FullName)).ProcessId);
    }

    [Fact]
    public void A_lock_file_that_is_a_link_is_refused()
    {
        File.CreateSymbolicLink(LockPath, _folder.Write("target", "kept"));

        Assert.Throws<IOException>(() => _files.Lock(_folder.FullName));
        Assert.Equal("kept", File.ReadAllText(_folder.PathOf("target")));
    }

    [Fact]
    public void A_lock_file_deleted_while_it_was_being_locked_is_created_again()
    {
        Assert.SkipUnless(UnixCalls.HasLinuxLayouts, "The identity of a file is known on 64-bit Linux.");
        var deletes = 3;
        var files = new UnixSpoolFileSystem(new FailingSpoolCalls
        {
            Locking = () =>
            {
                if (deletes-- > 0)
                    File.Delete(LockPath);
                return null;
            },
        });

        using var held = files.Lock(_folder.FullName);

        Assert.Throws<SpoolInUseException>(() => _files.Lock(_folder.FullName));
    }

    [Fact]
    public void An_owner_that_never_writes_its_id_is_an_unknown_process()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Tests system calls of Unix.");
        var files = new UnixSpoolFileSystem(new FailingSpoolCalls { Locking = static () => -ErrorNumber.TryAgain });

        var error = Assert.Throws<SpoolInUseException>(() => files.Lock(_folder.FullName));

        Assert.Null(error.ProcessId);
        Assert.Contains("is in use by another process. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_system_without_locks_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Tests system calls of Unix.");
        const int NoLocks = 37;
        var files = new UnixSpoolFileSystem(new FailingSpoolCalls { Locking = static () => -NoLocks });

        var error = Assert.Throws<SpoolFolderException>(() => files.Lock(_folder.FullName));

        Assert.Contains("Its lock file cannot be locked: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Choose a folder on a file system with locks.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12 host\n", 12, "host")]
    [InlineData("12 two words\n", 12, "two words")]
    [InlineData("12 host", null, null)]
    [InlineData("12\n", null, null)]
    [InlineData("-1 host\n", null, null)]
    [InlineData("99999999999 host\n", null, null)]
    [InlineData("", null, null)]
    [InlineData("\u0000\uffff\n", null, null)]
    public void Only_a_whole_line_names_an_owner(string content, int? processId, string? machine)
    {
        var owner = SpoolLockOwner.Parse(System.Text.Encoding.UTF8.GetBytes(content));

        Assert.Equal(processId, owner?.ProcessId);
        Assert.Equal(machine, owner?.Machine);
    }

    [Fact]
    public void An_owner_on_another_machine_is_named_with_it()
    {
        Assert.Equal("process 12 on 'host'", new SpoolLockOwner(12, "host").ToString());
        Assert.Equal("process 0", new SpoolLockOwner(0, Environment.MachineName).ToString());
    }

    public void Dispose() => _folder.Dispose();

    private string LockPath => _folder.PathOf("LOCK");
}
