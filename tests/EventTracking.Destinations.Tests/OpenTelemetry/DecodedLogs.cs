using System.Globalization;
using System.Text;
using System.Text.Json;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.OpenTelemetry.Otlp;

namespace EventTracking.Destinations.Tests.OpenTelemetry;

/// <summary>Decodes requests with Google.Protobuf.</summary>
internal static class DecodedLogs
{
    private const int MaxDepth = 30;

    private static readonly string[] OwnAttributes = ["event.id", "event.version", "microsoft.custom_event.name"];

    public static IEnumerable<LogRecord> RecordsOf(byte[] request) =>
        ExportLogsServiceRequest.Parser.ParseFrom(request).ResourceLogs
            .SelectMany(static resource => resource.ScopeLogs)
            .SelectMany(static scope => scope.LogRecords);

    public static Arrived ToArrived(LogRecord record)
    {
        var attributes = record.Attributes.ToDictionary(static one => one.Key, static one => one.Value, StringComparer.Ordinal);
        Assert.Equal(record.EventName, attributes["microsoft.custom_event.name"].StringValue);
        Assert.Equal(record.TimeUnixNano, record.ObservedTimeUnixNano);
        var context = record.Attributes
            .Where(static one => !OwnAttributes.Contains(one.Key))
            .Select(static one => new KeyValuePair<string, string>(one.Key, JsonOf(one.Value)));
        if (!record.TraceId.IsEmpty)
            context = context.Append(new("trace_id", $"\"{Convert.ToHexStringLower(record.TraceId.Span)}\""));
        if (!record.SpanId.IsEmpty)
            context = context.Append(new("span_id", $"\"{Convert.ToHexStringLower(record.SpanId.Span)}\""));
        return new Arrived(
            Guid.Parse(attributes["event.id"].StringValue),
            record.EventName,
            DateTimeOffset.UnixEpoch.AddTicks((long)(record.TimeUnixNano / 100)),
            JsonOf(record.Body),
            ObjectOf(context),
            attributes.TryGetValue("event.version", out var version) ? (int)version.IntValue : 0);
    }

    public static string JsonOf(AnyValue value) => value.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => JsonSerializer.Serialize(value.StringValue),
        AnyValue.ValueOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        AnyValue.ValueOneofCase.IntValue => value.IntValue.ToString(CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.DoubleValue => value.DoubleValue.ToString("R", CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.ArrayValue => $"[{string.Join(',', value.ArrayValue.Values.Select(JsonOf))}]",
        AnyValue.ValueOneofCase.KvlistValue => ObjectOf(value.KvlistValue.Values.Select(static one =>
            new KeyValuePair<string, string>(one.Key, JsonOf(one.Value)))),
        AnyValue.ValueOneofCase.None => "null",
        _ => throw new InvalidOperationException($"An event never has a {value.ValueCase}."),
    };

    /// <summary>
    /// Returns JSON as it arrives: a number that neither 64 bits nor a double can hold becomes a string, and so do objects and arrays at
    /// a depth above 30. Decimals are compared exactly, by System.Text.Json.
    /// </summary>
    public static string ExpectedJson(string json, int depth = 0)
    {
        var text = new StringBuilder();
        Append(text, JsonElement.Parse(json), depth);
        return text.ToString();
    }

    private static string ObjectOf(IEnumerable<KeyValuePair<string, string>> members) =>
        $"{{{string.Join(',', members.Select(static one => $"{JsonSerializer.Serialize(one.Key)}:{one.Value}"))}}}";

    private static void Append(StringBuilder text, JsonElement element, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object or JsonValueKind.Array when depth > MaxDepth:
                text.Append(JsonSerializer.Serialize(element.GetRawText()));
                break;
            case JsonValueKind.Object:
                text.Append(ObjectOf(element.EnumerateObject().Select(one =>
                    new KeyValuePair<string, string>(one.Name, ExpectedJson(one.Value.GetRawText(), depth + 1)))));
                break;
            case JsonValueKind.Array:
                var items = element.EnumerateArray().Select(one => ExpectedJson(one.GetRawText(), depth + 1));
                text.Append(CultureInfo.InvariantCulture, $"[{string.Join(',', items)}]");
                break;
            case JsonValueKind.Number when !element.TryGetInt64(out _) && !IsDouble(element):
                text.Append(CultureInfo.InvariantCulture, $"\"{element.GetRawText()}\"");
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static bool IsDouble(JsonElement number) =>
        number.TryGetDouble(out var value) && double.IsFinite(value)
        && JsonElement.DeepEquals(number, JsonElement.Parse(value.ToString("R", CultureInfo.InvariantCulture)));
}
