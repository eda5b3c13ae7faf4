using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Replacement and compressed files keep the permissions, owner and symlink of the original.</summary>
public sealed class FilePermissionsTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode GroupMayRead = OwnerOnly | UnixFileMode.GroupRead;

    private readonly FileBackend _file = new(static file => new()
    {
        TimeProvider = file.Clock,
        BlockSize = 0,
        MaxFileSize = 1,
        CompressRolledFiles = true,
    });

    [Fact]
    public void Rolled_compressed_and_new_files_inherit_the_previous_mode()
    {
        _file.Folder.Write(FileBackend.FileName, "");
        UnixModes.Set(_file.Path, OwnerOnly);

        _file.Open().Emit("a", "b", "c");
        _file.Tracker.Dispose();

        Assert.Equal(["events.2026-11-23.000001.jsonl.gz", "events.2026-11-23.000002.jsonl.gz", "events.jsonl"], _file.Files);
        Assert.All(_file.Files, name => Assert.Equal(OwnerOnly, ModeOf(name)));
    }

    [Fact]
    public void A_file_that_replaces_a_moved_one_inherits_its_mode()
    {
        _file.Open().Emit("a");
        UnixModes.Set(_file.Path, GroupMayRead);
        File.Move(_file.Path, _file.Path + ".1");

        _file.Emit("b");

        Assert.Equal(GroupMayRead, ModeOf(FileBackend.FileName));
    }

    [Fact]
    public void A_file_created_by_another_program_keeps_its_mode()
    {
        _file.Open().Emit("a");
        UnixModes.Set(_file.Path, OwnerOnly);
        File.Move(_file.Path, _file.Path + ".1");
        _file.Folder.Write(FileBackend.FileName, "");
        UnixModes.Set(_file.Path, GroupMayRead);

        _file.Emit("b");

        Assert.Equal(GroupMayRead, ModeOf(FileBackend.FileName));
    }

    [Fact]
    public void After_a_crash_during_a_roll_the_next_file_inherits_the_mode()
    {
        _file.Folder.Write("events.2026-11-20.000001.jsonl", "{}\n");
        UnixModes.Set(_file.Folder.PathOf("events.2026-11-20.000001.jsonl"), OwnerOnly);

        _file.Open();

        Assert.Equal(OwnerOnly, ModeOf(FileBackend.FileName));
    }

    [Fact]
    public void The_configured_file_mode_overrides_the_umask()
    {
        const UnixFileMode everybody = (UnixFileMode)0b110_110_110;
        using var file = new FileBackend(
            static file => new() { TimeProvider = file.Clock, BlockSize = 0, MaxFileSize = 1, UnixFileMode = everybody }).Open();
        file.Emit("a", "b");

        Assert.All(file.Files, name => Assert.Equal(everybody, UnixModes.Of(file.Folder.PathOf(name))));
    }

    [Fact]
    public void Files_keep_their_owner_and_group_if_permitted()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can change the owner of a file.");
        _file.Folder.Write(FileBackend.FileName, "");
        Shell.Run($"chown 65534:65534 '{_file.Path}'");

        _file.Open().Emit("a", "b");
        _file.Tracker.Dispose();

        Assert.All(_file.Files, name => Assert.Equal("65534:65534", Shell.Run($"stat -c %u:%g '{_file.Folder.PathOf(name)}'")));
    }

    [Fact]
    public void A_symlink_is_kept_and_its_target_is_rolled_in_place()
    {
        using var volume = new TemporaryFolder();
        File.CreateSymbolicLink(_file.Path, volume.PathOf("data.log"));

        _file.Open().Emit("a", "b");
        _file.Tracker.Dispose();

        Assert.Equal(volume.PathOf("data.log"), new FileInfo(_file.Path).LinkTarget);
        Assert.Equal(["data.2026-11-23.000001.log.gz", "data.log"], volume.Files);
        Assert.Equal(["events.jsonl"], _file.Files);
        Assert.Equal(["b"], _file.Names);
    }

    [Fact]
    public void A_retargeted_symlink_is_followed()
    {
        using var volume = new TemporaryFolder();
        File.CreateSymbolicLink(_file.Path, volume.PathOf("one.log"));
        _file.Open().Emit("a");
        File.Delete(_file.Path);
        File.CreateSymbolicLink(_file.Path, volume.PathOf("two.log"));

        _file.Emit("b", "c");
        _file.Tracker.Dispose();

        Assert.Equal(["one.log", "two.2026-11-23.000001.log.gz", "two.log"], volume.Files);
    }

    public void Dispose() => _file.Dispose();

    private UnixFileMode ModeOf(string name) => UnixModes.Of(_file.Folder.PathOf(name));
}
