using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Diagnostics;

/// <summary>Failures that drop no event are logged rarely, on one line each, for any names.</summary>
public sealed class FailureLogTests : IDisposable
{
    private readonly CollectingTracker _tracking = new(null, SomeProcessors.Throwing(ProcessorFailurePolicy.Continue));

    private IEnumerable<string> FieldLines => _tracking.Log.Entries
        .Where(static entry => !entry.Text.Contains("processor", StringComparison.OrdinalIgnoreCase))
        .Select(static entry => entry.Text);

    [Fact]
    public void A_replaced_value_is_logged_with_its_field_every_ten_seconds()
    {
        for (var i = 0; i < 100; i++)
            Emit("test.event", "score", double.NaN);
        Assert.Equal(
            ["The value of the field \"data.score\" of the event \"test.event\" cannot be represented in JSON and was replaced"],
            FieldLines);

        _tracking.Clock.Advance(TimeSpan.FromSeconds(10));
        Emit("test.event", "score", double.NaN);

        Assert.Equal(
            [
                "The value of the field \"data.score\" of the event \"test.event\" cannot be represented in JSON and was replaced",
                "99 more failures like this had no line of their own: ValueReplaced at \"test.event\"",
                "The value of the field \"data.score\" of the event \"test.event\" cannot be represented in JSON and was replaced",
            ],
            FieldLines);
        Assert.Equal(101, _tracking.Failures(TrackingFailureKind.ValueReplaced));
    }

    [Fact]
    public void The_log_names_the_replaced_field_at_any_depth()
    {
        Emit("test.text", "title", "\ud800");
        _tracking.Tracker.Emit(
            "test.deep", new Dictionary<string, object?> { ["a"] = 1, ["outer"] = new object?[] { 1.5, float.NegativeInfinity } });
        _tracking.Tracker.Emit("test.name", new Dictionary<string, object?> { ["a"] = "before", ["b\udc00"] = 1 });
        using (_tracking.Tracker.Context("session", new EventContext { ["rate"] = double.NaN }))
            _tracking.Tracker.Emit("test.context");
        Emit("test\ud800", "a", 1);

        Assert.Equal(
            ["data.title", "data.outer", "data.b\ufffd", "context.rate", "name"],
            FieldLines.Select(static line => line.Split('"')[1]));
    }

    [Fact]
    public void The_first_replaced_value_is_named_and_others_are_counted()
    {
        _tracking.Tracker.Emit("test.event", new Dictionary<string, object?> { ["first"] = double.NaN, ["second"] = double.NaN });
        _tracking.Dispose();

        Assert.Equal(
            [
                "The value of the field \"data.first\" of the event \"test.event\" cannot be represented in JSON and was replaced",
                "1 more failures like this had no line of their own: ValueReplaced at \"test.event\"",
            ],
            FieldLines);
    }

    [Fact]
    public void Each_event_and_field_has_its_own_line()
    {
        foreach (var name in (string[])["test.one", "test.two"])
        {
            Emit(name, "broken", ThrowingEnumerable.After(1));
            Emit(name, "torn", ThrowingEnumerable.After(1));
            Emit(name, "torn", ThrowingEnumerable.After(1));
        }

        Assert.Equal(4, FieldLines.Count());
        _tracking.Dispose();
        Assert.Equal(
            [
                "1 more failures like this had no line of their own: FieldFailed at \"test.one\"",
                "1 more failures like this had no line of their own: FieldFailed at \"test.two\"",
            ],
            FieldLines.Skip(4).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Unbounded_names_log_at_most_a_thousand_lines()
    {
        for (var i = 0; i < 5_000; i++)
            Emit($"test.e{i}", "score", double.NaN);

        // A thousand throttle entries, one of which is the failing processor, plus the shared one.
        Assert.Equal(1_000, FieldLines.Count());
    }

    [Fact]
    public void A_processor_failing_on_every_event_is_logged_every_ten_seconds()
    {
        for (var i = 0; i < 100; i++)
            _tracking.Tracker.Emit($"test.e{i}");
        Assert.Single(_tracking.Log.Entries);

        _tracking.Dispose();
        Assert.StartsWith(
            "99 more failures like this had no line of their own: ProcessorFailed at",
            _tracking.Log.Entries[^1].Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nfail: forged", "a\\u000afail: forged", "a\\nfail: forged")]
    [InlineData("a\r\u001b[31m\0", "a\\u000d\\u001b[31m\\u0000", "a\\r\\u001b[31m\\u0000")]
    [InlineData("a\u2028b\u0085c\u202ed", "a\\u2028b\\u0085c\\u202ed", "a\\u2028b\\u0085c\\u202ed")]
    public void A_name_cannot_break_a_log_line(string name, string inTheLog, string inJson)
    {
        Emit(name, "x", double.NaN);
        Emit("test.event", name, ThrowingEnumerable.After(1));
        _tracking.Tracker.Emit("test.large", new Dictionary<string, object?> { [name] = new string('x', 300_000) });
        _tracking.Dispose();
        _tracking.Tracker.Emit(name);

        Assert.All(_tracking.Log.Entries, static entry => Assert.DoesNotContain(entry.Text, char.IsControl));
        Assert.Contains(
            _tracking.Log.Entries,
            entry =>
                entry.Text == $"The value of the field \"data.x\" of the event \"{inTheLog}\" cannot be represented in JSON and was "
                    + "replaced");
        Assert.Contains(
            _tracking.Log.Entries,
            entry => entry.Text == $"The field \"{inTheLog}\" of the event \"test.event\" could not be written and is null");
        Assert.Contains(
            _tracking.Log.Entries,
            entry =>
                entry.Text.StartsWith(
                    $"The event \"test.large\" is dropped: at the field \"data.{inJson}\" it exceeds", StringComparison.Ordinal));
        Assert.Contains(
            _tracking.Log.Entries,
            entry =>
                entry.Text.StartsWith($"The event \"{inTheLog}\" was emitted after its tracker was disposed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_name_is_truncated()
    {
        Emit(new string('n', 100_000), "x", double.NaN);

        Assert.Contains($"\"{new string('n', 200)}…\"", FieldLines.Single(), StringComparison.Ordinal);
    }

    public void Dispose() => _tracking.Dispose();

    private void Emit(string name, string field, object? value) =>
        _tracking.Tracker.Emit(name, new Dictionary<string, object?> { [field] = value });
}
