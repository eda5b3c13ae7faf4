using EventTracking.Batching.Tests.Spooling.Log.Simulation;
using EventTracking.Batching.Tests.Spooling.Support;
using EventTracking.Shared;

namespace EventTracking.Batching.Tests.Spooling.Log;

/// <summary>Damage at every byte of a segment, which is the only one or is followed by another.</summary>
public sealed class DamageTests
{
    private const int Events = 30;

    private static readonly SomeSpool Single = new(Events);
    private static readonly SomeSpool Followed = new(Events, 5);

    public static TheoryData<bool> IsFollowed => [false, true];

    [Theory]
    [MemberData(nameof(IsFollowed))]
    public void A_flipped_bit_costs_at_most_its_event(bool isFollowed)
    {
        var (spool, segment) = Choose(isFollowed);
        for (var offset = 0; offset < segment.Length; offset++)
        {
            var damaged = (byte[])segment.Clone();
            damaged[offset] ^= (byte)(1 << (offset % 8));
            CheckLost(spool, damaged, (start, end) => offset >= start && offset < end);
        }
    }

    [Theory]
    [MemberData(nameof(IsFollowed))]
    public void Zeroed_sectors_cost_the_events_that_they_overlap(bool isFollowed)
    {
        var (spool, segment) = Choose(isFollowed);
        for (var sectors = 1; sectors <= 3; sectors++)
        {
            for (var from = 0; from < segment.Length; from += SimulatedSector.Size)
            {
                // Sectors 0 and 1 have the two copies of the header.
                var to = Math.Min(segment.Length, from + (sectors * SimulatedSector.Size));
                if (from is 0 && sectors > 1)
                    continue;

                var damaged = (byte[])segment.Clone();
                damaged.AsSpan(from..to).Clear();
                CheckLost(spool, damaged, (start, end) => start < to && end > from);
            }
        }
    }

    [Theory]
    [MemberData(nameof(IsFollowed))]
    public void A_truncated_segment_costs_the_events_after_the_cut(bool isFollowed)
    {
        var (spool, segment) = Choose(isFollowed);
        for (var length = SimulatedSector.Size; length < segment.Length; length++)
            CheckLost(spool, segment[..length], (_, end) => end > length);
    }

    [Fact]
    public void The_offline_reader_finds_the_same_damage()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, bytes) in Followed.Files)
            File.WriteAllBytes(folder.PathOf(name), bytes);
        var segment = Followed.Files[Followed.Segments[0]];
        foreach (var (start, end) in SomeSpool.Frames(segment))
        {
            var damaged = (byte[])segment.Clone();
            damaged[(start + end) / 2] ^= 1;
            File.WriteAllBytes(folder.PathOf(Followed.Segments[0]), damaged);

            using var reader = SpoolReader.Open(folder.FullName);
            Assert.Equal(Events + 4, SomeSpool.ReadAll(reader).Count);
            var damage = Assert.Single(reader.Damage);
            Assert.Equal(1, damage.LostEvents);
            Assert.Equal(start, damage.Offset);
        }
    }

    private static (SomeSpool Spool, byte[] Segment) Choose(bool isFollowed)
    {
        var spool = isFollowed ? Followed : Single;
        return (spool, spool.Files[spool.Segments[0]]);
    }

    private static void CheckLost(SomeSpool spool, byte[] damaged, Func<int, int, bool> mayBeLost)
    {
        var disk = spool.ToDisk();
        disk.WriteAll($"{SomeSpool.Folder}/{spool.Segments[0]}", damaged);
        var frames = SomeSpool.Frames(spool.Files[spool.Segments[0]]);
        var reports = new CollectingReports();
        using var log = SomeSpool.Open(disk, reports);
        var total = spool.Segments.Length is 1 ? Events : Events + 5;

        var read = SomeSpool.ReadAll(log);

        var lost = Enumerable.Range(1, total).Where(sequence => !read.Contains(sequence)).ToList();
        Assert.All(lost, sequence => Assert.True(
            sequence <= Events && mayBeLost(frames[sequence - 1].Start, frames[sequence - 1].End), $"{sequence} was lost."));
        Assert.Equal(lost.Count, reports.LostEvents);
        Assert.Equal(total + 1, log.NextSequence);
    }
}
