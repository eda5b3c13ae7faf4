namespace EventTracking.LineWriter.Ending;

/// <summary>A file behind a queue that keeps everything, and beside it a destination that takes nothing, behind a small queue.</summary>
internal static class Destinations
{
    /// <summary>How long the end may take; the destination that hangs makes it take that long.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1);

    public static Dictionary<string, IEventBackend> Make(Arguments arguments) => new()
    {
        ["files"] = new BackgroundRoutingBackend(
            new Dictionary<string, IEventBackend> { ["file"] = new JsonLinesBackend(arguments.Text("path"), arguments.Options) },
            options: new BackgroundOptions { WhenFull = QueueFullPolicy.Wait(Timeout.InfiniteTimeSpan) }),
        ["stuck"] = new BackgroundRoutingBackend(
            new Dictionary<string, IEventBackend> { ["hanging"] = new DelegateBackend(static (in _) => Thread.Sleep(Timeout.Infinite)) },
            options: new BackgroundOptions { QueueCapacityBytes = 100_000 }),
    };
}
