using EventTracking.Backends.JsonLines.Unix;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EventTracking.Tests.Support;

/// <summary>A tracker that writes to a file in its own folder, with a controllable disk and clock.</summary>
internal sealed class FileBackend : IDisposable
{
    public const string FileName = "events.jsonl";

    private readonly Func<FileBackend, JsonLinesOptions> _options;

    public FileBackend(Func<FileBackend, JsonLinesOptions>? options = null) =>
        _options = options ?? (static file => new JsonLinesOptions { TimeProvider = file.Clock });

    public FaultyCalls Calls { get; } = new();

    public FakeTimeProvider Clock { get; } = new(CollectingTracker.Now);

    /// <summary>The time of a <see cref="JumpingClock"/>.</summary>
    public DateTimeOffset Now { get; set; } = CollectingTracker.Now;

    public CollectingLogger<Tracker> Log { get; } = new();

    public TemporaryFolder Folder { get; } = new();

    public string Path => Folder.PathOf(FileName);

    public JsonLinesBackend Backend { get; private set; } = null!;

    public Tracker Tracker { get; private set; } = null!;

    public AccountSnapshot Account => Tracker.GetAccount("file");

    /// <summary>The names of the events in the current file.</summary>
    public string[] Names => SomeLines.NamesIn(Path);

    /// <summary>The names of the files in the folder, in order, without the lock file.</summary>
    public string[] Files => Folder.Files;

    public string LockPath => Folder.PathOf($".{FileName}.lock");

    public FileBackend Open()
    {
        Backend = new JsonLinesBackend(Path, _options(this), new UnixFileSystem(Calls));
        Tracker = new Tracker(new Dictionary<string, IEventBackend> { ["file"] = Backend }, logger: Log);
        return this;
    }

    public void Emit(params string[] names)
    {
        foreach (var name in names)
            Tracker.Emit(name);
    }

    /// <summary>Emits events and asserts that flushing them succeeds.</summary>
    public void Write(params string[] names)
    {
        Emit(names);
        Assert.True(Tracker.Flush(TimeSpan.FromMinutes(1)));
    }

    public long Failures(TrackingFailureKind kind) => Tracker.CountFailures(kind);

    public void Dispose()
    {
        Tracker?.Dispose();
        Folder.Dispose();
    }
}
