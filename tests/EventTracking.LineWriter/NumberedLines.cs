namespace EventTracking.LineWriter;

/// <summary>
/// Writes numbered events to a file, without a number of events until the process is killed. After each flush it prints how many events
/// have been flushed: those must be found again, whatever happens next.
/// </summary>
internal static class NumberedLines
{
    public static int Write(Arguments arguments)
    {
        var writer = arguments.Number("writer", 0);
        var events = arguments.Number("events", long.MaxValue);
        var flush = arguments.Number("flush", 100);
        var filler = new string('x', (int)arguments.Number("filler", 50));

        var backend = new JsonLinesBackend(arguments.Text("path"), arguments.Options);
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["file"] = backend });
        var acknowledged = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true, NewLine = "\n" };
        acknowledged.WriteLine("0");

        for (var n = 0L; n < events; n++)
        {
            tracker.Emit("test.line", new Dictionary<string, object?> { ["writer"] = writer, ["n"] = n, ["filler"] = filler });
            if ((n + 1) % flush == 0 && backend.Flush(Timeout.InfiniteTimeSpan))
                acknowledged.WriteLine(n + 1);
        }

        return 0;
    }
}
