using System.Globalization;
using EventTracking.LineWriter;

namespace EventTracking.Spool.Program;

internal static class Modes
{
    /// <summary>Each writer emits an event, waits until a flush acknowledges it, and prints that.</summary>
    /// <returns>0 if each event was acknowledged, otherwise 1.</returns>
    public static int Write(NumberedSpool spool, Arguments arguments)
    {
        var first = arguments.Number("first", 0);
        var events = arguments.Number("events", int.MaxValue);
        var timeout = TimeSpan.FromMilliseconds(arguments.Number("timeout", 60_000));
        var unacknowledged = 0;
        var writers = Enumerable.Range(0, (int)arguments.Number("writers", 1)).Select(writer => new Thread(() =>
        {
            for (var number = first; number < events; number++)
            {
                spool.Emit(writer, number);
                if (spool.Backend.Flush(timeout))
                    Output.Line(string.Create(CultureInfo.InvariantCulture, $"ack {writer} {number}"));
                else
                    Interlocked.Increment(ref unacknowledged);
            }
        })).ToList();
        writers.ForEach(static writer => writer.Start());
        writers.ForEach(static writer => writer.Join());
        spool.PrintFailures();
        spool.PrintAccount();
        return unacknowledged == 0 ? 0 : 1;
    }

    /// <summary>Waits until everything found is delivered.</summary>
    public static int Drain(NumberedSpool spool)
    {
        while (spool.Account.Pending > 0)
            Thread.Sleep(1);
        spool.PrintFailures();
        spool.PrintAccount();
        return 0;
    }

    /// <summary>Keeps the spool open until the input ends.</summary>
    public static int Hold()
    {
        while (Console.In.ReadLine() is not null)
        {
            // Input is ignored.
        }

        return 0;
    }
}
