namespace EventTracking.LineWriter;

/// <summary>
/// Emits until a thousand events have been lost to a full disk, makes room by deleting somebody else's file, and emits a thousand
/// more. Prints the account of the backend when the disk is full, and at the end.
/// </summary>
internal static class FullDisk
{
    private const int Lost = 1000;

    public static int Fill(Arguments arguments)
    {
        var backend = new JsonLinesBackend(arguments.Text("path"), arguments.Options);
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["file"] = backend });
        var n = 0;
        while (tracker.GetAccount("file").Dropped[DropReason.DiskFull] < Lost)
            Emit(tracker, n++);
        AccountLine.Print(tracker.GetAccount("file"));

        File.Delete(arguments.Text("ballast"));
        for (var more = 0; more < 1000; more++)
            Emit(tracker, n++);

        // The first flush reports the losses, the second one that all else is written.
        var isFlushed = !tracker.Flush(TimeSpan.FromMinutes(1)) && tracker.Flush(TimeSpan.FromMinutes(1));
        AccountLine.Print(tracker.GetAccount("file"));
        return isFlushed ? 0 : 1;
    }

    private static void Emit(Tracker tracker, int n) =>
        tracker.Emit("test.line", new Dictionary<string, object?> { ["writer"] = 0, ["n"] = n });
}
