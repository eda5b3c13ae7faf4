using EventTracking.Batching.Spooling.Files;
using EventTracking.Batching.Tests.Spooling.Support;

namespace EventTracking.Batching.Tests.Spooling;

public sealed class SimulatedDiskTests
{
    private const string Folder = "/spool";
    private const string File = "/spool/file";

    private readonly SimulatedDisk _disk = new();

    public SimulatedDiskTests() => _disk.CreateFolder(Folder);

    [Fact]
    public void What_was_synced_survives_every_crash()
    {
        using (var file = SyncedFile("abc"u8))
            file.Sync();

        for (var seed = 0; seed < 100; seed++)
        {
            _disk.Crash(new Random(seed));
            Assert.Equal("abc"u8, _disk.ReadAll(File));
        }
    }

    [Fact]
    public void A_crash_leaves_any_subset_of_the_sectors_that_were_not_synced()
    {
        var outcomes = Outcomes(disk =>
        {
            var file = SyncedFile(disk, new byte[1024]);
            file.Write(0, new string('x', 1024).Select(static letter => (byte)letter).ToArray());
        });

        Assert.Equal(["0 0", "0 x", "x 0", "x x"], outcomes);
    }

    [Fact]
    public void A_sector_written_twice_is_left_in_any_of_its_versions()
    {
        var outcomes = Outcomes(disk =>
        {
            var file = SyncedFile(disk, "0"u8);
            file.Write(0, "a"u8);
            file.Write(0, "b"u8);
        });

        Assert.Equal(["0", "a", "b"], outcomes);
    }

    [Fact]
    public void A_crash_may_lose_the_length_and_keep_the_bytes_or_the_reverse()
    {
        var outcomes = Outcomes(disk => SyncedFile(disk, ""u8).Write(0, "a"u8));

        Assert.Equal(["", "a", "0"], outcomes.OrderBy(static outcome => outcome is "0"));
    }

    [Fact]
    public void Bytes_whose_sync_failed_are_readable_but_no_later_sync_writes_them()
    {
        var outcomes = Outcomes(disk =>
        {
            var file = SyncedFile(disk, "0"u8);
            file.Write(0, "a"u8);
            disk.Faults.FailAt(DiskOperation.Sync, 1, DiskFaults.InputOutput);
            Assert.Equal(DiskFaults.InputOutput, Assert.Throws<IOException>(file.Sync).HResult);
            Assert.Equal("a"u8, disk.ReadAll(File));
            file.Sync();
        });

        Assert.Equal(["0", "a"], outcomes);
    }

    [Fact]
    public void Bytes_written_again_after_a_failed_sync_are_synced()
    {
        var outcomes = Outcomes(disk =>
        {
            var file = SyncedFile(disk, "0"u8);
            file.Write(0, "a"u8);
            disk.Faults.FailAt(DiskOperation.Sync, 1, DiskFaults.InputOutput);
            Assert.Throws<IOException>(file.Sync);
            file.Write(0, "b"u8);
            file.Sync();
        });

        Assert.Equal(["b"], outcomes);
    }

    [Fact]
    public void A_created_file_may_vanish_with_its_synced_content_until_the_folder_is_synced()
    {
        var outcomes = Outcomes(static disk =>
        {
            var file = disk.Create(File, 0);
            file.Write(0, "a"u8);
            file.Sync();
        });

        Assert.Equal(["a", "no file"], outcomes);
    }

    [Fact]
    public void Deleting_and_renaming_may_be_undone_until_the_folder_is_synced()
    {
        Assert.Equal(["a", "no file"], Outcomes(static disk =>
        {
            using var file = SyncedFile(disk, "a"u8);
            disk.Delete(File);
        }));
        Assert.Equal(["no file"], Outcomes(static disk =>
        {
            using var file = SyncedFile(disk, "a"u8);
            disk.Rename(File, "/spool/other");
            disk.SyncFolder(Folder);
        }));
    }

    [Fact]
    public void The_death_of_the_process_loses_nothing()
    {
        var file = _disk.Create(File, 0);
        var held = _disk.Lock(Folder);
        file.Write(0, "a"u8);

        _disk.Kill();

        Assert.Equal("a"u8, _disk.ReadAll(File));
        Assert.Throws<PowerLossException>(() => file.Write(0, "b"u8));
        using var taken = _disk.Lock(Folder);
        held.Dispose();
        Assert.Throws<SpoolInUseException>(() => _disk.Lock(Folder));
    }

