using EventTracking.Batching.Spooling.Log;
using EventTracking.Batching.Tests.Spooling.Log.Simulation;
using EventTracking.Batching.Tests.Spooling.Support;

namespace EventTracking.Batching.Tests.Spooling.Log;

/// <summary>
/// A log starts with any content of its folder, or fails with one error, and never deletes events that were not delivered.
/// </summary>
public sealed class CorruptFolderTests
{
    private const string Folder = SomeSpool.Folder;

    private readonly CollectingReports _reports = new();

    [Fact]
    public void An_empty_folder_is_a_new_spool()
    {
        using var log = SomeSpool.Open(new SimulatedDisk(), _reports);

        Assert.Equal(1, log.NextSequence);
        Assert.Empty(SomeSpool.ReadAll(log));
        Assert.Empty(_reports.All);
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("empty")]
    [InlineData("zeros")]
    [InlineData("random")]
    [InlineData("short")]
    public void A_lost_cursor_delivers_again_and_loses_nothing(string how)
    {
        var spool = new SomeSpool(5, 5);
        var disk = spool.ToDisk();
        var path = $"{Folder}/{SpoolNames.Cursor}";
        var bytes = disk.ReadAll(path);
        switch (how)
        {
            case "deleted":
                disk.Delete(path);
                break;
            case "random":
                new Random(1).NextBytes(bytes);
                disk.WriteAll(path, bytes);
                break;
            default:
                disk.WriteAll(path, how switch { "empty" => [], "short" => bytes.AsSpan(0, 40), _ => new byte[bytes.Length] });
                break;
        }

        using var log = SomeSpool.Open(disk, _reports);

        Assert.Equal(10, SomeSpool.ReadAll(log).Count);
        Assert.Equal(SpoolReportKind.CursorLost, Assert.Single(_reports.All).Kind);
        Assert.Equal(11, log.NextSequence);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_missing_segment_is_counted(int missing)
    {
        var spool = new SomeSpool(3, 4, 5);
        var disk = spool.ToDisk();
        disk.Delete($"{Folder}/{spool.Segments[missing]}");

        using var log = SomeSpool.Open(disk, _reports);

        Assert.Equal(12, log.Count);
        Assert.Equal(9 - missing, SomeSpool.ReadAll(log).Count);
        Assert.Equal(3 + missing, _reports.LostEvents);
        Assert.Equal(13, log.NextSequence);
    }

    [Fact]
    public void Foreign_files_are_ignored_and_kept()
    {
        var disk = new SomeSpool(5).ToDisk();
        string[] foreign = ["1.seg", "notes.txt", "00000000000000000001.seg.bak", "0000000000000000000x.seg"];
        foreach (var name in foreign)
            disk.WriteAll($"{Folder}/{name}", "abc"u8);

        using var log = SomeSpool.Open(disk, _reports);

        Assert.Equal(5, SomeSpool.ReadAll(log).Count);
        Assert.All(foreign, name => Assert.Equal("abc"u8, disk.ReadAll($"{Folder}/{name}")));
        Assert.Empty(_reports.All);
    }

    [Fact]
    public void A_later_format_fails_with_the_path_and_the_remedy_and_changes_nothing()
    {
        var spool = new SomeSpool(5);
        var disk = spool.ToDisk();
        var path = $"{Folder}/{spool.Segments[0]}";
        var bytes = disk.ReadAll(path);
        foreach (var header in (int[])[0, SegmentHeader.CopyAt])
        {
            bytes[header + 8] = 2;
            BitConverter.TryWriteBytes(bytes.AsSpan(header + 60), Crc32C.Of(0, bytes.AsSpan(header, 60)));
        }

        disk.WriteAll(path, bytes);

        for (var start = 0; start < 2; start++)
        {
            var error = Assert.Throws<SpoolFolderException>(() => SomeSpool.Open(disk, _reports));
            Assert.Contains($"'{path}' has the format version 2", error.Message, StringComparison.Ordinal);
            Assert.Contains("Update EventTracking", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(bytes, disk.ReadAll(path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_segment_without_a_header_is_set_aside(int index)
    {
        var spool = new SomeSpool(3, 4);
        var disk = spool.ToDisk();
        var path = $"{Folder}/{spool.Segments[index]}";
        var bytes = disk.ReadAll(path);
        bytes.AsSpan(0, SegmentHeader.FramesAt).Clear();
        disk.WriteAll(path, bytes);

        using var log = SomeSpool.Open(disk, _reports);

        Assert.Equal(4 - index, SomeSpool.ReadAll(log).Count);
        Assert.Equal(3 + index, _reports.LostEvents);
        Assert.Equal(bytes, disk.ReadAll(path + SpoolNames.Damaged));
        Assert.Contains(_reports.All, report => report.Kind is SpoolReportKind.SegmentSetAside && report.Path == path);
        SomeSpool.Append(log);
    }

    [Fact]
    public void A_segment_of_another_spool_is_set_aside()
    {
        var disk = new SomeSpool(3).ToDisk();
        var other = new SomeSpool(4, 5);
        disk.WriteAll($"{Folder}/{other.Segments[1]}", other.Files[other.Segments[1]]);

        using var log = SomeSpool.Open(disk, _reports);

        Assert.Equal([1, 2, 3], SomeSpool.ReadAll(log));
        Assert.Equal(SpoolReportKind.SegmentSetAside, Assert.Single(_reports.All).Kind);
    }

    [Fact]
    public void A_full_disk_starts_delivers_and_frees_space()
    {
        var disk = new SomeSpool(50, 50).ToDisk();
        disk.CreateFolder(Folder);
        SomeSpool.Open(disk, _reports).Dispose();
        disk.Capacity = disk.Used;

        using var log = SomeSpool.Open(disk, _reports);
        Assert.Equal(100, SomeSpool.ReadAll(log).Count);
        log.Settle(100, TimeSpan.Zero);
        disk.Capacity += 70_000 - disk.Used;
        SomeSpool.Append(log);

        Assert.Equal([101], SomeSpool.ReadAll(log));
        Assert.Empty(_reports.All);
    }

    [Fact]
    public void Any_corruption_of_any_files_leaves_a_spool_that_works()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var spool = new SomeSpool(3, 4, 5);
            var disk = spool.ToDisk();
            foreach (var name in spool.Files.Keys)
                Corrupt(disk, $"{Folder}/{name}", random);
            var before = disk.List(Folder).Where(name => SpoolNames.IsSegment(name, out _) && HasContent(disk, name)).ToList();

            // A second start finds nothing new to repair.
            for (var start = 0; start < 2; start++)
            {
                using var log = SomeSpool.Open(disk, _reports);
                var count = log.Count;
                var lost = _reports.LostEvents;
                var read = SomeSpool.ReadAll(log);
                Assert.Equal(count, read.Count + _reports.LostEvents - lost);
                Assert.True(log.NextSequence > read.LastOrDefault());
                if (count > 0)
                {
                    Assert.All(
                        before,
                        name => Assert.Contains(disk.List(Folder), found => found.StartsWith(name, StringComparison.Ordinal)));
                }
            }

            using var last = SomeSpool.Open(disk, _reports);
            SomeSpool.Append(last);
            Assert.Equal(last.NextSequence - 1, SomeSpool.ReadAll(last)[^1]);
        }
    }

    private static bool HasContent(SimulatedDisk disk, string name) =>
        disk.ReadAll($"{Folder}/{name}").AsSpan() is { Length: > SegmentHeader.FramesAt } bytes
        && bytes[SegmentHeader.FramesAt..].ContainsAnyExcept((byte)0);

    private static void Corrupt(SimulatedDisk disk, string path, Random random)
    {
        var bytes = disk.ReadAll(path);
        switch (random.Next(7))
        {
            case 0:
                disk.Delete(path);
                break;
            case 1:
                random.NextBytes(bytes);
                disk.WriteAll(path, bytes);
                break;
            case 2:
                disk.WriteAll(path, bytes.AsSpan(0, random.Next(bytes.Length + 1)));
                break;
            case 3:
                disk.WriteAll(path, new byte[bytes.Length]);
                break;
            case 4:
                random.NextBytes(bytes.AsSpan(random.Next(bytes.Length + 1)));
                disk.WriteAll(path, bytes);
                break;
        }
    }
}
