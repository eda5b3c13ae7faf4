using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Which rolled files are deleted, and how the next ones are numbered.</summary>
public sealed class RetentionTests
{
    [Fact]
    public void The_oldest_files_are_deleted_until_the_total_size_fits()
    {
        using var file = new FileBackend(
            static file => new() { TimeProvider = file.Clock, BlockSize = 0, MaxFileSize = 1, MaxTotalSize = 250 });
        file.Folder.Write("events.2026-01-01.000001.jsonl", new string('x', 100));
        file.Folder.Write("events.2026-01-01.000002.jsonl.gz", new string('x', 100));
        file.Folder.Write("events.2026-01-01.000003.jsonl", new string('x', 100));

        file.Open().Tracker.Dispose();
        Assert.Equal(["events.2026-01-01.000002.jsonl.gz", "events.2026-01-01.000003.jsonl", "events.jsonl"], file.Files);

        file.Open().Emit("a", "b");
        file.Tracker.Dispose();
        Assert.Equal(["events.2026-01-01.000003.jsonl", "events.2026-11-23.000004.jsonl", "events.jsonl"], file.Files);
    }

    [Fact]
    public void Files_older_than_the_retention_period_are_deleted()
    {
        using var file = new FileBackend(
            static file => new() { TimeProvider = file.Clock, RollingInterval = RollingInterval.Day, RetainedDays = 7 });
        foreach (var name in new[]
        {
            "events.2026-11-15.000001.jsonl.gz",
            "events.2036-11-15.000002.jsonl",
            "events.2026-11-15.000003.jsonl",
            "events.2026-11-16.000004.jsonl",
            "events.2026-11-15.jsonl",
        })
        {
            file.Folder.Write(name, "");
        }

        file.Open().Tracker.Dispose();

        Assert.Equal(
            ["events.2026-11-15.jsonl", "events.2026-11-16.000004.jsonl", "events.2036-11-15.000002.jsonl", "events.jsonl"], file.Files);
    }

    [Fact]
    public void Files_expire_even_without_new_events()
    {
        using var file = new FileBackend(
            static file => new() { TimeProvider = file.Clock, RollingInterval = RollingInterval.Day, RetainedDays = 7 });
        file.Folder.Write("events.2026-11-16.000001.jsonl", "");
        file.Open();

        file.Clock.Advance(TimeSpan.FromDays(1));
        file.Clock.Advance(TimeSpan.FromHours(1));
        file.Tracker.Dispose();

        Assert.Equal(["events.jsonl"], file.Files);
    }

    [Fact]
    public void A_file_that_cannot_be_deleted_does_not_block_others_and_is_reported_once()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can make a file immutable.");
        using var file = new FileBackend(
            static file =>
                new() { TimeProvider = file.Clock, BlockSize = 0, MaxFileSize = 1, RetainedFiles = 2, CompressRolledFiles = true });
        var kept = file.Folder.Write("events.2026-01-01.000001.jsonl", "{}\n");
        Assert.SkipUnless(Shell.Run($"chattr +i '{kept}' && echo yes || true") == "yes", "This file system has no immutable files.");
        try
        {
            file.Open().Emit("a", "b", "c", "d", "e");
            file.Tracker.Dispose();
        }
        finally
        {
            Shell.Run($"chattr -i '{kept}'");
        }

        Assert.Equal(
            ["events.2026-01-01.000001.jsonl", "events.2026-11-23.000004.jsonl.gz", "events.2026-11-23.000005.jsonl.gz", "events.jsonl"],
            file.Files);
        Assert.Equal(1, file.Failures(TrackingFailureKind.BackendDegraded));
    }

    [Fact]
    public void Foreign_files_and_their_numbers_are_ignored()
    {
        using var file = new FileBackend(
            static file =>
                new() { TimeProvider = file.Clock, BlockSize = 0, MaxFileSize = 1, RetainedFiles = 1, CompressRolledFiles = true });
        var foreign =
            new[]
            {
                "events.2026-01-01.1430.jsonl",
                "events.2026-01-01.9223372036854775807.jsonl",
                "events.2026-01-01.jsonl",
                "events-audit.2026-01-01.000001.jsonl",
            };
        foreach (var name in foreign)
            file.Folder.Write(name, "somebody's export\n");

        file.Open().Emit("a", "b", "c");
        file.Tracker.Dispose();

        Assert.Equal(foreign.Concat(["events.2026-11-23.000002.jsonl.gz", "events.jsonl"]).Order(StringComparer.Ordinal), file.Files);
    }

    [Fact]
    public void Numbers_are_not_reused_after_files_are_removed_or_a_restart()
    {
        using var file = new FileBackend(static file => new() { TimeProvider = file.Clock, BlockSize = 0, MaxFileSize = 1 });
        var seen = new List<string>();
        for (var restart = 0; restart < 3; restart++)
        {
            file.Open();
            for (var roll = 0; roll < 3; roll++)
            {
                file.Emit("a");
                foreach (var rolled in file.Files.Where(static name => name != FileBackend.FileName))
                {
                    seen.Add(rolled);
                    File.Delete(file.Folder.PathOf(rolled));
                }
            }

            file.Tracker.Dispose();
        }

        Assert.Equal(Enumerable.Range(1, 8).Select(static number => $"{number:D6}.jsonl"), seen.Select(static name => name[^12..]));
        Assert.Equal(0, new FileInfo(file.LockPath).Length);
    }

    [Fact]
    public void A_failed_roll_does_not_use_a_number()
    {
        using var file = new FileBackend(static file => new() { TimeProvider = file.Clock, BlockSize = 0, MaxFileSize = 1 });
        file.Calls.Renaming = static _ => -1;
        file.Open().Emit("a", "b");
        file.Calls.Renaming = static _ => null;
        file.Clock.Advance(TimeSpan.FromMinutes(1));

        file.Emit("c");

        Assert.Equal(["events.2026-11-23.000001.jsonl", "events.jsonl"], file.Files);
    }
}
