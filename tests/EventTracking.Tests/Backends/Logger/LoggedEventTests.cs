using EventTracking.Backends.Logger;
using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging;
using Xunit;

namespace EventTracking.Tests.Backends.Logger;

public sealed class LoggedEventTests
{
    private const string TemplateKey = "{OriginalFormat}";

    [Fact]
    public void Data_and_context_are_fields_of_the_log_record()
    {
        var record = Log("""{"path":"/home","views":3}""", new EventContext { ["user_id"] = 10938 });

        Assert.Equal(
            ["path=/home", "views=3", "context.user_id=10938"],
            record.Fields.SkipLast(2).Select(static field => $"{field.Key}={field.Value}"));
        Assert.IsType<Guid>(record.Fields[^2].Value);
        Assert.Equal(("event.id", TemplateKey), (record.Fields[^2].Key, record.Fields[^1].Key));
    }

    [Fact]
    public void The_name_of_the_event_is_the_name_of_its_event_id_and_its_message_template()
    {
        var record = Log("{}", name: "com.example.{page}.viewed");

        Assert.Equal("com.example.{page}.viewed", record.Id.Name);
        Assert.Equal("com.example.{{page}}.viewed", record[TemplateKey]);
    }

    [Fact]
    public void The_message_is_the_name_and_the_data()
    {
        Assert.Equal("com.example.page.viewed", Log("{}", new EventContext { ["user_id"] = 1 }).Message);
        Assert.Equal(
            """com.example.page.viewed path=/{home}, ok=true, tags=["a"], none=null""",
            Log("""{"path":"/{home}","ok":true,"tags":["a"],"none":null}""").Message);
    }

    [Fact]
    public void The_message_is_one_line()
    {
        var record = Log("""{"text":"a\r\n\u2028[31m"}""", name: "com.example.page\nviewed");

        Assert.Equal(@"com.example.page\u000aviewed text=a\u000d\u000a\u2028[31m", record.Message);
        Assert.Equal(@"com.example.page\u000aviewed", record[TemplateKey]);
        Assert.Equal("a\r\n\u2028[31m", record["text"]);
    }

    [Theory]
    [InlineData("3", 3L)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("0.30000000000000004", 0.30000000000000004)]
    [InlineData("9007199254740993.5", "9007199254740993.5")]
    [InlineData("1.50", "1.50")]
    [InlineData("1E+400", "1E+400")]
    [InlineData("true", true)]
    [InlineData("null", null)]
    [InlineData("\"\\u0041\\n\"", "A\n")]
    [InlineData("""{"a":[1, 2]}""", """{"a":[1,2]}""")]
    public void Values_keep_their_types_and_all_of_their_digits(string json, object? expected)
    {
        var value = Log($$"""{"value":{{json}}}""")["value"];

        Assert.Equal(expected, value is decimal number ? number.ToString(null, System.Globalization.CultureInfo.InvariantCulture) : value);
    }

    [Theory]
    [InlineData("context.user_id")]
    [InlineData("event.id")]
    [InlineData("data.x")]
    [InlineData(TemplateKey)]
    public void A_field_of_the_data_cannot_replace_another_field(string key)
    {
        var record = Log($$"""{"{{key}}":"data"}""", new EventContext { ["user_id"] = 10938 });

        Assert.Equal("data", record[$"data.{key}"]);
        Assert.Equal(record.Fields.Count, record.Fields.Select(static field => field.Key).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("[1,2]", "[1,2]")]
    [InlineData("\"text\"", "text")]
    public void Data_that_is_not_an_object_is_one_field(string json, string expected) => Assert.Equal(expected, Log(json)["data"]);

    [Fact]
    public void An_overlong_event_is_dropped_and_counted()
    {
        var logger = new RecordingLogger();
        using var tracker = TrackerOf(logger, new LoggerBackendOptions { Format = LoggerFormat.Structured, MaxTextLength = 90 });

        tracker.Emit("test.event", SomeJson.Of("""{"a":"é"}"""));

        Assert.Empty(logger.Records);
        Assert.Equal(1, tracker.CountLost(DropReason.Oversize));
    }

    private static LogRecord Log(string data, EventContext? context = null, string name = "com.example.page.viewed")
    {
        var logger = new RecordingLogger();
        using var tracker = TrackerOf(logger, new LoggerBackendOptions { Format = LoggerFormat.Structured });
        using (tracker.Context("test", context ?? []))
            tracker.Emit(name, SomeJson.Of(data));
        return Assert.Single(logger.Records);
    }

    private static Tracker TrackerOf(ILogger logger, LoggerBackendOptions options) =>
        new(SomeBackends.Only(new LoggerBackend(logger, options)), timeProvider: new CollectingTracker().Clock);

    private sealed record LogRecord(EventId Id, IReadOnlyList<KeyValuePair<string, object?>> Fields, string Message)
    {
        public object? this[string key] => Fields.Single(field => field.Key == key).Value;
    }

    private sealed class RecordingLogger : ILogger
    {
        public List<LogRecord> Records { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Records.Add(new(eventId, (IReadOnlyList<KeyValuePair<string, object?>>)state!, formatter(state, exception)));
    }
}
