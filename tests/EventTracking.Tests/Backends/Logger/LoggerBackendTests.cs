using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging;
using Xunit;

namespace EventTracking.Tests.Backends.Logger;

public sealed class LoggerBackendTests
{
    private const string Line = """{"name":"test.event","timestamp":"2026-11-23T19:29:34.718308+00:00","data":{"a":"é"},"context":{}}""";
    private const string PythonLine =
        """{"name": "test.event", "timestamp": "2026-11-23T19:29:34.718308+00:00", "data": {"a": "\u00e9"}, "context": {}}""";

    private readonly CollectingLogger<LoggerBackend> _logger = new();

    [Fact]
    public void An_event_is_logged_as_its_line()
    {
        Emit(new LoggerBackendOptions());

        var entry = Assert.Single(_logger.Entries);
        Assert.Equal((LogLevel.Information, Line), (entry.Level, entry.Text));
    }

    [Fact]
    public void An_event_can_be_logged_in_Python_format()
    {
        Emit(new LoggerBackendOptions { Format = LoggerFormat.PythonJson });

        Assert.Equal(PythonLine, Assert.Single(_logger.Entries).Text);
    }

    [Theory]
    [InlineData(LogLevel.Trace)]
    [InlineData(LogLevel.Warning)]
    [InlineData(LogLevel.Critical)]
    public void The_level_is_configurable(LogLevel level)
    {
        Emit(new LoggerBackendOptions { Level = level });

        Assert.Equal(level, Assert.Single(_logger.Entries).Level);
    }

    [Theory]
    [InlineData(LogLevel.None)]
    [InlineData((LogLevel)(-1))]
    [InlineData((LogLevel)99)]
    public void The_level_None_is_rejected(LogLevel level)
    {
        var exception = Assert.Throws<ArgumentException>(() => new LoggerBackend(_logger, new LoggerBackendOptions { Level = level }));

        Assert.Contains("Use one from Trace to Critical", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_logged_at_a_disabled_level()
    {
        var warnings = new CollectingLogger<LoggerBackend>(LogLevel.Warning);
        using var tracking = TrackerOf(new LoggerBackend(warnings, new LoggerBackendOptions { MaxTextLength = 0 }));

        tracking.Emit("test.event");

        Assert.Empty(warnings.Entries);
        Assert.Equal(0, tracking.CountLost(DropReason.Oversize));
    }

    [Theory]
    [InlineData(LoggerFormat.Json, 0)]
    [InlineData(LoggerFormat.Json, 90)]
    [InlineData(LoggerFormat.PythonJson, 90)]
    public void An_overlong_event_is_dropped_counted_and_reported(LoggerFormat format, int size)
    {
        using var tracker = TrackerOf(new LoggerBackend(_logger, new LoggerBackendOptions { Format = format, MaxTextLength = size }));

        tracker.Emit("test.event", SomeJson.Of("""{"a":"é"}"""));

        Assert.Empty(_logger.Entries);
        Assert.Equal(1, tracker.CountLost(DropReason.Oversize));
    }

    [Fact]
    public void The_limit_counts_characters_and_is_inclusive()
    {
        Emit(new LoggerBackendOptions { MaxTextLength = Line.Length });
        Emit(new LoggerBackendOptions { Format = LoggerFormat.PythonJson, MaxTextLength = PythonLine.Length });
        Assert.Equal(2, _logger.Entries.Count);

        Emit(new LoggerBackendOptions { MaxTextLength = Line.Length - 1 });
        Emit(new LoggerBackendOptions { Format = LoggerFormat.PythonJson, MaxTextLength = PythonLine.Length - 1 });
        Assert.Equal(2, _logger.Entries.Count);
    }

    [Fact]
    public void There_is_no_limit_by_default()
    {
        using var tracker = new Tracker(SomeBackends.Only(new LoggerBackend(_logger)), options: SomeLimits.None.Options());

        tracker.Emit("test.event", new Dictionary<string, object?> { ["text"] = new string('x', 1_000_000) });

        Assert.True(Assert.Single(_logger.Entries).Text.Length > 1_000_000);
    }

    [Theory]
    [InlineData("%s %d %")]
    [InlineData("{0} {Name} }{ {{")]
    public void Percent_signs_and_braces_are_literal(string text)
    {
        using var tracker = TrackerOf(new LoggerBackend(_logger));

        tracker.Emit("test.event", new Dictionary<string, object?> { ["text"] = text });

        Assert.Contains($"\"{text}\"", Assert.Single(_logger.Entries).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unwritable_value_does_not_suppress_the_event()
    {
        using var tracker = TrackerOf(new LoggerBackend(_logger));

        tracker.Emit("test.event", new Dictionary<string, object?> { ["stream"] = Stream.Null });

        Assert.Contains("\"stream\":null", Assert.Single(_logger.Entries).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_keeps_its_offset_and_its_fraction()
    {
        using var tracker = TrackerOf(new LoggerBackend(_logger));

        tracker.Emit("test.event", new Dictionary<string, object?>
        {
            ["instant"] = new DateTimeOffset(2026, 11, 23, 19, 29, 34, 500, TimeSpan.FromHours(1)),
            ["date"] = new DateOnly(2026, 11, 23),
        });

        Assert.Contains(
            """{"instant":"2026-11-23T19:29:34.5+01:00","date":"2026-11-23"}""", Assert.Single(_logger.Entries).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Each_event_is_one_log_line()
    {
        using var tracker = TrackerOf(new LoggerBackend(_logger));

#pragma warning disable EVT401 // A name with line breaks is the point.
        tracker.Emit("first\r\n\u2028");
#pragma warning restore EVT401
        tracker.Emit("second");

        Assert.Equal(2, _logger.Entries.Count);
        Assert.All(_logger.Entries, static entry => Assert.Equal(entry.Text, entry.Text.ReplaceLineEndings("")));
    }

    [Fact]
    public void Invalid_arguments_are_rejected()
    {
        Assert.Throws<ArgumentNullException>(static () => new LoggerBackend(null!));
        Assert.Throws<ArgumentException>(() => new LoggerBackend(_logger, new LoggerBackendOptions { MaxTextLength = -1 }));
    }

    private void Emit(LoggerBackendOptions options)
    {
        using var tracker = TrackerOf(new LoggerBackend(_logger, options));
        tracker.Emit("test.event", SomeJson.Of("""{"a":"é"}"""));
    }

    private static Tracker TrackerOf(LoggerBackend backend) =>
        new(SomeBackends.Only(backend), timeProvider: new CollectingTracker().Clock);
}
