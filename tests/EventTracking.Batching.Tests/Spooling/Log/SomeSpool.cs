using EventTracking.Batching.Spooling;
using EventTracking.Batching.Spooling.Files;
using EventTracking.Batching.Spooling.Log;
using EventTracking.Batching.Tests.Spooling.Log.Simulation;
using EventTracking.Batching.Tests.Spooling.Support;

namespace EventTracking.Batching.Tests.Spooling.Log;

/// <summary>The files of a spool that was closed, and ways to open copies of it.</summary>
internal sealed class SomeSpool
{
    public const string Folder = "/spool";
    private const int MaxLineBytes = 120;

    private readonly Dictionary<string, byte[]> _files = [];

    /// <summary>Writes events with the sequences 1, 2, 3 ...</summary>
    /// <param name="perSegment">The number of events in each segment.</param>
    public SomeSpool(params ReadOnlySpan<int> perSegment)
    {
        var disk = new SimulatedDisk();
        using (var log = Open(disk, new CollectingReports()))
        {
            foreach (var count in perSegment)
            {
                log.FinishSegment();
                for (var index = 0; index < count; index++)
                    Append(log);
            }
        }

        foreach (var name in disk.List(Folder))
            _files.Add(name, disk.ReadAll($"{Folder}/{name}"));
    }

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    public string[] Segments => [.. _files.Keys.Where(static name => SpoolNames.IsSegment(name, out _)).Order(StringComparer.Ordinal)];

    /// <summary>Returns the offsets of the frames in a segment that starts with an event.</summary>
    public static List<(int Start, int End)> Frames(byte[] segment)
    {
        var frames = new List<(int Start, int End)>();
        for (var offset = SegmentHeader.FramesAt; offset < segment.Length;)
        {
            var end = offset + SpoolFrame.SizeOf(SpoolFrame.LengthOf(segment.AsSpan(offset)));
            frames.Add((offset, end));
            offset = end;
        }

        return frames;
    }

    /// <summary>Returns a disk with the files.</summary>
    public SimulatedDisk ToDisk()
    {
        var disk = new SimulatedDisk();
        disk.CreateFolder(Folder);
        foreach (var (name, bytes) in _files)
            disk.WriteAll($"{Folder}/{name}", bytes);
        return disk;
    }

    public static SpoolLog Open(ISpoolFileSystem disk, ISpoolReports reports, string folder = Folder) =>
        SpoolLog.Open(disk, folder, new SpoolLogOptions { SegmentBytes = 64 * 1024 }, reports);

    /// <summary>Appends the event that has the next sequence.</summary>
    public static void Append(SpoolLog log) => Assert.Equal(AppendStatus.Appended, TryAppend(log).Status);

    /// <inheritdoc cref="Append"/>
    public static AppendResult TryAppend(SpoolLog log)
    {
        var group = new FrameGroup();
        SimulatedEvent.AddTo(group, (int)log.NextSequence, MaxLineBytes);
        return log.Append(group, TimeSpan.Zero);
    }

    /// <summary>Returns the sequences of all events, after checking their bytes.</summary>
    public static List<long> ReadAll(SpoolLog log)
    {
        using var reader = log.OpenReader(log.SettledSequence);
        var sequences = new List<long>();
        while (reader.TryRead(out var spooled))
        {
            Assert.Equal(spooled.Sequence, SimulatedEvent.Check(in spooled, MaxLineBytes));
            sequences.Add(spooled.Sequence);
        }

        return sequences;
    }

    /// <summary>Returns the sequences of all events, after checking their bytes.</summary>
    public static List<long> ReadAll(SpoolReader reader)
    {
        var sequences = new List<long>();
        while (reader.TryRead(out var spooled))
        {
            Assert.Equal(spooled.Sequence, SimulatedEvent.Check(in spooled, MaxLineBytes));
            sequences.Add(spooled.Sequence);
        }

        return sequences;
    }
}
