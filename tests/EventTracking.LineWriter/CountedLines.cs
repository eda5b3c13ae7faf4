namespace EventTracking.LineWriter;

/// <summary>Emits numbered events, and prints the account of the backend and the number of its failures that cost no event.</summary>
internal static class CountedLines
{
    public static int Write(Arguments arguments)
    {
        var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["file"] = new JsonLinesBackend(arguments.Text("path"), arguments.Options) });
        for (var n = 0; n < arguments.Number("events", 1000); n++)
            tracker.Emit("test.line", new Dictionary<string, object?> { ["writer"] = 0, ["n"] = n });
        tracker.Flush(TimeSpan.FromMinutes(1));
        AccountLine.Print(tracker.GetAccount("file"));
        Console.WriteLine(tracker.CountFailures(TrackingFailureKind.BackendDegraded));
        tracker.Dispose();
        return 0;
    }
}
