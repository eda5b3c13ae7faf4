using System.Globalization;
using System.Text;
using System.Text.Json;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

public sealed class JsonLinesBackendTests
{
    /// <summary>The length of the line of an event without data, including its line break.</summary>
    private const int Line = 83;

    private readonly FlakyStream _stream = new();

    [Fact]
    public void Each_event_is_a_line_of_UTF8_without_a_byte_order_mark()
    {
        Emit(new JsonLinesBackend(_stream), "é", "b");

        Assert.Equal((byte)'{', _stream.ToArray()[0]);
        Assert.EndsWith("}\n", Written(), StringComparison.Ordinal);
        Assert.Equal(["é", "b"], Names());
    }

    [Fact]
    public void A_file_is_created_and_appended_to()
    {
        using var file = new SomeFile();

        Emit(new JsonLinesBackend(file.Path), "a");
        Emit(new JsonLinesBackend(file.Path), "b", "c");

        Assert.Equal(["a", "b", "c"], file.Lines().Select(NameOf));
    }

    [Fact]
    public void An_open_file_can_be_read_after_a_flush()
    {
        using var file = new SomeFile();
        var options = new JsonLinesOptions { FlushInterval = Timeout.InfiniteTimeSpan };
        using var tracker = new Tracker(SomeBackends.Only(new JsonLinesBackend(file.Path, options)));

        tracker.Emit("a");
        Assert.Empty(file.Lines());
        Assert.True(tracker.Flush(TimeSpan.FromMinutes(1)));

        Assert.Equal(["a"], file.Lines().Select(NameOf));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Line - 1)]
    [InlineData(Line)]
    [InlineData(Line + 1)]
    [InlineData((2 * Line) - 1)]
    [InlineData(2 * Line)]
    [InlineData((2 * Line) + 1)]
    [InlineData(1000 * Line)]
    public void Lines_are_intact_and_ordered_for_any_block_size(int blockSize)
    {
        var names = Enumerable.Range(0, 20).Select(static i => new string('n', 1 + (i * 7 % 50)) + i).ToArray();

        Emit(new JsonLinesBackend(_stream, new JsonLinesOptions { BlockSize = blockSize }), names);

        Assert.Equal(names, Names());
    }

    [Fact]
    public void Events_are_buffered_until_a_block_is_full()
    {
        using var tracker = TrackerWithKnownLines(new JsonLinesBackend(_stream, Manual(2 * Line)));

        tracker.Emit("a");
        tracker.Emit("b");
        Assert.Equal(0, _stream.Writes);

        tracker.Emit("c");
        Assert.Equal((1, 2 * Line), (_stream.Writes, (int)_stream.Length));

        tracker.Flush(TimeSpan.FromMinutes(1));
        Assert.Equal((2, 3 * Line), (_stream.Writes, (int)_stream.Length));
    }

    [Fact]
    public void A_line_larger_than_a_block_is_written_alone_and_in_order()
    {
        using var tracker = TrackerWithKnownLines(new JsonLinesBackend(_stream, Manual(2 * Line)));

        tracker.Emit("a");
        tracker.Emit(new string('b', 10 * Line));

        Assert.Equal(2, _stream.Writes);
        Assert.Equal(['a', 'b'], Names().Select(static name => name[0]));
    }

    [Fact]
    public void Without_buffering_every_event_is_written_immediately()
    {
        using var tracker = new Tracker(SomeBackends.Only(new JsonLinesBackend(_stream, Manual(0))));

        tracker.Emit("a");
        Assert.Equal(["a"], Names());

        tracker.Emit("b");
        Assert.Equal(["a", "b"], Names());
    }

    [Fact]
    public void Disposal_writes_buffered_events_and_closes_once()
    {
        var backend = new JsonLinesBackend(_stream);
        using var tracker = new Tracker(SomeBackends.Only(backend));
        tracker.Emit("a");

        backend.Dispose();
        backend.Dispose();
        Assert.True(backend.Flush(TimeSpan.Zero));

        Assert.True(_stream.IsClosed);
        Assert.Equal(["a"], Names());
    }

    [Fact]
    public void A_stream_can_be_left_open()
    {
        Emit(new JsonLinesBackend(_stream, new JsonLinesOptions { LeaveOpen = true }), "a");

        Assert.False(_stream.IsClosed);
        Assert.Equal(["a"], Names());
    }

    [Fact]
    public void Sending_after_disposal_throws()
    {
        var backend = new JsonLinesBackend(_stream);
        using var tracker = new Tracker(SomeBackends.Only(backend));
        backend.Dispose();

        tracker.Emit("a");

        Assert.Equal(1, tracker.CountLost(DropReason.Shutdown));
        Assert.Equal(1, tracker.GetAccount("only").Dropped[DropReason.Shutdown]);
    }

    [Fact]
    public void Lines_of_several_threads_are_whole_and_in_the_order_of_each_thread()
    {
        const int threads = 4;
        var numbers = Enumerable.Range(0, 5_000).ToArray();
        using (var tracker = new Tracker(SomeBackends.Only(new JsonLinesBackend(_stream, new JsonLinesOptions { BlockSize = 1000 }))))
        {
            Thread[] emitting = [.. Enumerable.Range(0, threads).Select(thread => new Thread(() => EmitAll(tracker, thread)))];
            Array.ForEach(emitting, static thread => thread.Start());
            Array.ForEach(emitting, static thread => thread.JoinInTime());
        }

        var names = Names().ToLookup(static name => name[0], static name => int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture));
        Assert.Equal(threads, names.Count);
        Assert.All(names, thread => Assert.Equal(numbers, thread));

        void EmitAll(Tracker tracker, int thread)
        {
            foreach (var number in numbers)
            {
                tracker.Emit($"{(char)('a' + thread)}{number}", new Dictionary<string, object?> { ["x"] = new string('x', number % 100) });
                if (number % 700 == 0)
                    Assert.True(tracker.Flush(TimeSpan.FromMinutes(1)));
            }
        }
    }

    [Fact]
    public void An_unwritable_path_is_rejected_by_name()
    {
        using var file = new SomeFile();
        File.WriteAllText(file.Path, "");
        var path = Path.Combine(file.Path, "not a folder", "events.jsonl");

        var exception = Assert.Throws<IOException>(() => new JsonLinesBackend(path));

        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Check that its folder exists", exception.Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(static () => new JsonLinesBackend(Path.GetTempPath()));
    }

    [Fact]
    public void Invalid_paths_streams_and_sizes_are_rejected()
    {
        Assert.Throws<ArgumentNullException>(static () => new JsonLinesBackend((string)null!));
        Assert.Throws<ArgumentException>(static () => new JsonLinesBackend(""));
        Assert.Throws<ArgumentNullException>(static () => new JsonLinesBackend((Stream)null!));
        Assert.Throws<ArgumentException>(static () => new JsonLinesBackend(new MemoryStream([], writable: false)));
        Assert.Throws<ArgumentOutOfRangeException>(static () => new JsonLinesBackend(Stream.Null, new JsonLinesOptions { BlockSize = -1 }));
    }

    private static JsonLinesOptions Manual(int blockSize) =>
        new() { BlockSize = blockSize, FlushInterval = Timeout.InfiniteTimeSpan, LeaveOpen = true };

    private static void Emit(JsonLinesBackend backend, params string[] names)
    {
        using var tracker = new Tracker(SomeBackends.Only(backend));
        foreach (var name in names)
            tracker.Emit(name);
    }

    private static Tracker TrackerWithKnownLines(JsonLinesBackend backend)
    {
        var probe = new CollectingTracker();
        probe.Tracker.Emit("a");
        Assert.Equal(Line, probe.Event.Json.Length + 1);
        return new Tracker(SomeBackends.Only(backend));
    }

    private string Written() => Encoding.UTF8.GetString(_stream.ToArray());

    private IEnumerable<string> Names() => Written().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(NameOf);

    private static string NameOf(string line) => JsonElement.Parse(line).GetProperty("name").GetString()!;
}
