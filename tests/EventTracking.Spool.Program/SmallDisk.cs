using System.Diagnostics;
using System.Globalization;
using EventTracking.LineWriter;

namespace EventTracking.Spool.Program;

/// <summary>
/// Emits during an outage until a thousand events have been lost to a full disk, makes room by deleting a file, fills that too, and lets
/// the destination accept events again. Prints the account after each step, and how long it took.
/// </summary>
internal static class SmallDisk
{
    private const int Lost = 1_000;

    public static int Fill(NumberedSpool spool, Arguments arguments)
    {
        var number = 0;
        var emit = FillUp(spool, ref number);
        Print("full", emit, spool);

        File.Delete(arguments.Text("ballast"));
        Print("room", TimeUntilAccepted(spool, ref number), spool);
        FillUp(spool, ref number);

        var start = Stopwatch.GetTimestamp();
        spool.Destination.Accepts = true;
        Print("unlinked", TimeUntilAccepted(spool, ref number), spool);
        while (spool.Account.Pending > 0)
            Thread.Sleep(1);
        Print("drained", Stopwatch.GetElapsedTime(start), spool);
        spool.PrintFailures();
        return 0;
    }

    /// <summary>Emits until events are lost.</summary>
    /// <returns>The time that 99 % of the emits did not exceed.</returns>
    private static TimeSpan FillUp(NumberedSpool spool, ref int number)
    {
        var times = new List<TimeSpan>();
        var before = spool.Account.Dropped[DropReason.DiskFull];
        while (spool.Account.Dropped[DropReason.DiskFull] < before + Lost)
        {
            var start = Stopwatch.GetTimestamp();
            spool.Emit(0, number++);
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        times.Sort();
        return times[times.Count * 99 / 100];
    }

    private static TimeSpan TimeUntilAccepted(NumberedSpool spool, ref int number)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var before = spool.Account.Dropped.Total;
            spool.Emit(0, number++);
            if (spool.Account.Dropped.Total == before)
                return Stopwatch.GetElapsedTime(start);
            Thread.Sleep(1);
        }
    }

    private static void Print(string step, TimeSpan time, NumberedSpool spool)
    {
        Output.Line(string.Create(CultureInfo.InvariantCulture, $"{step} {time.TotalMilliseconds:F0}"));
        spool.PrintAccount();
    }
}
