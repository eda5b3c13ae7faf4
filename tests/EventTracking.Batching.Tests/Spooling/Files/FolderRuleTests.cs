using System.Globalization;
using EventTracking.Batching.Spooling.Files;
using EventTracking.Batching.Spooling.Files.Unix;
using EventTracking.Batching.Tests.Spooling.Support;
using EventTracking.Unix;

namespace EventTracking.Batching.Tests.Spooling.Files;

/// <summary>Folders on the real file system.</summary>
public sealed class FolderRuleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ISpoolFileSystem _files = SpoolFileSystem.Default;

    private string Path => _folder.PathOf("spool");

    [Fact]
    public void A_missing_folder_is_created_with_its_parents_for_this_user_only()
    {
        _files.CreateFolder(_folder.PathOf("a/b/spool"));
        _files.CreateFolder(_folder.PathOf("a/b/spool/"));

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Folders inherit the permissions of their parent.");
        foreach (var folder in (string[])["a", "a/b", "a/b/spool"])
            Assert.Equal("700", Mode(_folder.PathOf(folder)));
    }

    [Fact]
    public void Created_folders_are_synced_from_the_outermost()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows cannot sync a folder.");
        var syncs = 0;
        var calls = new FailingSpoolCalls { SyncingFolder = () => ++syncs < 0 ? 0 : null };

        new UnixSpoolFileSystem(calls).CreateFolder(_folder.PathOf("a/b/spool"));
        Assert.Equal(3, syncs);
        new UnixSpoolFileSystem(calls).CreateFolder(_folder.PathOf("a/b/spool"));
        Assert.Equal(4, syncs);
    }

    [Fact]
    public void A_file_in_its_place_or_as_a_parent_is_refused()
    {
        _folder.Write("spool", "kept");

        Refuse("It is a file.", "Delete the file, or choose another path.");
        Assert.Equal("kept", File.ReadAllText(Path));

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows gives another reason.");
        var error = Assert.Throws<SpoolFolderException>(() => _files.CreateFolder($"{Path}/below"));
        Assert.Equal(
            $"The folder '{Path}/below' cannot be used for a spool. A part of its path is a file. Delete the file, or choose another path.",
            error.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_is_refused_even_to_nowhere_but_may_be_a_parent(bool leadsSomewhere)
    {
        var target = _folder.PathOf("target");
        if (leadsSomewhere)
            Directory.CreateDirectory(target);
        Directory.CreateSymbolicLink(Path, target);

        Refuse("It is a symbolic link, which is not followed.", $"Delete the link, or use the path that it leads to: '{target}'.");

        if (leadsSomewhere)
        {
            _files.CreateFolder($"{Path}/below");
            Assert.True(Directory.Exists(_folder.PathOf("target/below")));
        }
    }

    [Fact]
    public void A_folder_that_every_user_can_write_to_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes are those of Unix.");
        Directory.CreateDirectory(Path);
        Shell.Run("chmod", "1777", Path);

        Refuse(
            "Every user can write to it (mode 1777).",
            $"Remove that permission (chmod o-w '{Path}'), or use a folder below it, which is created.");

        Shell.Run("chmod", "775", Path);
        _files.CreateFolder(Path);
    }

    [Fact]
    public void A_folder_of_another_user_is_refused()
    {
        Assert.SkipUnless(UnixCalls.HasLinuxLayouts, "The id of the owner is known on 64-bit Linux.");
        Directory.CreateDirectory(Path);
        var own = new SpoolCalls().User;
        var files = new UnixSpoolFileSystem(new FailingSpoolCalls { PretendedUser = own + 1 });

        Refuse(
            $"It belongs to user {own}, but this process runs as user {own + 1}.",
            $"Change its owner (chown {own + 1} '{Path}'), or use a folder below it, which is created.",
            files);
    }

    [Fact]
    public void A_folder_on_a_read_only_file_system_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Tests system calls of Unix.");
        Directory.CreateDirectory(Path);
        var files = new UnixSpoolFileSystem(new FailingSpoolCalls { CheckingAccess = static () => -ErrorNumber.ReadOnlyFileSystem });

        Refuse("It is on a read-only file system.", "Choose a path on a writable one; in a container, mount a volume.", files);
    }

    [Fact]
    public void A_folder_without_permission_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes are those of Unix.");
        Directory.CreateDirectory(Path);
        Shell.Run("chmod", "500", Path);
        var files = new UnixSpoolFileSystem(new FailingSpoolCalls { CheckingAccess = static () => -ErrorNumber.PermissionDenied });

        Refuse("This process cannot read it or write to it (mode 0500).", $"Permit it (chmod u+rwx '{Path}').", files);
    }

    [Fact]
    public void The_type_of_a_network_file_system_is_known()
    {
        Assert.Null(_files.NetworkFileSystemOf(_folder.FullName));
        Assert.SkipUnless(UnixCalls.HasLinuxLayouts, "The type of a file system is known on 64-bit Linux.");

        var files = new UnixSpoolFileSystem(new FailingSpoolCalls { FindingNetwork = static () => "NFS" });
        Assert.Equal("NFS", files.NetworkFileSystemOf(_folder.FullName));
    }

    public void Dispose() => _folder.Dispose();

    private void Refuse(string reason, string remedy, ISpoolFileSystem? files = null)
    {
        var error = Assert.Throws<SpoolFolderException>(() => (files ?? _files).CreateFolder(Path));

        Assert.Equal($"The folder '{Path}' cannot be used for a spool. {reason} {remedy}", error.Message);
        Assert.Equal(Path, error.Path);
    }

    private static string Mode(string path) => Convert.ToString(
        int.Parse(Shell.Run("stat", "--format=%a", path), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
