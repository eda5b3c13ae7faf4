using System.Globalization;
using EventTracking.Benchmarks.Measuring;
using EventTracking.Benchmarks.Ours;
using EventTracking.Benchmarks.WorkItem;

namespace EventTracking.Benchmarks.Spools;

/// <summary>A spool that an earlier run has filled, delivered to a destination that does nothing.</summary>
internal sealed class DrainedSpool
{
    private DrainedSpool(int events, TimeSpan drain, TimeSpan read, double lines, double payload) =>
        (Events, Drain, Read, TimesLines, TimesPayload) = (events, drain, read, lines, payload);

    public int Events { get; }

    /// <summary>Gets the processor time of all threads for opening the spool and delivering everything in it.</summary>
    public TimeSpan Drain { get; }

    /// <summary>Gets the processor time of <see cref="BareDisk.ReadAndChecksum"/>.</summary>
    public TimeSpan Read { get; }

    /// <summary>Gets the bytes written while it was filled, as a multiple of the bytes of the lines.</summary>
    public double TimesLines { get; }

    /// <summary>Gets the bytes written, as a multiple of the payload: line, name, id, timestamp and version.</summary>
    public double TimesPayload { get; }

    public static DrainedSpool Measure(int events)
    {
        using var folder = new SpoolFolder();
        var written = Fill(folder, events);
        var (lines, payload) = Count(folder.SpoolPath);
        var read = BareDisk.ReadAndChecksum(folder.SpoolPath);

        var destination = new GatedDestination(new CountingSink());
        destination.Open();
        var start = Clock.Process.Now();
        using var tracker = SomeTracker.To(folder.CreateBackend(destination, SpoolDurability.Process));
        while (destination.Accepted < events)
            Thread.Sleep(1);
        return new DrainedSpool(events, Clock.Process.Now() - start, read, written / lines, written / payload);
    }

    /// <summary>Returns the number of bytes that were written.</summary>
    private static double Fill(SpoolFolder folder, int events)
    {
        var before = BytesWritten();
        using (var tracker = SomeTracker.To(folder.CreateBackend(new GatedDestination(new CountingSink()), SpoolDurability.Process)))
        {
            Variant.InOwnFlow(() =>
            {
                tracker.EnterSession();
                var trackedEvent = Some.Event;
                for (var i = 0; i < events; i++)
                    tracker.Emit(in trackedEvent);
            });
            tracker.FlushOrThrow("draining");
        }

        return BytesWritten() - before is > 0 and var written ? written : BareDisk.BytesOf(folder.SpoolPath);
    }

    private static (double Lines, double Payload) Count(string spool)
    {
        const int otherBytes = 16 + 8 + 4;
        var (lines, payload) = (0L, 0L);
        using var reader = SpoolReader.Open(spool);
        while (reader.TryRead(out var spooled))
        {
            lines += spooled.Line.Length;
            payload += spooled.Line.Length + spooled.NameUtf8.Length + otherBytes;
        }

        return (lines, payload);
    }

    /// <summary>Returns what all system calls of this process have written; 0 where the system does not count it.</summary>
    private static long BytesWritten()
    {
        const string Key = "wchar: ";
        return OperatingSystem.IsLinux()
            ? long.Parse(
                File.ReadLines("/proc/self/io").Single(static line => line.StartsWith(Key, StringComparison.Ordinal))[Key.Length..],
                CultureInfo.InvariantCulture)
            : 0;
    }
}