    [Fact]
    public void Power_is_lost_at_a_chosen_call()
    {
        var file = SyncedFile("0"u8);
        _disk.Faults.LosePowerAt(2);

        file.Write(0, "a"u8);
        Assert.Throws<PowerLossException>(file.Sync);
        Assert.Throws<PowerLossException>(() => file.Read(0, new byte[1]));

        Assert.False(_disk.IsSynced);
        _disk.Crash(new Random(1));
        Assert.True(_disk.IsSynced);
        _disk.Open(File).Dispose();
    }

    [Fact]
    public void A_full_disk_takes_a_part_and_then_nothing_until_a_file_is_deleted()
    {
        _disk.Capacity = 2048;
        using var reserved = _disk.Create("/spool/reserved", 1024);
        using var file = _disk.Create(File, 0);

        Assert.Equal(1024, file.Write(0, new byte[3000]));
        Assert.Equal(DiskFaults.NoSpace, Assert.Throws<IOException>(() => file.Write(1024, "a"u8)).HResult);
        Assert.Equal(DiskFaults.NoSpace, Assert.Throws<IOException>(() => _disk.Create("/spool/more", 1)).HResult);
        Assert.Equal(1024, reserved.Write(0, new byte[1024]));

        _disk.Delete("/spool/reserved");
        Assert.Equal(1, file.Write(1024, "a"u8));
        Assert.Equal(1536, _disk.Used);
    }

    [Fact]
    public void A_truncated_file_reads_as_zeros_when_it_grows_again()
    {
        using var file = SyncedFile("abc"u8);
        file.Truncate(1);
        file.Write(4, "e"u8);

        Assert.Equal("a\0\0\0e"u8, _disk.ReadAll(File));
    }

    [Fact]
    public void Reads_and_writes_may_be_short()
    {
        _disk.Faults.ShortTransfers = new Random(1);
        using var file = _disk.Create(File, 0);

        var lengths = Enumerable.Range(0, 100).Select(_ => file.Write(0, new byte[100])).ToList();

        Assert.Contains(lengths, static length => length == 100);
        Assert.Contains(lengths, static length => length is > 0 and < 100);
        Assert.Contains(Enumerable.Range(0, 100), _ => file.Read(0, new byte[100]) < 100);
    }

    [Fact]
    public void The_same_seed_gives_the_same_crash()
    {
        Assert.Equal(Run(5), Run(5));

        static string Run(int seed)
        {
            var disk = new SimulatedDisk();
            disk.CreateFolder(Folder);
            var random = new Random(seed);
            foreach (var name in Enumerable.Range(0, 10))
            {
                var file = disk.Create($"/spool/{name}", 0);
                var bytes = new byte[random.Next(5_000)];
                random.NextBytes(bytes);
                file.Write(0, bytes);
            }

            disk.Crash(random);
            return string.Join(' ', disk.List(Folder).Select(name => Convert.ToHexString(disk.ReadAll($"/spool/{name}"))));
        }
    }

    private ISpoolFile SyncedFile(ReadOnlySpan<byte> content) => SyncedFile(_disk, content);

    private static ISpoolFile SyncedFile(SimulatedDisk disk, ReadOnlySpan<byte> content)
    {
        disk.WriteAll(File, content);
        return disk.Open(File);
    }

    /// <summary>Returns what a file can contain after a crash: the first byte of each sector, with <c>0</c> for a zero.</summary>
    private static string[] Outcomes(Action<SimulatedDisk> run)
    {
        return [.. Enumerable.Range(0, 500).Select(Outcome).Distinct().Order(StringComparer.Ordinal)];

        string Outcome(int seed)
        {
            var disk = new SimulatedDisk();
            disk.CreateFolder(Folder);
            run(disk);
            disk.Crash(new Random(seed));
            return disk.List(Folder).Contains("file")
                ? string.Join(
                ' ', disk.ReadAll(File).Chunk(SimulatedSector.Size).Select(static sector => sector[0] == 0 ? '0' : (char)sector[0]))
                : "no file";
        }
    }
}
