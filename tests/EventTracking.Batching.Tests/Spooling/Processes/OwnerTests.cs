using System.Diagnostics;
using System.Globalization;
using EventTracking.Batching.Tests.Spooling.Support;

namespace EventTracking.Batching.Tests.Spooling.Processes;

/// <summary>Processes of this and of another user that want the same folder.</summary>
[Trait("Category", "Processes")]
public sealed class OwnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.PathOf("spool");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_second_process_fails_at_once_with_the_id_of_the_owner(bool withoutLocksOfNet)
    {
        var program = new SpoolProgram("dotnet", SpoolProgram.Assembly) { Variables = LocksOfNet(isDisabled: withoutLocksOfNet) };
        using var owner = Hold(program, Path);

        var second = program.Run("mode=drain", $"path={Path}");

        Assert.Equal(3, second.ExitCode);
        Assert.StartsWith(
            string.Create(CultureInfo.InvariantCulture, $"error SpoolInUseException The spool '{Path}' is in use by process {owner.Id}. "),
            second.Output,
            StringComparison.Ordinal);
        End(owner);
        SpoolProgram.UnderTheJit.Drain(Path);
    }

    [Fact]
    public void The_spool_of_a_killed_process_is_taken_over()
    {
        using (var owner = Hold(SpoolProgram.UnderTheJit, Path))
        {
            owner.Kill();
            Bounded.Run(() => owner.EndInTime().GetAwaiter().GetResult());
        }

        SpoolProgram.UnderTheJit.Drain(Path);
    }

    [Fact]
    public void Instances_of_a_program_take_spools_of_their_own()
    {
        var path = _folder.PathOf("spool-{instance}");
        using var first = Hold(SpoolProgram.UnderTheJit, path);
        using var second = Hold(SpoolProgram.UnderTheJit, path);

        Assert.Equal(2, Directory.GetDirectories(_folder.FullName).Length);
        End(first);
        End(second);
    }

    [Fact]
    public void The_events_of_a_killed_instance_are_delivered_by_the_next_one()
    {
        var path = _folder.PathOf("spool-{instance}");
        using var first = Hold(SpoolProgram.UnderTheJit, path);
        var second = SpoolProgram.UnderTheJit.Run("mode=write", $"path={path}", "events=10", "destination=refuse");
        End(first);

        // The next process takes the folder of the first instance, and finds that of the second without an owner.
        SpoolRun.AssertNothingIsLost(second, SpoolProgram.UnderTheJit.Drain(path));
    }

    [Fact]
    public void A_folder_of_another_user_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && Shell.Has("setpriv"), "Only root can act as another user.");
        Directory.CreateDirectory(Path);
        AllowOthersToReach(_folder.FullName);

        var run = AsNobody.Run("mode=drain", $"path={Path}");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith(
            $"error SpoolFolderException The folder '{Path}' cannot be used for a spool. It belongs to user 0, but this process runs as user 65534. "
                + $"Change its owner (chown 65534 '{Path}'), or use a folder below it, which is created.",
            run.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500", "This process cannot read it or write to it (mode 0500). Permit it (chmod u+rwx '{0}').")]
    [InlineData("777", "Every user can write to it (mode 0777). Remove that permission (chmod o-w '{0}'), or use a folder below it, which is created.")]
    public void A_folder_with_the_wrong_permissions_is_refused_and_left_as_it_is(string mode, string reason)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && Shell.Has("setpriv"), "Only root can act as another user.");
        Directory.CreateDirectory(Path);
        File.WriteAllText($"{Path}/unread", "kept");
        Shell.Run("chown", "65534", Path);
        Shell.Run("chmod", mode, Path);
        AllowOthersToReach(_folder.FullName);

        var run = AsNobody.Run("mode=drain", $"path={Path}");

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith(
            $"error SpoolFolderException The folder '{Path}' cannot be used for a spool. {string.Format(CultureInfo.InvariantCulture, reason, Path)}",
            run.Output,
            StringComparison.Ordinal);
        Assert.Equal([$"{Path}/unread"], Directory.GetFiles(Path));
    }

    [Fact]
    public void A_folder_that_cannot_be_created_is_named_with_the_reason()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && Shell.Has("setpriv"), "Only root can act as another user.");
        AllowOthersToReach(_folder.FullName);

        var run = AsNobody.Run("mode=drain", $"path={Path}");

        Assert.StartsWith(
            $"error SpoolFolderException The folder '{Path}' cannot be used for a spool. It cannot be created: Permission denied.",
            run.Output,
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static SpoolProgram AsNobody => SpoolProgram.UnderTheJit.RunBy(
        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=/tmp");

    private static Dictionary<string, string> LocksOfNet(bool isDisabled) =>
        isDisabled ? new() { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1" } : [];

    private static Process Hold(SpoolProgram program, string path)
    {
        var process = program.Start("mode=hold", $"path={path}");
        var line = process.ReadLineInTime();
        Assert.True(line?.StartsWith("opened ", StringComparison.Ordinal), line);
        return process;
    }

    private static void End(Process process)
    {
        process.StandardInput.Close();
        Bounded.Run(() => process.EndInTime().GetAwaiter().GetResult());
        Assert.Equal(0, process.ExitCode);
    }

    private static void AllowOthersToReach(string folder) => Shell.Run("chmod", "755", folder);
}
